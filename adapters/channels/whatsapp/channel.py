"""The port `Channel` for WhatsApp's Cloud API."""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from adapters.channels.fetching import Hosts, download, with_own_server
from adapters.channels.pacing import Pacing
from adapters.channels.saying import say_all
from adapters.channels.signs import Signs
from adapters.channels.whatsapp.graph import WINDOW_CLOSED, BadCall, Graph
from adapters.channels.whatsapp.limits import AUDIO_BYTES, BUTTONS, CAPTION_CHARS, CHAT, FETCH_BYTES, IMAGE_BYTES, OVERALL, ROWS, SIGN_S, TEXT_CHARS, WINDOW
from adapters.channels.whatsapp.payloads import Payload, payloads, template
from core.abilities import Abilities
from core.errors import BadInput, Refused
from core.messages import Address, Attachment, OutboundMessage, Platform
from core.ports import Blobs, Clock

USUAL_API = "https://graph.facebook.com/v24.0"
HOSTS = Hosts(("lookaside.fbsbx.com", "graph.facebook.com"), (".fbcdn.net", ".whatsapp.net"))


class WhatsAppChannel:
    """Says things from one business number. `template_name` is "name:language" of an approved template with one text variable."""

    platform = Platform.WHATSAPP
    abilities = Abilities(
        working="read mark and typing",
        progress="its first step",
        text=f"{TEXT_CHARS} characters each, cut between sentences",
        picture=f"with up to {CAPTION_CHARS} characters of text",
        buttons=f"{BUTTONS}, or a list of {ROWS}; links as lines",
        voice="voice message",
        late="an approved template",
    )

    def __init__(self, graph: Graph, api_url: str, template_name: str, blobs: Blobs, clock: Clock) -> None:
        """Nothing is connected before the first call."""
        self._graph = graph
        self._hosts = with_own_server(HOSTS, api_url, USUAL_API)
        self._template = template_name
        self._blobs = blobs
        self._clock = clock
        self._pacing = Pacing(OVERALL, clock)
        self._signs = Signs(clock, SIGN_S)

    async def fetch(self, attachment: Attachment, limit_bytes: int) -> bytes:
        """The file; its address is asked for first and lives for minutes. Raises BadInput("file_too_large") or Refused."""
        limit_bytes = min(limit_bytes, FETCH_BYTES)
        file = await self._graph.about(attachment.ref)
        if int(file.get("file_size") or 0) > limit_bytes:
            raise BadInput("file_too_large", f"{limit_bytes // (1024 * 1024)} MB")
        if not file.get("url"):
            raise Refused("whatsapp: the file has no address")
        data, _ = await download(self._graph.client, str(file["url"]), self._hosts, limit_bytes, self._graph.authorization)
        return data

    async def working(self, address: Address, about: str | None = None) -> None:
        """Mark the message as read and show "typing"; lasts until something is said or for 25 seconds."""
        if about is None or not self._signs.due(address.chat):
            return
        await self._graph.message({"status": "read", "message_id": about, "typing_indicator": {"type": "text"}})

    async def send(self, message: OutboundMessage, replaces: str | None = None) -> str:
        """Say it, in as many messages as it takes. WhatsApp edits nothing, so of progress only the first is said. The id of the last message."""
        if replaces is not None and not message.final:
            return replaces
        if message.asked_at is not None and self._clock.now() - message.asked_at > WINDOW:
            return await self._by_template(message)
        picture = await self._uploaded(message.picture, "prototype.png", "image/png", IMAGE_BYTES)
        voice = await self._uploaded(message.voice, "answer.ogg", "audio/ogg", AUDIO_BYTES)
        steps = [partial(self._said, message.address, payload) for payload in payloads(message, picture, voice)]
        try:
            return await say_all(steps, self._clock)
        except BadCall as error:
            if error.code != WINDOW_CLOSED:
                raise
            return await self._by_template(message)

    async def close(self) -> None:
        """Close the connections."""
        await self._graph.close()

    async def _by_template(self, message: OutboundMessage) -> str:
        name, _, language = self._template.partition(":")
        if not name:
            raise Refused("whatsapp: more than 24 hours of silence, and no template is set")
        return await self._said(message.address, template(message, name, language or message.language))

    async def _uploaded(self, blob: str | None, name: str, media_type: str, limit_bytes: int) -> str | None:
        """The id of a picture or sound; what cannot be sent is left out, because the text says everything."""
        if blob is None:
            return None
        data = await self._blobs.get(blob)
        if len(data) > limit_bytes:
            return None
        with suppress(Refused):
            return await self._graph.upload(data, name, media_type)
        return None

    async def _said(self, address: Address, payload: Payload) -> str:
        await self._pacing.wait(address.chat, CHAT)
        answer = await self._graph.message({**_recipient(address.chat), **payload})
        messages: list[Mapping[str, Any]] = answer.get("messages") or [{}]
        return str(messages[0].get("id", ""))


def _recipient(chat: str) -> Mapping[str, str]:
    """A number, the id of somebody who hides theirs ("DE.1234"), or a group."""
    if chat.isdecimal():
        return {"recipient_type": "individual", "to": chat}
    if "." in chat:
        return {"recipient_type": "individual", "recipient": chat}
    return {"recipient_type": "group", "to": chat}

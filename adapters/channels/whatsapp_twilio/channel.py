"""The port `Channel` for WhatsApp by Twilio."""

import json
import re
from base64 import b64encode
from collections.abc import Callable
from functools import partial
from typing import Any

import httpx
from twilio.rest import Client

from adapters.channels.fetching import Hosts, download, with_own_server
from adapters.channels.pacing import Pacing
from adapters.channels.saying import say_all
from adapters.channels.signs import Signs
from adapters.channels.texts import clipped, split
from adapters.channels.whatsapp.limits import SIGN_S, WINDOW
from adapters.channels.whatsapp_twilio.calls import CALL_S, USUAL_API, WINDOW_CLOSED, BadCall, call, make_client
from adapters.channels.whatsapp_twilio.limits import BODY_CHARS, CHAT, CHOICES, IMAGE_BYTES, MEDIA_BYTES, OVERALL, PARAMETER_CHARS
from core.abilities import Abilities
from core.errors import NotFound, Refused
from core.messages import Address, Attachment, OutboundMessage, Platform
from core.ports import Blobs, Clock

HOSTS = Hosts(("api.twilio.com",), (".twiliocdn.com", "s3-external-1.amazonaws.com", "media.twiliocdn.com.s3-external-1.amazonaws.com"))


class TwilioChannel:
    """Says things from one WhatsApp sender of an account. `link_to` gives Twilio an address from which to fetch a blob; `template` is a Content SID."""

    platform = Platform.WHATSAPP
    abilities = Abilities(
        working="read mark and typing",
        progress="its first step",
        text=f"{BODY_CHARS} characters each, cut between sentences",
        picture="with the beginning of the text",
        buttons="choices and links as lines",
        voice="sound file",
        late="an approved template",
    )

    def __init__(  # noqa: PLR0913  an account is that many words
        self,
        account: str,
        token: str,
        sender: str,
        blobs: Blobs,
        clock: Clock,
        *,
        link_to: Callable[[str], str],
        template: str = "",
        status_url: str = "",
        api_url: str = USUAL_API,
    ) -> None:
        """Nothing is connected before the first call."""
        self._account = account
        self._token = token
        self._sender = f"whatsapp:{sender.removeprefix('whatsapp:')}"
        self._blobs = blobs
        self._clock = clock
        self._link_to = link_to
        self._template = template
        self._status_url = status_url
        self._api_url = api_url
        self._hosts = with_own_server(HOSTS, api_url, USUAL_API)
        self._pacing = Pacing(OVERALL, clock)
        self._signs = Signs(clock, SIGN_S)
        self._made: httpx.AsyncClient | None = None

    @property
    def _connection(self) -> httpx.AsyncClient:
        """One pool of connections for calls and files."""
        if self._made is None:
            self._made = httpx.AsyncClient(timeout=CALL_S)
        return self._made

    @property
    def _twilio(self) -> Client:
        return make_client(self._account, self._token, self._api_url, self._connection)

    async def fetch(self, attachment: Attachment, limit_bytes: int) -> bytes:
        """The file; it lies behind a redirect that must not see our token. Raises BadInput("file_too_large") or Refused."""
        basic = b64encode(f"{self._account}:{self._token}".encode()).decode()
        data, _ = await download(self._connection, attachment.ref, self._hosts, min(limit_bytes, MEDIA_BYTES), {"Authorization": f"Basic {basic}"})
        return data

    async def working(self, address: Address, about: str | None = None) -> None:
        """Mark the message as read and show "typing"; lasts until something is said or for 25 seconds."""
        if about is None or not self._signs.due(address.chat):
            return
        await call(lambda: self._twilio.messaging.v2.typing_indicator.create_async(channel="whatsapp", message_id=about))

    async def send(self, message: OutboundMessage, replaces: str | None = None) -> str:
        """Say it, in as many messages as it takes. WhatsApp edits nothing, so of progress only the first is said. The id of the last message."""
        if replaces is not None and not message.final:
            return replaces
        if message.asked_at is not None and self._clock.now() - message.asked_at > WINDOW:
            return await self._by_template(message)
        try:
            return await say_all([partial(self._said, message.address, part) for part in await self._parts(message)], self._clock)
        except BadCall as error:
            if error.code != WINDOW_CLOSED:
                raise
            return await self._by_template(message)

    async def close(self) -> None:
        """Close the connections."""
        if self._made is not None:
            await self._made.aclose()

    async def _parts(self, message: OutboundMessage) -> list[dict[str, Any]]:
        """What is said, in order: the picture with the beginning, further texts, the voice. One file a message."""
        choices = [f"• {button.label}: {button.url}" if button.url else f"• {button.label}" for button in message.buttons[:CHOICES]]
        texts = split("\n".join([message.text, *choices]), BODY_CHARS)
        parts: list[dict[str, Any]] = [{"body": text} for text in texts]
        if message.picture is not None and await self._fits(message.picture, IMAGE_BYTES):
            parts[0] |= {"media_url": [self._link_to(message.picture)]}
        if message.voice is not None and await self._fits(message.voice, MEDIA_BYTES):
            parts.append({"media_url": [self._link_to(message.voice)]})
        return parts

    async def _fits(self, blob: str, limit_bytes: int) -> bool:
        try:
            return len(await self._blobs.get(blob)) <= limit_bytes
        except NotFound:
            return False

    async def _by_template(self, message: OutboundMessage) -> str:
        if not self._template:
            raise Refused("twilio: more than 24 hours of silence, and no template is set")
        words = clipped(re.sub(r"\s+", " ", message.text).strip(), PARAMETER_CHARS)
        return await self._said(message.address, {"content_sid": self._template, "content_variables": json.dumps({"1": words})})

    async def _said(self, address: Address, part: dict[str, Any]) -> str:
        await self._pacing.wait(address.chat, CHAT)
        status = {"status_callback": self._status_url} if self._status_url else {}
        sent = await call(lambda: self._twilio.messages.create_async(to=f"whatsapp:{address.chat}", from_=self._sender, **part, **status))
        return str(sent.sid)

"""The port `Channel` for Slack."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial

import aiohttp
import httpx
from slack_sdk.models.blocks import Block
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.channels.fetching import Hosts, download, with_own_server
from adapters.channels.pacing import Pacing
from adapters.channels.saying import say_all
from adapters.channels.slack.blocks import button_blocks, text_blocks
from adapters.channels.slack.calls import BadCall, call
from adapters.channels.slack.limits import CHAT, ELEMENTS, MESSAGE_SECTIONS, OVERALL, SECTION_CHARS, TEXT_CHARS, sections
from adapters.channels.texts import clipped
from core.abilities import Abilities
from core.errors import BadInput, ProviderError, Refused
from core.messages import Address, Attachment, OutboundMessage, Platform
from core.ports import Blobs, Clock
from core.understanding.phrases import say

USUAL_API = "https://slack.com/api/"
HOSTS = Hosts((".slack.com", "slack-files.com"), (".slack-edge.com",))
CALL_S = 20
GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
Act = Callable[[], Awaitable[AsyncSlackResponse]]


class SlackChannel:
    """Says things as the app's bot user."""

    platform = Platform.SLACK
    abilities = Abilities(
        working="status in threads",
        progress="one message, edited",
        text=f"sections of {SECTION_CHARS} characters, {MESSAGE_SECTIONS} a message",
        picture="uploaded below the text",
        buttons=f"rows of {ELEMENTS}, and links",
        voice="uploaded sound",
        late="anything",
    )

    def __init__(self, token: str, api_url: str, blobs: Blobs, clock: Clock) -> None:
        """Nothing is connected before the first call."""
        self._token = token
        self._api_url = api_url
        self._hosts = with_own_server(HOSTS, api_url, USUAL_API)
        self._blobs = blobs
        self._clock = clock
        self._pacing = Pacing(OVERALL, clock)
        self._session: aiohttp.ClientSession | None = None
        self._files: httpx.AsyncClient | None = None
        self._shows_status = True

    @property
    def _slack(self) -> AsyncWebClient:
        """No retries of its own: a message whose fate is unknown must not be sent twice."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=CALL_S))
        return AsyncWebClient(self._token, self._api_url, CALL_S, session=self._session, retry_handlers=[])

    async def fetch(self, attachment: Attachment, limit_bytes: int) -> bytes:
        """The file. Raises BadInput("file_too_large") above the limit, Refused when it is gone or only a log-in page comes."""
        if (attachment.size_bytes or 0) > limit_bytes:
            raise BadInput("file_too_large", f"{limit_bytes // (1024 * 1024)} MB")
        url = attachment.ref if "://" in attachment.ref else await self._url_of(attachment.ref)
        if self._files is None:
            self._files = httpx.AsyncClient(timeout=CALL_S)
        data, media_type = await download(self._files, url, self._hosts, limit_bytes, {"Authorization": f"Bearer {self._token}"})
        if media_type == "text/html" and attachment.media_type not in {"text/html", "application/xhtml+xml"}:
            raise Refused("slack: a log-in page instead of the file; the app lacks files:read")
        return data

    async def _url_of(self, file_id: str) -> str:
        """Where a file of another workspace lies."""
        file = (await call(lambda: self._slack.files_info(file=file_id)))["file"]
        url = file.get("url_private_download") or file.get("url_private")
        if not url:
            raise Refused("slack: the file has no address")
        return str(url)

    async def working(self, address: Address, about: str | None = None) -> None:
        """Show "is typing" in a thread, until something is said there; elsewhere Slack has no sign for bots, and progress is said as a message."""
        del about
        if not address.thread or not self._shows_status:
            return
        try:
            await call(lambda: self._slack.assistant_threads_setStatus(channel_id=address.chat, thread_ts=address.thread, status="is typing…"))
        except BadCall:
            self._shows_status = False

    async def send(self, message: OutboundMessage, replaces: str | None = None) -> str:
        """Say it, long texts in several messages; progress edits what was said before, an answer takes it away. The `ts` of the first message with text."""
        if replaces is not None and not message.final:
            return await self._edit(message, replaces)
        ids: list[str] = []
        await say_all([partial(self._said, act, message.address, ids) for act in await self._acts(message)], self._clock)
        if replaces is not None:
            with suppress(ProviderError):  # "Building ..." above an answer is a blemish, no more
                await call(lambda: self._slack.chat_delete(channel=message.address.chat, ts=replaces))
        return ids[0] if ids else ""

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
        if self._files is not None:
            await self._files.aclose()

    async def _edit(self, message: OutboundMessage, replaces: str) -> str:
        text = clipped(message.text, TEXT_CHARS)
        try:
            await self._paced(lambda: self._slack.chat_update(channel=message.address.chat, ts=replaces, text=text, blocks=[]), message.address)
        except BadCall as error:
            if error.says in GONE:
                return await self.send(message)
            raise
        return replaces

    async def _acts(self, message: OutboundMessage) -> list[Act]:
        """The calls that say it, in order; the buttons stand under the last text."""
        pieces = sections(message.text)
        parts = [pieces[start : start + MESSAGE_SECTIONS] for start in range(0, len(pieces), MESSAGE_SECTIONS)]
        acts: list[Act] = []
        for number, part in enumerate(parts, 1):
            blocks = [*text_blocks(part), *(button_blocks(message) if number == len(parts) else [])]
            acts.append(partial(self._post, message.address, part, blocks, unfurl=message.picture is None))
        if message.picture is not None:
            title = say("answer_open", message.language)
            acts.append(partial(self._upload, message.address, await self._blobs.get(message.picture), "prototype.png", title))
        if message.voice is not None:
            acts.append(partial(self._upload, message.address, await self._blobs.get(message.voice), "answer.ogg", "answer.ogg"))
        return acts

    async def _post(self, address: Address, part: Sequence[str], blocks: Sequence[Block], *, unfurl: bool) -> AsyncSlackResponse:
        return await self._slack.chat_postMessage(
            channel=address.chat,
            thread_ts=address.thread or None,
            text=clipped("\n".join(part), TEXT_CHARS),
            blocks=list(blocks),
            unfurl_links=unfurl,
            unfurl_media=unfurl,
        )

    async def _upload(self, address: Address, data: bytes, name: str, title: str) -> AsyncSlackResponse:
        return await self._slack.files_upload_v2(file=data, filename=name, title=title, channel=address.chat, thread_ts=address.thread or None)

    async def _paced(self, act: Act, address: Address) -> AsyncSlackResponse:
        await self._pacing.wait(address.chat, CHAT)
        return await call(act)

    async def _said(self, act: Act, address: Address, ids: list[str]) -> AsyncSlackResponse:
        answer = await self._paced(act, address)
        if answer.get("ts"):
            ids.append(str(answer["ts"]))
        return answer

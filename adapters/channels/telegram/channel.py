"""The port `Channel` for Telegram."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import aclosing, suppress
from functools import partial
from typing import TypeVar, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters

from adapters.channels.pacing import Pacing
from adapters.channels.saying import say_all
from adapters.channels.telegram.calls import BadCall, call
from adapters.channels.telegram.keyboard import keyboard
from adapters.channels.telegram.limits import BUTTONS, CAPTION_UNITS, CHAT, FETCH_BYTES, GROUP, OVERALL, TEXT_UNITS, split, units
from core.abilities import Abilities
from core.errors import BadInput, ProviderError, Refused
from core.messages import Address, Attachment, OutboundMessage, Platform
from core.ports import Blobs, Clock

T = TypeVar("T")
CALL_S = 20


class TelegramChannel:
    """Says things through a bot. `api_url` is Telegram's or a Bot API server of one's own."""

    platform = Platform.TELEGRAM
    abilities = Abilities(
        working="typing, renewed every 4 s",
        progress="one message, edited",
        text=f"{TEXT_UNITS} units each, cut between sentences",
        picture=f"with up to {CAPTION_UNITS} units of text",
        buttons=f"{BUTTONS}, and links",
        voice="voice message",
        late="anything",
    )

    def __init__(self, token: str, api_url: str, blobs: Blobs, clock: Clock) -> None:
        """Nothing is connected before the first call."""
        self._token = token
        self._api_url = api_url
        self._blobs = blobs
        self._clock = clock
        self._pacing = Pacing(OVERALL, clock)
        self._made: Bot | None = None

    @property
    def _bot(self) -> Bot:
        if self._made is None:
            session = AiohttpSession(api=TelegramAPIServer.from_base(self._api_url), timeout=CALL_S)
            self._made = Bot(self._token, session)
        return self._made

    async def fetch(self, attachment: Attachment, limit_bytes: int) -> bytes:
        """The file. Raises BadInput("file_too_large") above the limit or Telegram's own of 20 MB, Refused when it is gone."""
        limit_bytes = min(limit_bytes, FETCH_BYTES)
        too_large = BadInput("file_too_large", f"{limit_bytes // (1024 * 1024)} MB")
        if (attachment.size_bytes or 0) > limit_bytes:
            raise too_large
        try:
            file = await call(lambda: self._bot.get_file(attachment.ref))
        except BadCall as error:
            raise too_large if "too big" in error.says else error from None
        if file.file_path is None:
            raise Refused("telegram: no path to the file")
        if (file.file_size or 0) > limit_bytes:
            raise too_large
        url = self._bot.session.api.file_url(self._token, file.file_path)
        data = await call(partial(self._streamed, url, limit_bytes))
        if data is None:
            raise too_large
        return data

    async def _streamed(self, url: str, limit_bytes: int) -> bytes | None:
        """The content, or None as soon as it grows beyond the limit."""
        data = bytearray()
        stream = cast("AsyncIterator[bytes]", self._bot.session.stream_content(url, timeout=CALL_S))
        async with aclosing(stream):  # type: ignore[type-var]  # it is a generator, though aiogram does not say so
            async for chunk in stream:
                data += chunk
                if len(data) > limit_bytes:
                    return None
        return bytes(data)

    async def working(self, address: Address, about: str | None = None) -> None:
        """Show "typing"; Telegram takes it away after five seconds."""
        del about
        await call(lambda: self._bot.send_chat_action(address.chat, "typing", message_thread_id=_thread(address)))

    async def send(self, message: OutboundMessage, replaces: str | None = None) -> str:
        """Say it, long texts in several messages; progress edits what was said before, an answer takes it away. The id of the last message."""
        if replaces is not None and not message.final:
            return await self._edit(message, replaces)
        buttons = keyboard(message)
        steps = [partial(self._paced, message.address, step) for step in await self._steps(message, buttons)]
        said = await say_all(steps, self._clock)
        if replaces is not None:
            with suppress(ProviderError):  # "Building ..." above an answer is a blemish, no more
                await call(lambda: self._bot.delete_message(message.address.chat, int(replaces)))
        return str(said.message_id)

    async def close(self) -> None:
        """Close the connections."""
        if self._made is not None:
            await self._made.session.close()

    async def _edit(self, message: OutboundMessage, replaces: str) -> str:
        text = split(message.text, TEXT_UNITS)[0]
        try:
            await self._paced(message.address, lambda: self._bot.edit_message_text(text, chat_id=message.address.chat, message_id=int(replaces)))
        except BadCall as error:
            if "not modified" in error.says:
                return replaces
            if "not found" in error.says or "can't be edited" in error.says:
                return await self.send(message)
            raise
        return replaces

    async def _steps(self, message: OutboundMessage, buttons: InlineKeyboardMarkup | None) -> list[Callable[[], Awaitable[Message]]]:
        """The calls that say it, in order; the buttons stand under the last."""
        chat, thread, replying = message.address.chat, _thread(message.address), _replying(message)
        steps: list[Callable[[], Awaitable[Message]]] = []
        texts = split(message.text, TEXT_UNITS)
        if message.picture is not None:
            picture = BufferedInputFile(await self._blobs.get(message.picture), "prototype.png")
            whole = units(message.text) <= CAPTION_UNITS
            texts = [message.text] if whole else split(message.text, TEXT_UNITS, CAPTION_UNITS)
            caption, below = texts.pop(0), buttons if whole else None
            steps.append(lambda: self._bot.send_photo(chat, picture, message_thread_id=thread, caption=caption, reply_markup=below, reply_parameters=replying))
        for number, text in enumerate(texts, 1):
            under = buttons if number == len(texts) else None
            steps.append(partial(self._text, message, text, under, None if steps else replying))
        if message.voice is not None:
            voice = BufferedInputFile(await self._blobs.get(message.voice), "answer.ogg")
            steps.append(lambda: self._bot.send_voice(chat, voice, message_thread_id=thread))
        return steps

    async def _text(self, message: OutboundMessage, text: str, under: InlineKeyboardMarkup | None, replying: ReplyParameters | None) -> Message:
        return await self._bot.send_message(
            message.address.chat,
            text,
            message_thread_id=_thread(message.address),
            link_preview_options=LinkPreviewOptions(is_disabled=message.picture is not None),
            reply_markup=under,
            reply_parameters=replying,
        )

    async def _paced(self, address: Address, act: Callable[[], Awaitable[T]]) -> T:
        """One call, made when its turn has come: Telegram refuses whoever speaks too fast."""
        await self._pacing.wait(address.chat, GROUP if address.chat.startswith("-") else CHAT)
        return await call(act)


def _thread(address: Address) -> int | None:
    return int(address.thread) if address.thread else None


def _replying(message: OutboundMessage) -> ReplyParameters | None:
    """In a group, which of the many messages is answered; face to face that is plain."""
    chat, _, number = (message.answers or "").rpartition(":")
    if not message.final or not message.address.chat.startswith("-") or chat != message.address.chat or not number.isdecimal():
        return None
    return ReplyParameters(message_id=int(number), allow_sending_without_reply=True)

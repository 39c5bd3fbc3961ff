"""Calls to the Bot API through aiogram, with Telegram's errors turned into ours."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)

from core.errors import ProviderError, Refused, Unavailable

T = TypeVar("T")
DOWN_S = 2.0


async def call(act: Callable[[], Awaitable[T]]) -> T:
    """The answer to one call. Raises Unavailable with Telegram's own pause, or Refused: blocked, gone, or malformed."""
    try:
        return await act()
    except (AiogramError, aiohttp.ClientError, TimeoutError, asyncio.IncompleteReadError) as error:
        raise _ours(error) from None


def _ours(error: Exception) -> ProviderError:
    match error:
        case TelegramRetryAfter():
            return Unavailable("telegram: too many messages", float(error.retry_after))
        case aiohttp.ClientResponseError() if error.status < 500:
            return Refused(f"telegram: status {error.status}")
        case TelegramNetworkError() | TelegramServerError() | ClientDecodeError() | aiohttp.ClientError() | TimeoutError() | asyncio.IncompleteReadError():
            return Unavailable(f"telegram: {type(error).__name__}", DOWN_S)
        case TelegramBadRequest():
            return BadCall(error.message)
        case _:
            return Refused(f"telegram: {type(error).__name__}")


class BadCall(Refused):
    """Telegram understood the call and found a fault in it; `says` is what it said, in English."""

    def __init__(self, says: str) -> None:
        """Keep Telegram's words, which hold no personal content."""
        super().__init__(f"telegram: {says}")
        self.says = says.lower()

"""Asking Telegram for updates, for a hub that nobody can reach from outside."""

from datetime import timedelta

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramConflictError, TelegramRetryAfter, TelegramUnauthorizedError
from aiogram.types import Update

from bots.telegram.accept import accept
from bots.telegram.translate import ALLOWED_UPDATES
from core.errors import StatexError
from core.ports import Ports

log = structlog.get_logger()
WAIT_S = 25
"""How long Telegram holds a request open when there is nothing."""
PAUSE_S, LONGEST_PAUSE_S = 1.0, 30.0


class Unusable(Exception):
    """Polling cannot work; the message says what to do about it."""


async def poll(bot: Bot, ports: Ports, wait_s: int = WAIT_S) -> None:
    """Fetch and store updates until cancelled. What could not be stored is asked for again, so nothing is lost. Raises Unusable."""
    await _begin(bot, ports)
    offset: int | None = None
    pause_s = PAUSE_S
    while True:
        try:
            updates = await bot.get_updates(offset, timeout=wait_s, allowed_updates=list(ALLOWED_UPDATES), request_timeout=wait_s + 10)
            # Numbers start anew after a week of silence: once everything is confirmed, none is remembered.
            offset = await _stored(updates, bot, ports, offset) if updates else None
            pause_s = PAUSE_S
        except TelegramUnauthorizedError:
            raise Unusable("Telegram does not know this bot: check STATEX_TELEGRAM_TOKEN.") from None
        except TelegramRetryAfter as error:
            await ports.clock.sleep(error.retry_after)
        except (AiogramError, StatexError) as error:
            hint = "another process fetches the updates of this bot" if isinstance(error, TelegramConflictError) else ""
            log.warning("polling paused", error=type(error).__name__, hint=hint, pause_s=pause_s)
            await ports.clock.sleep(pause_s)
            pause_s = min(pause_s * 2, LONGEST_PAUSE_S)


async def _begin(bot: Bot, ports: Ports) -> None:
    """A webhook that is still set would keep all updates to itself."""
    while True:
        try:
            await bot.delete_webhook()
        except TelegramUnauthorizedError:
            raise Unusable("Telegram does not know this bot: check STATEX_TELEGRAM_TOKEN.") from None
        except AiogramError as error:
            log.warning("Telegram cannot be reached", error=type(error).__name__)
            await ports.clock.sleep(PAUSE_S * 5)
        else:
            return


async def _stored(updates: list[Update], bot: Bot, ports: Ports, offset: int | None) -> int | None:
    """Store them in their order; the number to ask for next, that is, behind the last one stored."""
    for update in updates:
        try:
            await accept(update.model_dump_json(exclude_none=True).encode(), bot.id, ports)
        except StatexError as error:
            log.warning("update not stored, asking for it again", update=update.update_id, error=type(error).__name__)
            await ports.clock.sleep(timedelta(seconds=PAUSE_S).total_seconds())
            return offset
        offset = update.update_id + 1
        if update.callback_query is not None:
            await _confirm(update.callback_query.id, bot)
    return offset


async def _confirm(query_id: str, bot: Bot) -> None:
    try:
        await bot.answer_callback_query(query_id)
    except AiogramError as error:
        log.info("press not confirmed", error=type(error).__name__)

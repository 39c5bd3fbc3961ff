"""What both ways in have in common: an update is read, translated, stored, and only then is anybody woken."""

import structlog
from aiogram.types import Update
from pydantic import ValidationError

from bots.outside import json_in
from bots.taking import take
from bots.telegram.translate import translate
from core.ports import Ports

log = structlog.get_logger()


def bot_id_of(token: str) -> int:
    """The bot's own user id, which its token begins with; 0 without one."""
    start = token.partition(":")[0]
    return int(start) if start.isdecimal() else 0


async def accept(raw: bytes, bot_id: int, ports: Ports) -> Update | None:
    """Store what an update says; the update, or None when it cannot be read. When this returns the message is stored for good."""
    try:
        update = Update.model_validate(json_in(raw))
    except (ValidationError, ValueError) as error:
        # Telegram would send it again and again, and nothing behind it would arrive. The error itself may quote what was said.
        log.warning("update could not be read", error=type(error).__name__, bytes=len(raw))
        return None
    message = translate(update, bot_id, ports.clock.now())
    if message is None:
        return update
    await take(message, raw, ports)
    return update

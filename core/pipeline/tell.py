"""Progress: said at most once each, edited into one message where the platform can, and never worth a failure."""

import logging
from dataclasses import replace

from core.messages import OutboundMessage
from core.ports import Ports
from core.turn import Turn

log = logging.getLogger(__name__)


async def tell(turn: Turn, code: str, ports: Ports, **values: str) -> Turn:
    """Say how far it is, once for each code and values; the turn with the id of the progress message."""
    language = turn.reading.language if turn.reading else (turn.language_hint or "en")[:2].lower()
    heard = ((turn.reading.heard if turn.reading else None) or "").strip()
    # Whoever spoke sees at once what was understood, and can set it right while it is built.
    text = "\n".join([*([ports.wits.say("heard", language, text=heard)] if heard else []), ports.wits.say(code, language, **values)])
    message = OutboundMessage(":".join((f"turn:{turn.id}:{code}", *values.values())), turn.address, text, language=language, final=False).answering(turn.newest)
    try:
        if (await ports.conversations.get(turn.conversation_id)).silent or not await ports.conversations.claim(message.key):
            return turn
        sent = await ports.channels[turn.address.platform].send(message, turn.progress_id)
        await ports.conversations.said(message, ports.clock.now())
    except Exception as error:  # noqa: BLE001  # only a sign: the work goes on, whatever the platform does
        log.info("progress not shown", extra={"turn": turn.id, "reason": type(error).__name__})
        return turn
    return replace(turn, progress_id=sent)

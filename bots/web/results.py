"""`GET /api/turns/{id}`: what is known about a turn so far, and at the end its answer."""

from fastapi import APIRouter, Request

from bots.hub import TheHub
from bots.web.callers import reader
from core.messages import OutboundMessage
from core.ports import Ports
from core.result import Result, result_of

router = APIRouter()
_TURN, _ANSWER = "turn", "answer"


def turn_of(message: OutboundMessage) -> str | None:
    """The id of the turn that a message of ours belongs to, None for one that a person wrote."""
    parts = message.key.split(":")
    return parts[1] if parts[0] == _TURN and len(parts) > 2 else None


async def result_for(ports: Ports, turn_id: str, answer: OutboundMessage | None = None) -> Result:
    """The result of a turn; its answer is looked up in the ledger when it is not given. Raises NotFound."""
    turn = await ports.turns.get(turn_id)
    if answer is None:
        said = await ports.conversations.said_under(f"{_TURN}:{turn_id}:{_ANSWER}")
        answer = said.message if said else None
    return result_of(turn, answer)


@router.get("/api/turns/{turn_id}")
async def turn(turn_id: str, request: Request, hub: TheHub) -> Result:
    """The turn's result as far as it has come; `stage` is "answered" when nothing will change any more."""
    await reader(request, hub, (await hub.ports.turns.get(turn_id)).conversation_id)
    return await result_for(hub.ports, turn_id)

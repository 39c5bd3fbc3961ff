"""`GET /console/api/live`: says when something moved, so that the console looks again."""

from collections.abc import AsyncIterator

from fastapi import APIRouter
from fastapi.sse import EventSourceResponse, ServerSentEvent

from bots.console.door import Looking
from bots.hub import TheHub
from bots.web.history import archive_of

router = APIRouter(prefix="/console/api")
LONGEST = 3600
"""Looks after which a stream ends; the browser begins another one, and whoever was signed out gets none."""


@router.get("/live", response_class=EventSourceResponse)
async def live(_: Looking, hub: TheHub) -> AsyncIterator[ServerSentEvent]:
    """A `moved` event with the conversation that moved last, whenever one did."""
    yield ServerSentEvent(comment="open", retry=2000)
    before = ""
    for _look in range(LONGEST):
        newest = await archive_of(hub).newest_turns(1)
        said = await hub.ledger.newest()
        state = f"{newest[0].id} {newest[0].version} {said}" if newest else str(said)
        if state != before:
            yield ServerSentEvent(event="moved", data={"conversation": newest[0].conversation_id if newest else None})
            before = state
        await hub.ledger.moved_from(said)

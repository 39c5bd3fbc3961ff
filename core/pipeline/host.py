"""BUILT -> HOSTED: put online under the prototype's link, which stays the same over its revisions, and kept as a revision."""

from datetime import timedelta

from core.errors import Conflict, Unavailable
from core.pipeline.build import compiled
from core.ports import Ports
from core.prototype import Prototype, Revision
from core.turn import Stage, Turn


async def host(turn: Turn, ports: Ports) -> Turn:
    """The turn with its link. Doing it twice changes nothing: the same number and files are published and kept once."""
    if turn.spec is None or turn.brief is None or turn.slug is None or turn.revision is None:
        raise TypeError("nothing was built")
    site = await compiled(turn.spec, ports)
    url = await ports.host.publish(turn.slug, turn.revision, site, turn.spec)
    now = ports.clock.now()
    prototype = Prototype(turn.slug, turn.conversation_id, url, turn.revision, now, now + timedelta(days=ports.limits.demo_days))
    revision = Revision(turn.slug, turn.revision, turn.brief, turn.spec, site.digest, turn.picture, turn.changes, now)
    try:
        await ports.prototypes.add(prototype, revision)
    except Conflict as error:
        raise Unavailable(f"revision not kept: {error}") from error
    return turn.moved(Stage.HOSTED, url=url)

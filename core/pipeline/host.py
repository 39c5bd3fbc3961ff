"""BUILT -> HOSTED: put online under the prototype's link, which stays the same over its revisions, and kept as a revision."""

from dataclasses import replace
from datetime import timedelta

from core.errors import Conflict, Unavailable
from core.pipeline.build import build, compiled
from core.pipeline.plan import plan
from core.ports import Ports
from core.prototype import Prototype, Revision
from core.turn import Stage, Turn


async def host(turn: Turn, ports: Ports) -> Turn:
    """The turn with its link. Doing it twice changes nothing: the same number and files are published and kept once."""
    if turn.spec is None or turn.brief is None or turn.slug is None or turn.revision is None:
        raise TypeError("nothing was built")
    site = await compiled(turn.spec, ports)
    if await _overtaken(turn, site.digest, ports):
        return await _anew(turn, ports)
    url = await ports.host.publish(turn.slug, turn.revision, site, turn.spec)
    now = ports.clock.now()
    prototype = Prototype(turn.slug, turn.conversation_id, url, turn.revision, now, now + timedelta(days=ports.limits.demo_days))
    revision = Revision(turn.slug, turn.revision, turn.brief, turn.spec, site.digest, turn.picture, turn.changes, now)
    try:
        await ports.prototypes.add(prototype, revision)
    except Conflict as error:
        raise Unavailable(f"revision not kept: {error}") from error
    return turn.moved(Stage.HOSTED, url=url)


async def _overtaken(turn: Turn, digest: str, ports: Ports) -> bool:
    """Whether another revision (one that was gone back to, or a second reading) came in between."""
    if turn.revision == 1 or turn.slug is None or turn.revision is None:
        return False
    _, newest = await ports.prototypes.get(turn.slug)
    return newest.number >= turn.revision and newest.site_digest != digest


async def _anew(turn: Turn, ports: Ports) -> Turn:
    """The same changes, made in what there is now."""
    planned = await plan(replace(turn, stage=Stage.TRIAGED), ports)
    if planned.stage is not Stage.PLANNED:
        return planned
    return await host(await build(planned, ports), ports)

"""Prototypes that are online are looked at again by the rules of today: what was built before a rule was known is reported to operators, once."""

import asyncio
import logging

from core.abuse import harm_in
from core.audit import PROGRAM, Act, Entry
from core.errors import NotFound
from core.ports import Ports
from core.prototype import Prototype

log = logging.getLogger(__name__)
AT_ONCE = 10
"""Few, as specifications are read on the loop that turns wait for."""


async def report_harm(ports: Ports) -> int:
    """Look at every prototype that is not over; how many were reported now. Operators decide: what is taken down cannot be brought back."""
    if ports.supervision is None:
        return 0
    now, last, count = ports.clock.now(), "", 0
    while found := await ports.supervision.living(now, last, AT_ONCE):
        for prototype, revision in found:
            harm = await asyncio.to_thread(harm_in, revision.spec)
            count += harm is not None and await _reported(prototype, harm, ports)
        last = found[-1][0].slug
    return count


async def _reported(prototype: Prototype, harm: str, ports: Ports) -> bool:
    """Write it down unless that was done before, by whichever worker, or the prototype went meanwhile."""
    try:
        owner = (await ports.conversations.get(prototype.conversation_id)).person_id
    except NotFound:
        return False
    slug = prototype.slug
    if not await ports.audit.report(Entry(ports.clock.now(), PROGRAM, Act.REPORTED, slug, harm), owner):
        return False
    log.warning("prototype reported", extra={"prototype": slug, "reason": harm})
    return True

"""The end of a person's data: the database in one transaction, then files and prototypes, until nothing is left."""

import logging
from datetime import timedelta

from core.cloning import forget_voices
from core.errors import StatexError
from core.ports import Ports
from core.privacy.persons import RECORDINGS_KEPT, Erasure

log = logging.getLogger(__name__)
AT_ONCE = 200


async def erase(person_id: str, ports: Ports, farewell: str | None = None) -> Erasure:
    """End everything of a person. What cannot be removed now (a disk that is down) is removed by `sweep`; its keys are gone already."""
    await forget_voices(person_id, ports)
    if ports.consents is not None:
        await ports.consents.erase(person_id)
    erasure = await ports.persons.erase(person_id, farewell)
    await _finish(erasure, ports)
    return erasure


async def sweep(ports: Ports) -> None:
    """Finish what was begun, and forget farewells that were read."""
    for erasure in await ports.persons.unfinished():
        await _finish(erasure, ports)
    await ports.persons.last_words()


async def forget_old_recordings(ports: Ports, kept: timedelta = RECORDINGS_KEPT) -> int:
    """Delete recordings past their time that nobody asked to keep; how many."""
    if ports.shelf is None:
        return 0
    old = await ports.shelf.old_sounds(ports.clock.now() - kept, AT_ONCE)
    for file in old:
        await ports.blobs.delete(file.name)
    return len(old)


async def _finish(erasure: Erasure, ports: Ports) -> None:
    try:
        for slug in erasure.slugs:
            await ports.host.withdraw(slug)
        for name in erasure.files:
            await ports.blobs.delete(name)
    except (StatexError, OSError) as error:
        log.warning("an erasure is left unfinished", extra={"erasure": erasure.id, "reason": type(error).__name__})
        return
    await ports.persons.finished(erasure.id)
    log.info("erased", extra={"erasure": erasure.id, **{f"{name}_count": count for name, count in erasure.counts.items()}})

"""What helps but is not needed: when it fails, the answer is a little poorer and nobody waits."""

import asyncio
import logging
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

log = logging.getLogger(__name__)


async def perhaps(kind: type[T], think: Callable[[], T | None]) -> T | None:
    """What `think` finds, in a thread of its own; None when it fails or gives something else."""
    try:
        found = await asyncio.to_thread(think)
    except Exception as error:  # noqa: BLE001  # no defect in it is worth a person's answer
        log.warning("did without", extra={"error": type(error).__name__, "what": kind.__name__})
        return None
    return found if isinstance(found, kind) else None

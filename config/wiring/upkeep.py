"""What wired ports need before, between and after their use."""

import ctypes
import gc
from contextlib import suppress
from datetime import timedelta
from typing import Protocol, runtime_checkable

from adapters.blobs.sealed import SealedBlobs
from adapters.browser.checker import ChromiumBrowser
from adapters.hosting.folder_host import FolderHost
from core.errors import ProviderError
from core.pipeline.erase import forget_old_recordings
from core.pipeline.harm import report_harm
from core.ports import Ports


@runtime_checkable
class Warms(Protocol):
    """Something that loads a model or starts a process at its first use, and can do so before."""

    async def warm(self) -> None:
        """Load or start it now."""


async def warm(ports: Ports) -> None:
    """Load models and start helpers now, so that the first person need not wait for them."""
    for port in (ports.embedder, ports.transcriber, ports.browser, ports.wits, ports.voice):
        if isinstance(port, Warms):
            await port.warm()
    await _rehearse(ports)
    _give_back()


def _give_back() -> None:
    """Return to the system what was only needed to load: the GNU C library keeps it for later, and nothing as large comes later."""
    gc.collect()
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


async def _rehearse(ports: Ports) -> None:
    """Check one small site: that starts the browser and loads what its checks need."""
    spec = ports.wits.plan(ports.wits.read_brief("A page for my bakery", "en", (), ()), ports.clock.now().date(), (), ())
    with suppress(ProviderError):
        await ports.browser.check(ports.wits.compile_site(spec, {}), spec)


async def tidy(ports: Ports) -> None:
    """Remove what has outlived its time: prototypes that expired long ago and old recordings; renew people's keys; look again at what is online."""
    if isinstance(ports.host, FolderHost):
        await ports.host.sweep()
    await forget_old_recordings(ports, timedelta(days=ports.limits.recordings_days))
    if isinstance(ports.blobs, SealedBlobs):
        await ports.blobs.rotate()
    await report_harm(ports)


def close(ports: Ports) -> None:
    """Stop helpers that were started (a browser). To be called when nothing uses the ports any more."""
    if isinstance(ports.browser, ChromiumBrowser):
        ports.browser.close()

"""A worker process for tests: real database, Redis, files and ledger; stand-ins for what thinks and looks. Arguments: folder, seconds a check takes."""

import asyncio
import signal
import sys
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from adapters.blobs.disk import DiskBlobs
from adapters.channels.web import WebChannel
from adapters.db.conversations import DbConversations
from adapters.db.database import Database
from adapters.db.prototypes import DbPrototypes
from adapters.db.turns import DbTurns
from adapters.hosting.folder_host import FolderHost
from adapters.jobs.nudges import RedisJobs
from adapters.local.clock import MachineClock
from adapters.local.ports import local_ports
from adapters.local.stage import LocalBrowser
from config.settings import Settings
from core.appspec import AppSpec
from core.messages import Platform
from core.ports import Ports
from core.site import CheckReport, Site
from worker.main import run


class SlowBrowser(LocalBrowser):
    """Takes its time, so that there is one to die in."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds

    async def check(self, site: Site, spec: AppSpec) -> CheckReport:
        await asyncio.sleep(self._seconds)
        return await super().check(site, spec)


def settings_in(folder: Path) -> Settings:
    return Settings(var_dir=folder, redis_url=f"unix://{folder / 'redis.sock'}")


def ports_in(folder: Path, check_s: float = 0.0) -> Ports:
    clock = MachineClock()
    settings = settings_in(folder)
    database = Database(settings.database)
    conversations = DbConversations(database, clock)
    blobs = DiskBlobs(folder / "blobs")
    return replace(
        local_ports(clock),
        turns=DbTurns(database, clock),
        conversations=conversations,
        prototypes=DbPrototypes(database, clock),
        channels={Platform.WEB: WebChannel(conversations, blobs, clock)},
        blobs=blobs,
        host=FolderHost(folder / "demos", settings.demo_url, clock.now, timedelta(days=1)),
        browser=SlowBrowser(check_s),
        jobs=RedisJobs(settings.redis),
    )


if __name__ == "__main__":
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    place = Path(sys.argv[1])
    run(settings_in(place), ports_in(place, float(sys.argv[2])), stop)

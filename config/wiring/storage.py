"""Where files and prototypes lie, and the database's tables."""

from datetime import timedelta

from adapters.blobs.disk import DiskBlobs
from adapters.blobs.sealed import Store
from adapters.db import migrate
from adapters.db.database import Database
from adapters.db.shapes import build_all
from adapters.hosting.folder_host import FolderHost
from adapters.local.clock import MachineClock
from config.settings import Settings


def host(settings: Settings) -> FolderHost:
    """Where prototypes lie; each process may have its own, they share the folder."""
    return FolderHost(settings.var_dir / "demos", settings.demo_url, MachineClock().now, timedelta(days=settings.demo_days))


def store(settings: Settings) -> Store:
    """Where the closed files lie: an S3 bucket where one is named, else a folder."""
    if not settings.s3_bucket:
        return DiskBlobs(settings.var_dir / "blobs")
    from adapters.blobs.s3 import S3Store  # noqa: PLC0415  the SDK takes 40 MB: not for those who do not use it

    return S3Store(settings.s3_bucket, settings.s3_endpoint_url or None, settings.s3_region)


async def prepare(settings: Settings) -> None:
    """Once a process, before `wire` is used: make folders and bring the database to the tables of this version; several processes may do it at once."""
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    build_all()
    try:
        await migrate.upgrade(database)
    finally:
        await database.close()

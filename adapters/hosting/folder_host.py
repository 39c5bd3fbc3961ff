"""Hosts prototypes in folders, and finds them again for whoever serves them."""

import asyncio
import fcntl
import shutil
import sqlite3
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from threading import RLock

from adapters.hosting.download import pack
from adapters.hosting.releases import Release, current, digest_of, folder_of, switch, tidy, write
from adapters.hosting.sqlite_book import SqliteBook
from core.appspec import AppSpec, to_json
from core.demo.api import Api
from core.demo.pace import Pace
from core.demo.place import Busy, Closed, Demo, Expired, Missing
from core.demo.refusal import Refusal
from core.errors import Refused, Unavailable
from core.site import Site

_MOST_OPEN = 64
_EXPIRED_ARE_KEPT_S = 7 * 24 * 3600


@dataclass(slots=True)
class _Open:
    target: str
    demo: Demo
    book: SqliteBook


class FolderHost:
    """Both ends of hosting: publishes (port Host) and finds (port Demos). Several processes may share one root."""

    def __init__(self, root: Path, url: Callable[[str], str], now: Callable[[], datetime], lasts: timedelta, pace: Pace | None = None) -> None:
        """`url` gives the link of a slug; a prototype lasts so long after it was last published."""
        self._root = root
        self._url = url
        self._now = now
        self._lasts = lasts
        self._pace = pace or Pace(time.monotonic)
        self._open: OrderedDict[str, _Open] = OrderedDict()
        self._lock = RLock()

    async def publish(self, slug: str, number: int, site: Site, spec: AppSpec) -> str:
        """Put the files in place at once or not at all, keep entered data, and give the link."""
        await asyncio.to_thread(self._publish, slug, number, site, to_json(spec))
        return self._url(slug)

    async def withdraw(self, slug: str) -> None:
        """Remove files and data; nothing happens when there are none."""
        await asyncio.to_thread(self._withdraw, slug)

    async def entered(self, slug: str, entity: str, field: str) -> int:
        """How many records of visitors hold something there."""
        return await asyncio.to_thread(self._entered, slug, entity, field)

    async def packed(self, slug: str) -> bytes | None:
        """The source as a ZIP, None when it is not there any more."""
        try:
            return await asyncio.to_thread(lambda: self.find(slug).download())
        except Closed:
            return None

    async def sweep(self) -> int:
        """Remove prototypes whose time was over a week ago; how many there were."""
        return await asyncio.to_thread(self._sweep)

    def find(self, slug: str) -> Demo:
        """The demo. Raises Closed."""
        try:
            place = folder_of(self._root, slug)
            target = (place / "current").readlink()
        except (ValueError, OSError):
            raise Missing(slug) from None
        if self._expires_s(place) <= self._now().timestamp():
            raise Expired(slug)
        with self._lock:
            known = self._open.get(slug)
            if known is None or known.target != str(target):
                # What was open before is not closed: requests that still use it let go of it in the end.
                known = self._opened(slug, place, str(target))
                self._open[slug] = known
            self._open.move_to_end(slug)
            if len(self._open) > _MOST_OPEN:
                self._open.popitem(last=False)
            return known.demo

    def close(self) -> None:
        """Let go of all files."""
        with self._lock:
            for slug in list(self._open):
                self._close(slug)

    def _publish(self, slug: str, number: int, site: Site, spec: bytes) -> None:
        place = self._place(slug)
        with _disk_troubles(), _alone(place):
            present = current(place)
            if present is None or (present.number, present.digest) != (number, digest_of(site, spec)):
                if present is not None and present.number > number:
                    raise Refused(f"revision {present.number} is already published")
                self._renew(place)
                _bring_in(place, present, write(place, number, site, spec))
                tidy(place)
            else:
                self._renew(place)

    def _withdraw(self, slug: str) -> None:
        place = self._place(slug)
        with self._lock:
            self._close(slug)
        (place / "current").unlink(missing_ok=True)
        shutil.rmtree(place, ignore_errors=True)

    def _entered(self, slug: str, entity: str, field: str) -> int:
        try:
            with self._lock:
                found = self.find(slug)
                book = self._open[found.slug].book
        except Closed:
            return 0
        try:
            return sum(record.holds_more(field) for record in book.read()[0].of(entity))
        except Refusal as error:
            raise Unavailable("the records are being written to") from error

    def _sweep(self) -> int:
        long_ago = self._now().timestamp() - _EXPIRED_ARE_KEPT_S
        gone = [place.name for place in self._root.iterdir() if self._expires_s(place) <= long_ago] if self._root.is_dir() else []
        for slug in gone:
            self._withdraw(slug)
        return len(gone)

    def _opened(self, slug: str, place: Path, target: str) -> _Open:
        release = current(place)
        if release is None:
            raise Missing(slug)
        try:
            book = _book(place, release)
        except (Refusal, sqlite3.Error) as error:
            raise Busy(slug) from error
        api = Api(book, self._now, self._pace)
        download = partial(pack, slug, release, release.spec())
        return _Open(target, Demo(slug, release.number, api, release, download), book)

    def _close(self, slug: str) -> None:
        known = self._open.pop(slug, None)
        if known is not None:
            known.book.close()

    def _renew(self, place: Path) -> None:
        until = self._now() + self._lasts
        place.mkdir(parents=True, exist_ok=True)
        aside = place / ".expires"
        aside.write_text(str(int(until.timestamp())), encoding="ascii")
        aside.replace(place / "expires")

    def _expires_s(self, place: Path) -> float:
        try:
            return float((place / "expires").read_text(encoding="ascii"))
        except (OSError, ValueError):
            return float("inf")

    def _place(self, slug: str) -> Path:
        try:
            return folder_of(self._root, slug)
        except ValueError as error:
            raise Refused(str(error)) from error


def _bring_in(place: Path, before: Release | None, release: Release) -> None:
    """Switch files and records together. Were the machine to stop between the two, whoever opens the records next brings them along."""
    try:
        SqliteBook(place / "data.sqlite3", release.spec(), release.number, then=partial(switch, place, release)).close()
    except BaseException as error:
        now = current(place)
        if now is not None and now.folder == release.folder:
            switch(place, before) if before is not None else (place / "current").unlink()
        if isinstance(error, Refusal):
            raise Unavailable("the records are being written to") from error
        raise


def _book(place: Path, release: Release) -> SqliteBook:
    return SqliteBook(place / "data.sqlite3", release.spec(), release.number)


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """One at a time brings a prototype online: two workers may have the same turn."""
    place.mkdir(parents=True, exist_ok=True)
    with (place / ".publishing").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _disk_troubles() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise Refused(str(error)) from error
    except (OSError, sqlite3.OperationalError) as error:
        raise Unavailable(f"the disk does not take it: {type(error).__name__}", retry_after_s=10.0) from error

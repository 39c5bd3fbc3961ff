import asyncio
import errno
import multiprocessing
import os
import resource
import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.hosting.folder_host import FolderHost
from adapters.hosting.releases import current, switch, write
from core.appspec import to_json
from core.demo.book import Request
from core.demo.place import Expired, Missing
from core.demo.slug import new_slug
from core.errors import Refused, Unavailable
from core.site import Site
from tests.demos.conftest import SITE, SLUG, Clock, Visitor
from tests.demos.salon import SALON

SECOND = Site({"index.html": b"<p>second</p>", "js/new.js": b"export {};"})


async def test_a_revision_replaces_the_files_and_keeps_what_was_entered(host: FolderHost) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    Visitor(host.find(SLUG).api).ask("POST", "data/seat", {"name": "Ana", "course": "braids"})
    assert await host.publish(SLUG, 2, SECOND, SALON) == f"http://{SLUG}.localhost/"
    demo = host.find(SLUG)
    assert demo.revision == 2
    assert demo.files.get("js/app.js") is None
    shown = demo.files.get("index.html")
    assert shown is not None
    assert shown.body == b"<p>second</p>"
    assert [one["name"] for one in Visitor(demo.api).ask("GET", "data")[1]["entities"]["seat"]] == ["Ana"]


async def test_it_counts_what_visitors_entered_beyond_the_seeds(host: FolderHost) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    assert [await host.entered(SLUG, "seat", key) for key in ("name", "")] == [0, 0]
    Visitor(host.find(SLUG).api).ask("POST", "data/seat", {"name": "Ana", "course": "braids"})
    assert [await host.entered(SLUG, "seat", key) for key in ("name", "")] == [1, 1]
    assert await host.entered("nobody", "seat", "name") == 0


async def test_the_same_revision_again_changes_nothing(host: FolderHost, tmp_path: Path) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    link = tmp_path / "demos" / SLUG / "current"
    before = (link.readlink(), (link / "release.json").stat().st_mtime_ns)
    await host.publish(SLUG, 1, SITE, SALON)
    assert (link.readlink(), (link / "release.json").stat().st_mtime_ns) == before


async def test_an_older_revision_is_refused(host: FolderHost) -> None:
    await host.publish(SLUG, 2, SECOND, SALON)
    with pytest.raises(Refused):
        await host.publish(SLUG, 1, SITE, SALON)


@pytest.mark.parametrize("path", ["../out.html", "/etc/x", "a/../../b", "a\\b", ""])
async def test_files_outside_the_site_are_refused(host: FolderHost, path: str) -> None:
    with pytest.raises(Refused):
        await host.publish(SLUG, 1, Site({path: b"x"}), SALON)
    with pytest.raises(Missing):
        host.find(SLUG)


@pytest.mark.parametrize("slug", ["..", "a/b", "A", "", "x" * 64, "-a", "a.b"])
async def test_what_is_no_slug_is_refused(host: FolderHost, slug: str) -> None:
    with pytest.raises(Refused):
        await host.publish(slug, 1, SITE, SALON)
    with pytest.raises(Missing):
        host.find(slug)


async def test_only_published_files_can_be_had(host: FolderHost) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    files = host.find(SLUG).files
    assert files.get("../spec.json") is None
    assert files.get("../../../data.sqlite3") is None


async def test_its_time_ends_and_it_can_be_withdrawn(host: FolderHost, clock: Clock, tmp_path: Path) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    clock.at += timedelta(days=31)
    with pytest.raises(Expired):
        host.find(SLUG)
    await host.publish(SLUG, 2, SECOND, SALON)
    host.find(SLUG)
    await host.withdraw(SLUG)
    await host.withdraw(SLUG)
    with pytest.raises(Missing):
        host.find(SLUG)
    assert not (tmp_path / "demos" / SLUG).exists()


async def test_what_expired_long_ago_is_swept(host: FolderHost, clock: Clock, tmp_path: Path) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    assert await host.sweep() == 0
    clock.at += timedelta(days=40)
    assert await host.sweep() == 1
    assert list((tmp_path / "demos").iterdir()) == []


def _publish_large(root: Path) -> None:
    clock = Clock()
    files = {"index.html": b"<p>second</p>", **{f"part-{n}.bin": os.urandom(300_000) for n in range(60)}}
    host = FolderHost(root, str, clock.now, timedelta(days=30))
    asyncio.run(host.publish(SLUG, 2, Site(files), SALON))


@pytest.mark.parametrize("after_ms", [5, 20, 60, 120])
async def test_a_publisher_that_is_killed_leaves_the_old_state_or_the_new_one(host: FolderHost, tmp_path: Path, after_ms: int) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    Visitor(host.find(SLUG).api).ask("POST", "data/seat", {"name": "Ana", "course": "braids"})
    root = tmp_path / "demos"
    process = multiprocessing.get_context("fork").Process(target=_publish_large, args=(root,))
    process.start()
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.is_alive() and not any((root / SLUG / "releases").glob(".new-*")):  # noqa: ASYNC110 - another process makes it
        await asyncio.sleep(0.001)
    await asyncio.sleep(after_ms / 1000)
    if process.pid is not None and process.is_alive():
        os.kill(process.pid, signal.SIGKILL)
    process.join()
    demo = host.find(SLUG)
    release = current(root / SLUG)
    assert release is not None
    assert all(release.get(path) is not None for path in release.hashes)
    shown = demo.files.get("index.html")
    assert shown is not None
    assert shown.body == (SITE.files["index.html"] if demo.revision == 1 else b"<p>second</p>")
    assert [one["name"] for one in Visitor(demo.api).ask("GET", "data")[1]["entities"]["seat"]] == ["Ana"]
    await host.publish(SLUG, 3, SECOND, SALON)
    assert not list((root / SLUG / "releases").glob(".new-*"))
    assert len(list((root / SLUG / "releases").iterdir())) <= 2


async def test_when_the_disk_is_full_nothing_is_half_published(host: FolderHost, tmp_path: Path) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    root = tmp_path / "demos" / SLUG
    before = sorted(str(path) for path in root.rglob("*"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    # The limit makes the machine refuse the bytes in earnest, as a full disk does.
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        with pytest.raises(Unavailable) as told:
            await host.publish(SLUG, 2, Site({"index.html": b"<p>second</p>", "large.bin": bytes(300_000)}), SALON)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert isinstance(told.value.__cause__, OSError)
    assert told.value.__cause__.errno in (errno.EFBIG, errno.ENOSPC)
    assert sorted(str(path) for path in root.rglob("*")) == before
    assert host.find(SLUG).revision == 1


async def test_records_that_were_left_behind_are_brought_along_when_they_are_opened(host: FolderHost, tmp_path: Path) -> None:
    await host.publish(SLUG, 1, SITE, SALON)
    Visitor(host.find(SLUG).api).ask("POST", "data/seat", {"name": "Ana", "course": "braids"})
    place = tmp_path / "demos" / SLUG
    switch(place, write(place, 2, SECOND, to_json(SALON)))
    reply = host.find(SLUG).api.answer(Request("GET", "data"))
    assert b'"revision":2' in reply.body
    assert b'"Ana"' in reply.body


def test_slugs_are_readable_and_cannot_be_guessed() -> None:
    slugs = {new_slug("Café Größe & Söhne Łódź: the very long name of a place") for _ in range(200)}
    assert len(slugs) == 200
    for slug in slugs:
        assert slug.startswith("cafe-grosse-sohne-lodz-")
        assert len(slug) <= 63
        assert len(slug.rpartition("-")[2]) == 20
    assert "-" not in new_slug("蜂蜜")

"""What every implementation of `Host` keeps to."""

from datetime import timedelta
from pathlib import Path

import pytest

from adapters.hosting.folder_host import FolderHost
from adapters.local.clock import HandClock
from adapters.local.stage import LocalHost
from core.appspec import AppSpec, Business, PageView
from core.errors import Refused
from core.ports import Host
from core.site import Site

SPEC = AppSpec("en", Business("A page"), (), (PageView("home", "Home", ()),))
SLUG = "a" * 20


@pytest.fixture(params=["memory", "folder"])
def host(request: pytest.FixtureRequest, tmp_path: Path) -> Host:
    return LocalHost() if request.param == "memory" else FolderHost(tmp_path, "http://{}.localhost/".format, HandClock().now, timedelta(days=1))


def site(words: str) -> Site:
    return Site({"index.html": f"<!doctype html><p>{words}</p>".encode(), "README.md": b"x"})


async def test_the_link_stays_the_same_over_revisions(host: Host) -> None:
    link = await host.publish(SLUG, 1, site("one"), SPEC)
    assert link == f"http://{SLUG}.localhost/"
    assert await host.publish(SLUG, 1, site("one"), SPEC) == link
    assert await host.publish(SLUG, 2, site("two"), SPEC) == link


async def test_an_old_revision_does_not_come_back(host: Host) -> None:
    await host.publish(SLUG, 1, site("one"), SPEC)
    await host.publish(SLUG, 2, site("two"), SPEC)
    with pytest.raises(Refused):
        await host.publish(SLUG, 1, site("one"), SPEC)


async def test_what_is_withdrawn_is_gone_and_may_be_withdrawn_again(host: Host) -> None:
    await host.publish(SLUG, 1, site("one"), SPEC)
    await host.withdraw(SLUG)
    await host.withdraw(SLUG)
    assert await host.publish(SLUG, 1, site("again"), SPEC)

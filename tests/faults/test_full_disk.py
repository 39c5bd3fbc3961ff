"""The disk is full while a site is written: one answer, nothing half published, and the next brief works again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from adapters.hosting.folder_host import FolderHost
from adapters.local.wits import LocalWits
from core.appspec import AppSpec
from core.site import Site
from core.turn import Stage
from core.verdict import Build, Handoff
from tests.contracts.test_blobs import files_of_at_most
from tests.flow.hub import Hub, hub

LARGE = 3_000_000


class Large(LocalWits):
    def compile_site(self, spec: AppSpec, assets: Mapping[str, bytes]) -> Site:
        site = super().compile_site(spec, assets)
        return Site({**site.files, "large.bin": b"x" * LARGE})


def office_in(folder: Path) -> Hub:
    office = hub(wits=Large())
    office.ports = replace(office.ports, host=FolderHost(folder, "http://{}.localhost/".format, office.clock.now, timedelta(days=30)))
    return office


def published(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size > LARGE // 10] if folder.exists() else []


async def test_a_disk_that_stays_full(tmp_path: Path) -> None:
    office = office_in(tmp_path / "demos")
    with files_of_at_most(LARGE // 2):
        turn = await office.ask("A page for my bakery")
    assert turn.stage is Stage.ANSWERED
    assert isinstance(turn.verdict, Handoff)
    [answer] = office.answers()
    assert answer.link is None
    assert published(tmp_path / "demos") == []
    again = await office.ask("A page for my bakery")
    assert isinstance(again.verdict, Build)
    assert len(office.answers()) == 2


async def test_a_disk_that_is_full_for_a_moment(tmp_path: Path) -> None:
    office = office_in(tmp_path / "demos")
    with files_of_at_most(LARGE // 2):
        turn_id = await office.say("A page for my bakery")
        await office.rest(0.1)
        turn = await office.ports.turns.get(turn_id or "")
        assert turn.stage is Stage.BUILT
        assert office.answers() == []
    await office.rest()
    turn = await office.ports.turns.get(turn_id or "")
    assert isinstance(turn.verdict, Build)
    assert len(office.answers()) == 1
    assert len(published(tmp_path / "demos")) == 1


async def test_a_change_that_cannot_be_written_leaves_the_former_revision_in_place(tmp_path: Path) -> None:
    office = office_in(tmp_path / "demos")
    first = await office.ask("A page for my bakery")
    office.clock.move(60)
    with files_of_at_most(LARGE // 2):
        second = await office.ask("Opening hours")
    assert isinstance(second.verdict, Handoff)
    assert first.slug is not None
    prototype, _ = await office.ports.prototypes.get(first.slug)
    assert prototype.revision == 1
    host = office.ports.host
    assert isinstance(host, FolderHost)
    assert host.find(first.slug).revision == 1
    host.close()

"""What every implementation of `Blobs` keeps to, and what a disk needs beyond that."""

import asyncio
import re
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from adapters.blobs.disk import DiskBlobs
from adapters.local.blobs import LocalBlobs
from core.errors import NotFound, Unavailable
from core.ports import Blobs


@pytest.fixture(params=["memory", "disk"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    return LocalBlobs() if request.param == "memory" else DiskBlobs(tmp_path / "blobs")


async def test_what_is_put_comes_back_under_an_unguessable_name(blobs: Blobs) -> None:
    one, other = await blobs.put(b"one", ".ogg"), await blobs.put(b"one", ".ogg")
    assert one != other
    assert re.fullmatch(r"[0-9a-f-]{36}\.ogg", one)
    assert await blobs.get(one) == b"one"
    assert await blobs.put(b"", "") != ""


async def test_what_is_deleted_is_gone(blobs: Blobs) -> None:
    name = await blobs.put(b"one", ".png")
    await blobs.delete(name)
    await blobs.delete(name)
    with pytest.raises(NotFound):
        await blobs.get(name)


@pytest.mark.parametrize("name", ["", "..", "../secret", "/etc/passwd", "a/b.png", "%2e%2e", "x" * 300])
async def test_no_name_leads_out(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_bytes(b"secret")
    blobs = DiskBlobs(tmp_path / "blobs")
    with pytest.raises(NotFound):
        await blobs.get(name)
    with pytest.raises(NotFound):
        await blobs.delete(name)


async def test_a_strange_suffix_is_left_out(tmp_path: Path) -> None:
    for suffix in ("/../x", ".a b", ".", "..", ".toolongsuffix", "\0"):
        assert re.fullmatch(r"[0-9a-f-]{36}", await DiskBlobs(tmp_path).put(b"x", suffix))


async def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    blobs = DiskBlobs(tmp_path / "blobs")
    with files_of_at_most(1000), pytest.raises(Unavailable):
        await blobs.put(b"x" * 2000, ".png")
    assert list((tmp_path / "blobs").iterdir()) == []
    assert await blobs.get(await blobs.put(b"x" * 2000, ".png")) == b"x" * 2000


async def test_many_at_once(blobs: Blobs) -> None:
    names = await asyncio.gather(*(blobs.put(f"{number}".encode(), ".txt") for number in range(50)))
    assert [await blobs.get(name) for name in names] == [f"{number}".encode() for number in range(50)]


@contextmanager
def files_of_at_most(size_bytes: int) -> Iterator[None]:
    """Writing more into one file fails as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

"""Files are closed before they reach a store, with a key a person; without the key nothing opens them."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from adapters.blobs.disk import DiskBlobs
from adapters.blobs.s3 import S3Store
from adapters.blobs.sealed import MAGIC, SealedBlobs, Store
from bench.running import free_port
from core.errors import BadInput, NotFound, Unavailable
from tests.privacy.conftest import MASTER, House

VOICE = b"OggS and what Anna said" * 40


def stored(house: House, name: str) -> Path:
    return house.folder / "blobs" / name


async def test_what_lies_on_the_disk_is_closed(house: House) -> None:
    name = await house.blobs.put(VOICE, ".ogg", "web:anna")
    lying = stored(house, name).read_bytes()
    assert lying.startswith(MAGIC)
    assert b"Anna" not in lying
    assert await house.blobs.get(name) == VOICE
    assert (await house.blobs.put(VOICE, ".ogg", "web:anna")) != name


async def test_two_people_have_two_keys_and_the_same_words_look_different(house: House) -> None:
    one, other = await house.blobs.put(VOICE, ".ogg", "web:anna"), await house.blobs.put(VOICE, ".ogg", "web:ben")
    first, second = (stored(house, name).read_bytes() for name in (one, other))
    assert first[4:20] != second[4:20]
    assert first[32:] != second[32:]


@pytest.mark.parametrize("place", [4, 24, 40, -1])
async def test_a_changed_byte_is_noticed(house: House, place: int) -> None:
    name = await house.blobs.put(VOICE, ".ogg", "web:anna")
    lying = bytearray(stored(house, name).read_bytes())
    lying[place] ^= 1
    stored(house, name).write_bytes(lying)
    with pytest.raises((Unavailable, NotFound)):
        await house.blobs.get(name)


async def test_two_files_cannot_be_exchanged(house: House) -> None:
    one, other = await house.blobs.put(b"yes", ".txt", "web:anna"), await house.blobs.put(b"no", ".txt", "web:anna")
    stored(house, one).write_bytes(stored(house, other).read_bytes())
    with pytest.raises(Unavailable):
        await house.blobs.get(one)


async def test_the_master_key_is_changed_without_a_pause(house: House) -> None:
    names = [await house.blobs.put(VOICE, ".ogg", f"web:{who}") for who in ("anna", "ben")]
    before = {name: stored(house, name).read_bytes() for name in names}
    both = SealedBlobs(DiskBlobs(house.folder / "blobs"), house.shelf, {"two": b"2" * 32, **MASTER}, house.office.clock, 10**9)
    assert [await both.get(name) for name in names] == [VOICE] * 2  # before the rotation
    assert await both.rotate() == 2
    assert await both.rotate() == 0
    only_new = SealedBlobs(DiskBlobs(house.folder / "blobs"), house.shelf, {"two": b"2" * 32}, house.office.clock, 10**9)
    assert [await only_new.get(name) for name in names] == [VOICE] * 2
    assert {name: stored(house, name).read_bytes() for name in names} == before  # the files were not touched
    only_old = SealedBlobs(DiskBlobs(house.folder / "blobs"), house.shelf, MASTER, house.office.clock, 10**9)
    with pytest.raises(Unavailable):
        await only_old.get(names[0])


async def test_a_file_that_was_kept_before_it_was_sealed_can_still_be_read(house: House) -> None:
    name = await DiskBlobs(house.folder / "blobs").put(b"plain", ".txt")
    assert await house.blobs.get(name) == b"plain"


async def test_one_person_cannot_fill_the_disk(house: House) -> None:
    await house.blobs.put(b"x" * 40_000, ".bin", "web:anna")
    with pytest.raises(BadInput, match="quota_full"):
        await house.blobs.put(b"x" * 20_000, ".bin", "web:anna")
    await house.blobs.put(b"x" * 20_000, ".bin", "web:ben")


async def test_many_first_files_at_once_share_one_key(house: House) -> None:
    names = await asyncio.gather(*(house.blobs.put(VOICE[:10], ".ogg", "web:anna") for _ in range(8)))
    assert [await house.blobs.get(name) for name in names] == [VOICE[:10]] * 8
    assert len({stored(house, name).read_bytes()[4:20] for name in names}) == 1


@pytest.fixture
def s3() -> Iterator[str]:
    """A server that speaks S3, with a bucket."""
    port = free_port()
    given = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
    before = {name: os.environ.get(name) for name in given}
    os.environ.update(given)
    server = ThreadedMotoServer("127.0.0.1", port, verbose=False)
    server.start()
    url = f"http://127.0.0.1:{port}"
    boto3.client("s3", endpoint_url=url, region_name="eu-central-1").create_bucket(
        Bucket="files", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"}
    )
    yield url
    server.stop()
    for name, value in before.items():
        if value is None:
            del os.environ[name]
        else:
            os.environ[name] = value


async def test_a_bucket_keeps_what_a_folder_keeps(house: House, s3: str) -> None:
    store: Store = S3Store("files", s3, "eu-central-1")
    blobs = SealedBlobs(store, house.shelf, MASTER, house.office.clock, 10**9)
    name = await blobs.put(VOICE, ".ogg", "web:anna")
    assert await blobs.get(name) == VOICE
    assert (await store.get(name)).startswith(MAGIC)
    await blobs.delete(name)
    await blobs.delete(name)
    with pytest.raises(NotFound):
        await blobs.get(name)
    for bad in ("../secret", "", "a/b"):
        with pytest.raises(NotFound):
            await store.get(bad)


async def test_a_bucket_that_is_not_there_is_said_so(house: House) -> None:
    blobs = SealedBlobs(S3Store("files", "http://127.0.0.1:1", "eu-central-1"), house.shelf, MASTER, house.office.clock, 10**9)
    with pytest.raises(Unavailable):
        await blobs.put(VOICE, ".ogg", "web:anna")
    assert await house.shelf.files_of("web:anna") == []

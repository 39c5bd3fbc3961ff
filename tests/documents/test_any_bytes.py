"""Whatever bytes come: what they are is told or not, and who reads them understands or says why not."""

import random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from adapters.documents.reader import FileReader
from bench.malformed import seeds
from core.content import Content, content_of
from core.errors import BadInput

QUICK = settings(max_examples=60, suppress_health_check=list(HealthCheck))
FEW = settings(QUICK, max_examples=40)
STARTS = (
    b"RIFF",
    b"PK\x03\x04",
    b"OggS",
    b"\x1aE\xdf\xa3",
    b"\x00\x00\x00\x18ftyp",
    b"%PDF-",
    b"\xff\xfb",
    b"GIF89a",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"BM",
)


@given(st.sampled_from(STARTS), st.binary(max_size=80))
@example(b"", b"")
@example(b"RIFF", b"")
@example(b"\x00\x00\x00\x18ftyp", b"qt")
@QUICK
def test_the_sniffer_always_answers(start: bytes, rest: bytes) -> None:
    found = content_of(start + rest)
    assert found is None or isinstance(found, Content)
    assert found is None or found.suffix.startswith(".")


@given(st.sampled_from(sorted(seeds())), st.integers(0, 2**32), st.integers(0, 3))
@FEW
async def test_a_bent_file_is_read_or_refused(name: str, seed: int, cuts: int) -> None:
    chance = random.Random(seed)  # noqa: S311  nothing is kept secret with it
    data = bytearray(seeds()[name])
    for _ in range(chance.randint(1, 8)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    bent = bytes(data[: len(data) - cuts * len(data) // 4])
    try:
        extract = await FileReader().read(bent, name)
    except BadInput as error:
        code = error.code
    else:
        code = ""
        assert len(extract.document.text if extract.document else "") < 10_000_000
    assert not code or code.startswith(("file_", "picture_", "archive_", "document_", "table_"))


@pytest.mark.parametrize("data", [b"", b"\x00", b"PK\x03\x04", b"%PDF-1.7\n%%EOF"])
async def test_next_to_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        await FileReader().read(data, "a.pdf")

"""`python -m bench.malformed [COUNT]`: files that are broken, lie about themselves or unpack to too much, given to everything that reads files.

Whoever reads one either understands it or says why not, within the time and memory of an honest file.
"""

import argparse
import asyncio
import io
import logging
import random
import re
import resource
import struct
import time
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache

import openpyxl
import structlog
from PIL import Image

from adapters.documents.reader import FileReader
from adapters.speech.decode import decode
from core.content import content_of
from core.errors import BadInput, StatexError

COUNT = 10_000
SLOW_S = 20.0
MEMORY_BYTES = 4 * 1024**3
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
_MADE = (2026, 1, 1, 0, 0, 0)
Make = Callable[[random.Random], bytes]


@cache
def seeds() -> dict[str, bytes]:
    """One small honest file of each kind, the same in every run."""
    picture = io.BytesIO()
    Image.new("RGB", (64, 48), "#884422").save(picture, "PNG")
    jpeg = io.BytesIO()
    Image.new("RGB", (64, 48), "#336699").save(jpeg, "JPEG")
    gif = io.BytesIO()
    Image.new("P", (16, 16)).save(gif, "GIF")
    book = openpyxl.Workbook()
    book.active.append(["Bread", "3.80"])  # type: ignore[union-attr]  # a new workbook has a sheet
    sheet = io.BytesIO()
    book.save(sheet)
    packed = io.BytesIO(_zipped({"a.txt": b"hello"}))
    wave = (
        b"RIFF"
        + struct.pack("<I", 36 + 3200)
        + b"WAVEfmt "
        + struct.pack("<IHHIIHH", 16, 1, 1, 16000, 32000, 2, 16)
        + b"data"
        + struct.pack("<I", 3200)
        + b"\1\0" * 1600
    )
    pdf = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
        b"3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>"
    )
    text = "Name;Preis\nRoggenbrot;3,80\n".encode("cp1252")
    made = {"png": picture, "jpeg": jpeg, "gif": gif, "xlsx": io.BytesIO(_timeless(sheet)), "zip": packed}
    return {**{name: one.getvalue() for name, one in made.items()}, "wav": wave, "pdf": pdf, "text": text, "rtf": b"{\\rtf1 hello}", "ogg": b"OggS" + bytes(60)}


def _zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _MADE), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _timeless(workbook: io.BytesIO) -> bytes:
    """Without the moment it was made at, which stands in its properties and beside each of its parts."""
    with zipfile.ZipFile(workbook) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _zipped({name: re.sub(rb">20\d\d-[^<]*Z<", b">2026-01-01T00:00:00Z<", data) for name, data in parts.items()})


def _damaged(data: bytes, dice: random.Random) -> bytes:
    """A few bytes changed, cut, doubled, or numbers made as large as they go."""
    made = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(made) + 1)
        match dice.randrange(6):
            case 0 if made:
                made[at % len(made)] = dice.randrange(256)
            case 1:
                made = made[:at]
            case 2:
                made[at:at] = dice.randbytes(dice.randint(1, 64))
            case 3:
                made[at : at + 4] = b"\xff\xff\xff\xff"
            case 4:
                made[at:at] = bytes(made[: dice.randint(0, 200)])
            case _:
                made[at : at + 4] = struct.pack(">I", dice.choice((0, 1, 0x7FFFFFFF, 0x80000000)))
    return bytes(made)


def _bomb(dice: random.Random) -> bytes:
    """An archive that unpacks to a thousand times itself, many members, or itself inside itself; under names that lead elsewhere."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        name = dice.choice(("xl/workbook.xml", "word/document.xml", "../../etc/passwd", "a" * 200, "[Content_Types].xml"))
        archive.writestr(zipfile.ZipInfo(name, _MADE), b"\0" * dice.choice((5_000_000, 30_000_000)), zipfile.ZIP_DEFLATED)
        for number in range(dice.choice((0, 0, 3000))):
            archive.writestr(zipfile.ZipInfo(f"m{number}", _MADE), b"")
    return packed.getvalue()


def _huge_picture(dice: random.Random) -> bytes:
    """A PNG that claims to be enormous."""
    width, height = dice.choice(((60_000, 60_000), (2**31 - 1, 1), (1, 2**31 - 1), (100_000, 2)))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(2_000_000))) + chunk(b"IEND", b"")


def _polyglot(dice: random.Random) -> bytes:
    """Two files in one: what it begins with is not what it ends with."""
    all_of_them = list(seeds().values())
    return dice.choice(all_of_them) + dice.choice((EICAR, b"<script>alert(1)</script>", b"#!/bin/sh\nid\n", *all_of_them))


def _noise(dice: random.Random) -> bytes:
    starts = (
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"RIFF____WAVE",
        b"OggS",
        b"\x1aE\xdf\xa3",
        b"ID3",
        b"fLaC",
        b"\0\0\0\x20ftypM4A ",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
    )
    return dice.choice(starts) + dice.randbytes(dice.randint(0, 4000))


def _deep(dice: random.Random) -> bytes:
    """Things inside things inside things."""
    depth = dice.choice((2_000, 50_000))
    return dice.choice((b"%PDF-1.4\n1 0 obj" + b"[" * depth + b"]" * depth + b"endobj", b"{\\rtf1" + b"{" * depth, b'"' * depth + b",", b"<a>" * depth))


def generate(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """So many files, each with the name of how it was made."""
    dice = random.Random(seed)  # noqa: S311  the same files every time, not secrets
    honest = list(seeds().items())
    others: list[tuple[str, Make]] = [("bomb", _bomb), ("huge picture", _huge_picture), ("polyglot", _polyglot), ("noise", _noise), ("deep", _deep)]
    for number in range(count):
        if number % 100 == 0:
            yield "bomb", _bomb(dice)
        elif number % 10 < 6:
            name, data = dice.choice(honest)
            yield f"damaged {name}", _damaged(data, dice)
        else:
            how, make = dice.choice(others[1:])
            yield how, make(dice)


async def outcome(data: bytes, reader: FileReader) -> str:
    """What became of a file: "read", the code of a refusal, or the name of a defect."""
    try:
        content = content_of(data)
        if content is not None and content.media_type.startswith(("audio/", "video/")):
            await asyncio.to_thread(decode, data, 60)
        else:
            await reader.read(data, "file")
    except BadInput as error:
        return error.code
    except StatexError as error:
        return f"defect: {type(error).__name__}"
    except Exception as error:  # noqa: BLE001  any other is what is looked for
        return f"defect: {type(error).__name__}"
    return "read"


async def measure(count: int, seed: int = 1) -> tuple[Counter[str], float]:
    """Outcomes of so many files, and the most processor time that one took, in seconds: however busy the machine is."""
    reader, found, slowest_s = FileReader(), Counter[str](), 0.0
    for _, data in generate(count, seed):
        began = time.process_time()
        found[await outcome(data, reader)] += 1
        slowest_s = max(slowest_s, time.process_time() - began)
    return found, slowest_s


def main() -> None:
    """Read them all, with less memory than a bomb would want; say what became of them."""
    parser = argparse.ArgumentParser(prog="python -m bench.malformed")
    parser.add_argument("count", nargs="?", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    began = time.perf_counter()
    found, slowest_s = asyncio.run(measure(given.count, given.seed))
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, number in found.most_common():
        print(f"{number:7} {name}")
    defects = sum(number for name, number in found.items() if name.startswith("defect"))
    print(f"{given.count} files in {time.perf_counter() - began:.0f} s, slowest {slowest_s:.2f} s, peak {peak_mb:.0f} MB, defects {defects}")


if __name__ == "__main__":
    main()

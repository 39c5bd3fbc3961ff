"""Files are looked at by ClamAV's own protocol; what nobody looked at is not taken."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.scan.clamd import Clamd
from core.errors import BadInput, Unavailable
from core.messages import AttachmentKind
from core.verdict import Build
from tests.flow.hub import hub

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
MOST = 200_000


async def clamd(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """As much of the daemon as its manual describes: chunks with their lengths, an answer that ends in NUL, a limit on the stream."""
    assert await reader.readuntil(b"\0") == b"zINSTREAM\0"
    seen = b""
    while size := struct.unpack("!I", await reader.readexactly(4))[0]:
        seen += await reader.readexactly(size)
        if len(seen) > MOST:
            writer.write(b"INSTREAM size limit exceeded. ERROR\0")
            await writer.drain()
            writer.close()
            return
    writer.write(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in seen else b"stream: OK\0")
    await writer.drain()
    writer.close()


@asynccontextmanager
async def listening(path: Path) -> AsyncIterator[Clamd]:
    server = await asyncio.start_unix_server(clamd, path)
    async with server:
        yield Clamd(str(path))


async def test_a_virus_is_found_wherever_it_is(tmp_path: Path) -> None:
    async with listening(tmp_path / "clamd.sock") as scanner:
        await scanner.check(b"")
        await scanner.check(b"x" * 150_000)
        for before in (0, 65_530, 100_000):  # across a border of two chunks too
            with pytest.raises(BadInput, match="file_infected"):
                await scanner.check(b"x" * before + EICAR)


async def test_over_tcp_too() -> None:
    server = await asyncio.start_server(clamd, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        await Clamd(f"127.0.0.1:{port}").check(b"clean")
        with pytest.raises(BadInput):
            await Clamd(f"127.0.0.1:{port}").check(EICAR)


async def test_what_it_did_not_look_at_is_not_taken(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        await Clamd(str(tmp_path / "nobody.sock")).check(b"clean")
    async with listening(tmp_path / "clamd.sock") as scanner:
        with pytest.raises(Unavailable):
            await scanner.check(b"x" * (MOST + 1))


async def test_an_infected_attachment_is_told_and_not_opened(tmp_path: Path) -> None:
    async with listening(tmp_path / "clamd.sock") as scanner:
        office = hub()
        office.ports = replace(office.ports, scanner=scanner)
        turn = await office.ask("A page for my bakery", attachments=(office.attach(AttachmentKind.DOCUMENT, b"%PDF-" + EICAR, name="menu.pdf"),))
    assert isinstance(turn.verdict, Build)
    assert turn.reading is not None
    assert [problem.code for problem in turn.reading.problems] == ["file_infected"]
    assert "file_infected" in office.answers()[0].text
    assert turn.reading.documents == ()

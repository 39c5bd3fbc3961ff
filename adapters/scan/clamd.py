"""ClamAV's daemon, asked over its own protocol (zINSTREAM). What it cannot look at is not taken."""

import asyncio
import struct
from contextlib import suppress

from core.errors import BadInput, Unavailable

CHUNK_BYTES = 65_536
PATIENCE_S = 30.0
DOWN_S = 5.0
_MOST_ANSWER_BYTES = 4096


class Clamd:
    """The port `Scanner`."""

    def __init__(self, where: str) -> None:
        """`where` is host:port, or the path of a socket. Nothing is connected yet."""
        self._where = where

    async def check(self, data: bytes) -> None:
        """Raises BadInput("file_infected") when something was found, Unavailable when it was not looked at: down, too large for it, an unknown answer."""
        try:
            async with asyncio.timeout(PATIENCE_S):
                answer = await self._asked(data)
        except (OSError, TimeoutError, EOFError, ValueError) as error:
            raise Unavailable(f"clamd: {type(error).__name__}", DOWN_S) from error
        if answer == "stream: OK":
            return
        if answer.startswith("stream: ") and answer.endswith(" FOUND"):
            raise BadInput("file_infected")
        raise Unavailable("clamd: did not look", DOWN_S)

    async def _asked(self, data: bytes) -> str:
        host, _, port = self._where.rpartition(":")
        if host and port.isdecimal():
            reader, writer = await asyncio.open_connection(host.strip("[]"), int(port))
        else:
            reader, writer = await asyncio.open_unix_connection(self._where)
        try:
            writer.write(b"zINSTREAM\0")
            for start in range(0, len(data), CHUNK_BYTES):
                chunk = data[start : start + CHUNK_BYTES]
                writer.write(struct.pack("!I", len(chunk)) + chunk)
                with suppress(ConnectionError):  # it has seen enough, and says why
                    await writer.drain()
            writer.write(struct.pack("!I", 0))
            with suppress(ConnectionError):
                await writer.drain()
            return (await reader.read(_MOST_ANSWER_BYTES)).split(b"\0", 1)[0].decode("utf-8", "replace").strip()
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

"""Files in one folder on a local disk: a file is there with all its bytes or not at all."""

import asyncio
import os
import re
from pathlib import Path
from uuid import uuid4

from core.errors import NotFound, Unavailable

NAME = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.[a-z0-9]{1,8})?")
"""The only names there are, so that no name leads out of the folder."""
SUFFIX = re.compile(r"(\.[a-z0-9]{1,8})?")


class DiskBlobs:
    """The port `Blobs`."""

    def __init__(self, folder: Path) -> None:
        """The folder is made at the first `put`."""
        self._folder = folder

    async def put(self, data: bytes, suffix: str, owner: str = "") -> str:
        """Keep the bytes, durably; a new unguessable name with that suffix, which is left out when it is no plain one. Unavailable on a full disk."""
        del owner  # who owns what is noted where files are sealed
        name = f"{uuid4()}{suffix.lower() if SUFFIX.fullmatch(suffix.lower()) else ''}"
        await self.keep(name, data)
        return name

    async def keep(self, name: str, data: bytes) -> None:
        """Keep the bytes, durably, under a name that was chosen before. Raises NotFound for a name that leads elsewhere, Unavailable on a full disk."""
        self._path(name)
        await asyncio.to_thread(self._write, name, data)

    async def get(self, name: str) -> bytes:
        """The bytes. Raises NotFound."""
        path = self._path(name)
        try:
            return await asyncio.to_thread(path.read_bytes)
        except FileNotFoundError:
            raise NotFound(f"file {name}") from None
        except OSError as error:
            raise Unavailable(f"file store: {error.strerror}") from error

    async def delete(self, name: str) -> None:
        """Forget them; nothing happens when there are none."""
        path = self._path(name)
        await asyncio.to_thread(path.unlink, missing_ok=True)

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise NotFound(f"file {name[:80]!r}")
        return self._folder / name

    def _write(self, name: str, data: bytes) -> None:
        half = self._folder / f".{name}.half"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with half.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            half.rename(self._folder / name)
            self._sync_folder()
        except OSError as error:
            half.unlink(missing_ok=True)
            raise Unavailable(f"file store: {error.strerror}", 5.0) from error

    def _sync_folder(self) -> None:
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

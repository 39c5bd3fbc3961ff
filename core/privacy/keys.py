"""Keys and files of people: each has a data key of their own, wrapped by a master key; without it nothing of theirs can be read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

SOUNDS = frozenset({".ogg", ".oga", ".opus", ".wav", ".mp3", ".m4a", ".mp4", ".webm", ".flac", ".aac", ".amr", ".caf"})
"""Endings of recordings, which have a shorter life than other files."""


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key as it is stored: encrypted by the master key with that name. `owner` is a person's id, "" for what belongs to nobody."""

    id: str
    owner: str
    master: str
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of somebody's, by its name in the blob store."""

    name: str
    owner: str
    made_at: datetime
    size_bytes: int
    saved: bool = False
    """Whether the person asked for it to be kept beyond the usual time."""


class Shelf(Protocol):
    """Wrapped keys, and which files are whose."""

    async def key_of(self, owner: str) -> WrappedKey | None:
        """The owner's key, None when there is none yet."""

    async def key(self, key_id: str) -> WrappedKey:
        """The key. Raises NotFound: it was shredded, and with it whatever it closed."""

    async def add_key(self, key: WrappedKey) -> WrappedKey:
        """Keep it unless the owner has one; the one that is kept."""

    async def rewrap(self, before: WrappedKey, after: WrappedKey) -> None:
        """Put the same key under another master key, unless somebody has."""

    async def under_other_masters(self, master: str, limit: int) -> Sequence[WrappedKey]:
        """Keys that are not under that master key."""

    async def note(self, file: KeptFile) -> None:
        """Note whose a file is."""

    async def forget(self, name: str) -> None:
        """The file is gone."""

    async def files_of(self, owner: str) -> Sequence[KeptFile]:
        """Everything of an owner's."""

    async def old_sounds(self, before: datetime, limit: int) -> Sequence[KeptFile]:
        """Recordings made before then that nobody asked to keep."""

"""Files closed by AES-256-GCM before they reach the store: a data key a person, under a master key that is not where the files are."""

import asyncio
import re
import secrets
from collections import OrderedDict
from collections.abc import Mapping
from typing import Protocol
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.errors import BadInput, Unavailable
from core.ports import Clock
from core.privacy.keys import KeptFile, Shelf, WrappedKey

MAGIC = b"STX1"
KEY_ID_BYTES = 16
NONCE_BYTES = 12
HEAD_BYTES = len(MAGIC) + KEY_ID_BYTES + NONCE_BYTES
OPEN_KEYS = 256
OPEN_S = 30.0
"""How long a process may remember an open key: after that a shredded one is shredded here too."""
_SUFFIX = re.compile(r"(\.[a-z0-9]{1,8})?")


class Store(Protocol):
    """Bytes by a name that was chosen before."""

    async def keep(self, name: str, data: bytes) -> None:
        """Keep them, durably."""

    async def get(self, name: str) -> bytes:
        """The bytes. Raises NotFound."""

    async def delete(self, name: str) -> None:
        """Forget them; nothing happens when there are none."""


class SealedBlobs:
    """The port `Blobs`. What is in the store without our mark was kept before it was sealed, and is given out as it is."""

    def __init__(self, store: Store, shelf: Shelf, masters: Mapping[str, bytes], clock: Clock, quota_bytes: int) -> None:
        """`masters` are names and keys of 32 bytes; the first one closes, all of them open. `quota_bytes` is what one person may keep."""
        self._store = store
        self._shelf = shelf
        self._masters = dict(masters)
        self._master = next(iter(self._masters))
        self._clock = clock
        self._quota_bytes = quota_bytes
        self._open: OrderedDict[str, tuple[bytes, float]] = OrderedDict()

    async def put(self, data: bytes, suffix: str, owner: str = "") -> str:
        """Keep the bytes; a new unguessable name. Raises BadInput("quota_full") when the owner has no room left, Unavailable."""
        if owner and sum(file.size_bytes for file in await self._shelf.files_of(owner)) + len(data) > self._quota_bytes:
            raise BadInput("quota_full", f"{self._quota_bytes // 1_000_000} MB")
        name = f"{uuid4()}{suffix.lower() if _SUFFIX.fullmatch(suffix.lower()) else ''}"
        wrapped = await self._shelf.key_of(owner) or await self._shelf.add_key(self._new_key(owner))
        closed = await asyncio.to_thread(_close, data, self._opened(wrapped), wrapped.id, name)
        # Noted before it is kept: a file that nobody knows of could not be found again when its owner asks for an end.
        await self._shelf.note(KeptFile(name, owner, self._clock.now(), len(data)))
        try:
            await self._store.keep(name, closed)
        except BaseException:
            await self._shelf.forget(name)
            raise
        return name

    async def get(self, name: str) -> bytes:
        """The bytes. Raises NotFound, also when its owner's key was shredded; Unavailable when the file was tampered with."""
        kept = await self._store.get(name)
        if not kept.startswith(MAGIC):
            return kept
        key_id = kept[len(MAGIC) : len(MAGIC) + KEY_ID_BYTES].hex()
        known = self._open.get(key_id)
        fresh = known is not None and self._clock.now().timestamp() - known[1] < OPEN_S
        key = known[0] if known is not None and fresh else self._opened(await self._shelf.key(key_id))
        try:
            return await asyncio.to_thread(AESGCM(key).decrypt, kept[HEAD_BYTES - NONCE_BYTES : HEAD_BYTES], kept[HEAD_BYTES:], name.encode())
        except InvalidTag as error:
            raise Unavailable(f"file {name} is not as it was kept") from error

    async def delete(self, name: str) -> None:
        """Forget them; nothing happens when there are none."""
        await self._store.delete(name)
        await self._shelf.forget(name)

    async def rotate(self, limit: int = 1000) -> int:
        """Put keys that are under an older master key under the newest one; how many. Files stay as they are, and readable all the while."""
        found = await self._shelf.under_other_masters(self._master, limit)
        for before in found:
            await self._shelf.rewrap(before, self._wrapped(before.id, before.owner, self._unwrapped(before)))
        return len(found)

    def _new_key(self, owner: str) -> WrappedKey:
        return self._wrapped(secrets.token_hex(KEY_ID_BYTES), owner, AESGCM.generate_key(256))

    def _wrapped(self, key_id: str, owner: str, key: bytes) -> WrappedKey:
        nonce = secrets.token_bytes(NONCE_BYTES)
        closed = AESGCM(self._masters[self._master]).encrypt(nonce, key, _bound(key_id, owner))
        return WrappedKey(key_id, owner, self._master, nonce + closed)

    def _unwrapped(self, key: WrappedKey) -> bytes:
        master = self._masters.get(key.master)
        if master is None:
            raise Unavailable(f"master key {key.master} is not configured")
        try:
            return AESGCM(master).decrypt(key.wrapped[:NONCE_BYTES], key.wrapped[NONCE_BYTES:], _bound(key.id, key.owner))
        except InvalidTag as error:
            raise Unavailable(f"master key {key.master} does not open key {key.id}") from error

    def _opened(self, key: WrappedKey) -> bytes:
        opened = self._unwrapped(key)
        self._open[key.id] = (opened, self._clock.now().timestamp())
        self._open.move_to_end(key.id)
        if len(self._open) > OPEN_KEYS:
            self._open.popitem(last=False)
        return opened


def _bound(key_id: str, owner: str) -> bytes:
    """A wrapped key is worth nothing in another owner's row."""
    return f"{key_id}|{owner}".encode()


def _close(data: bytes, key: bytes, key_id: str, name: str) -> bytes:
    """The file as it is stored; bound to its name, so that no two files can be exchanged."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return MAGIC + bytes.fromhex(key_id) + nonce + AESGCM(key).encrypt(nonce, data, name.encode())

"""Files in memory."""

from uuid import uuid4

from core.errors import NotFound


class LocalBlobs:
    """The port `Blobs`."""

    def __init__(self) -> None:
        """Nothing is kept at first."""
        self._kept: dict[str, bytes] = {}
        self._owners: dict[str, str] = {}

    async def put(self, data: bytes, suffix: str, owner: str = "") -> str:
        """Keep the bytes; a new unguessable name with that suffix."""
        name = f"{uuid4()}{suffix}"
        self._kept[name] = data
        self._owners[name] = owner
        return name

    def of_owner(self, owner: str) -> list[str]:
        """The names of an owner's files."""
        return [name for name, whose in self._owners.items() if whose == owner and name in self._kept]

    async def get(self, name: str) -> bytes:
        """The bytes. Raises NotFound."""
        if name not in self._kept:
            raise NotFound(f"file {name}")
        return self._kept[name]

    async def delete(self, name: str) -> None:
        """Forget them."""
        self._kept.pop(name, None)

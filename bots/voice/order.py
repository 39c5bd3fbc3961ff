"""Pieces in the order they were recorded, whichever way they came."""

from core.errors import BadInput

HELD = 20
"""Pieces that may come early, 100 ms each, before one that is missing is asked for."""


class Order:
    """Follows the numbers of one recording; pieces without a number are taken as they come."""

    def __init__(self) -> None:
        """Piece 0 is next."""
        self.next = 0
        self._early: dict[int, bytes] = {}

    def take(self, data: bytes, number: int | None) -> list[bytes]:
        """The pieces that can be used now. Raises BadInput("chunk_missing", its number) once too many came early."""
        if number is None:
            self.next += 1
            return [data]
        if number < self.next:
            return []  # sent again, after a reconnect for instance
        self._early[number] = data
        ready: list[bytes] = []
        while self.next in self._early:
            ready.append(self._early.pop(self.next))
            self.next += 1
        if len(self._early) > HELD:
            raise BadInput("chunk_missing", str(self.next))
        return ready

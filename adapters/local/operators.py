"""People of ours who only take note."""

from core.handoff import Waiting


class LocalOperators:
    """The port `Operators`."""

    def __init__(self) -> None:
        """Nobody waits yet."""
        self.called: list[Waiting] = []

    async def call(self, waiting: Waiting) -> None:
        """Remember it."""
        self.called.append(waiting)

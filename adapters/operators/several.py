"""All who can be reached are called."""

import asyncio

from core.errors import Unavailable
from core.handoff import Operators, Waiting


class SeveralOperators:
    """Calls each; it is enough when one hears it."""

    def __init__(self, *operators: Operators) -> None:
        """Those to be called."""
        self._operators = operators

    async def call(self, waiting: Waiting) -> None:
        """Raises Unavailable when nobody could be reached."""
        came = await asyncio.gather(*(one.call(waiting) for one in self._operators), return_exceptions=True)
        if came and all(isinstance(one, BaseException) for one in came):
            raise Unavailable("operators: " + "; ".join(str(one) for one in came))

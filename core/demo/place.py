"""A hosted demo as whoever serves it sees it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from core.demo.api import Api
from core.demo.static import Files


@dataclass(frozen=True, slots=True)
class Demo:
    """One hosted demo. `download` makes the ZIP of its source."""

    slug: str
    revision: int
    api: Api
    files: Files
    download: Callable[[], bytes]


class Closed(Exception):
    """The demo cannot be had."""


class Missing(Closed):
    """There is no such demo."""


class Expired(Closed):
    """The demo was there once; its time is over."""


class Busy(Closed):
    """The demo is being changed; it can be had in a moment."""


class Demos(Protocol):
    """The demos that are hosted here."""

    def find(self, slug: str) -> Demo:
        """The demo, opened when it was not yet; quick, but to be called in a thread. Raises Closed."""

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


class Expired(Exception):
    """The demo was there once; its time is over."""


class Demos(Protocol):
    """The demos that are hosted here."""

    def find(self, slug: str) -> Demo:
        """The demo, opened when it was not yet; quick, but to be called in a thread. Raises NotFound or Expired."""

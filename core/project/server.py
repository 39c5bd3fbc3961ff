"""The server's half of a prototype as it stands in the download: which modules there are, and their source as members of the package `data`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

MODULES = (
    *("accounts", "access", "api", "asgi", "book", "deleting", "filling", "formula", "migrate", "moments", "moves", "pace", "passwords", "place", "refusal"),
    *("ripple", "rules", "seeds", "shape", "shape_rules", "slots", "static", "steps", "tables", "uploads", "values", "wire", "write"),
)
"""Of core.demo; they need only the standard library."""


@cache
def server_source() -> Mapping[str, str]:
    """Path in the download -> source."""
    return {f"data/{name}.py": moved((files("core.demo") / f"{name}.py").read_text("utf-8")) for name in MODULES}


def moved(source: str) -> str:
    """The same module as a member of the package `data`."""
    return source.replace("from core.demo.", "from data.").replace("from core.demo import", "from data import").replace("from adapters.hosting.", "from data.")

"""The source of a prototype by lines: where a function begins, and its true lines with their numbers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

LINES = 9
"""Of one piece that is quoted, at most."""
WIDTH = 110
TEXTS = (".js", ".css", ".html", ".py", ".md")
THIRD_PARTY = ("vendor/", "fonts/")


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of a file from number `first` on, and what they are of."""

    path: str
    first: int
    lines: tuple[str, ...]
    name: str = ""
    at: int = 0
    """The line that is meant, 0 for the first."""

    @property
    def place(self) -> str:
        """As people write it: "lib/booking.js:33"; with the function's name where it is one."""
        return f"{self.path}:{self.at or self.first}" + (f" ({self.name})" if self.name else "")

    @property
    def quoted(self) -> str:
        """The lines as they stand in the file, each behind its number."""
        return "\n".join(f"{number:>4} {'▸' if number == self.at else '│'} {line[:WIDTH]}" for number, line in enumerate(self.lines, self.first))


class Listing:
    """All text files of a prototype, its server included."""

    def __init__(self, files: Mapping[str, bytes], server: Mapping[str, str]) -> None:
        """`files` are those of the site, `server` those beside it in the download."""
        kept = {path: data.decode("utf-8", "replace") for path, data in files.items() if path.endswith(TEXTS) and not path.startswith(THIRD_PARTY)}
        self.files = {**kept, **server}
        self.own = tuple(kept)

    @cached_property
    def lines(self) -> int:
        """Of the files of the site."""
        return sum(self.files[path].count("\n") for path in self.own)

    def path(self, named: str) -> str | None:
        """The file that somebody means: by its whole path, or by its end where only one file ends so."""
        bare = named.removeprefix("./").lstrip("/")
        if bare in self.files:
            return bare
        ending = [path for path in self.files if path.endswith(f"/{bare}")]
        return ending[0] if len(ending) == 1 else None

    def function(self, name: str, path: str | None = None) -> Piece | None:
        """Where a function, class or exported constant of that name begins, in one file or in any; the pages and the library before the server."""
        begins = re.compile(rf"^\s*(?:export )?(?:default )?(?:async )?(?:function|class|def|const)\s+{re.escape(name)}\b")
        for one in (path,) if path else self.files:
            lines = self.files.get(one, "").split("\n")
            for number, line in enumerate(lines):
                if begins.match(line):
                    return _piece(one, lines, number, name)
        return None

    def around(self, path: str, line: int) -> Piece | None:
        """A line with its neighbours; None where the file is shorter."""
        lines = self.files[path].split("\n")
        if not 0 < line <= len(lines):
            return None
        first = max(0, line - 1 - LINES // 2)
        return Piece(path, first + 1, tuple(lines[first : first + LINES]), at=line)

    def head(self, path: str) -> Piece | None:
        """The beginning of what a file is about: behind its imports, where something is made. None where there is no such file."""
        if path not in self.files:
            return None
        lines = self.files[path].split("\n")
        start = next((n for n, line in enumerate(lines) if line.startswith(("export ", "start(", ":root", "def ", "class "))), 0)
        return _piece(path, lines, start, "")

    def line_with(self, path: str, words: str) -> Piece | None:
        """Where words stand in a file, from that line on."""
        lines = self.files.get(path, "").split("\n")
        found = next((n for n, line in enumerate(lines) if words in line), None)
        return None if found is None else _piece(path, lines, found, "")


def _piece(path: str, lines: list[str], at: int, name: str) -> Piece:
    """From the comment above to the end of the block, or as far as is quoted."""
    first = at
    while first > 0 and lines[first - 1].lstrip().startswith(("//", "#")) and at - first < LINES // 3:
        first -= 1
    last = at + 1
    indent = len(lines[at]) - len(lines[at].lstrip())
    while last < len(lines) and last - first < LINES:
        line = lines[last]
        if line.strip() and len(line) - len(line.lstrip()) <= indent and not line.lstrip().startswith(("}", ")", "]")):
            break
        last += 1
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
    while last > first + 1 and not lines[last - 1].strip():
        last -= 1
    return Piece(path, first + 1, tuple(lines[first:last]), name)

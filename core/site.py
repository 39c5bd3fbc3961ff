"""A generated application as files, and what a browser found when it was opened and used."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Site:
    """A compiled prototype: POSIX paths relative to its root, and their bytes."""

    files: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        """SHA-256 over paths and contents, hexadecimal."""
        total = hashlib.sha256()
        for path in sorted(self.files):
            total.update(path.encode() + b"\0" + hashlib.sha256(self.files[path]).digest())
        return total.hexdigest()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a browser found wrong: `rule` names the check, `where` the page and element."""

    rule: str
    detail: str
    where: str = ""
    requirement_id: str | None = None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What opening and using a site showed. `picture` is a PNG of the first page at 1280 x 800 pixels."""

    findings: tuple[Finding, ...]
    picture: bytes = field(repr=False, default=b"")
    seconds: float = 0.0
    parts_s: Mapping[str, float] = field(default_factory=dict)
    """Seconds that each part of the check took."""
    unfinished: tuple[str, ...] = ()
    """Parts for which there was no time."""

    @property
    def passed(self) -> bool:
        """True when nothing was found wrong."""
        return not self.findings

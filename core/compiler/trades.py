"""What is known of a trade: its family, what it offers, what people ask it for, how it looks and what it usually sells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from core.compiler import knowledge
from core.languages import LANGUAGES


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade or purpose. `offer` and `request` are concepts of entities; `prices` and `minutes` are usual figures, in turn."""

    key: str
    family: str
    offer: str
    request: str
    public: bool
    design: str
    motif: str
    prices: tuple[float, ...]
    minutes: tuple[int, ...]

    def tagline(self, language: str) -> str:
        """A line for the top of its page."""
        row = _taglines().get(self.key) or _taglines()[self.family]
        return row.get(language) or row["en"]

    @property
    def also(self) -> tuple[str, ...]:
        """Kinds of record that such an application usually has beside what it offers."""
        return _also().get(self.key, ())

    def things(self, language: str) -> Sequence[str]:
        """What such a business usually has on offer, in that language; () when nothing is known."""
        own = _things(language)
        return own.get(self.key) or own.get(self.family) or ()


@cache
def trade_named(key: str) -> Trade:
    """The trade of that key; a plain one when it is unknown."""
    row = _trades().get(key, {"family": "plain", "offer": "", "request": "", "motif": "sparkles", "design": ""})
    family = knowledge.toml("families.toml")[row["family"]]
    return Trade(
        key,
        row["family"],
        row["offer"] or family["offer"],
        row["request"] or family["request"],
        family["public"],
        row["design"] or family["design"],
        row["motif"],
        tuple(float(p) for p in family["prices"]),
        tuple(family.get("minutes", (30, 45, 60, 90))),
    )


@cache
def _trades() -> Mapping[str, Mapping[str, str]]:
    return {row["trade"]: row for row in knowledge.table("trades.psv")}


@cache
def _taglines() -> Mapping[str, Mapping[str, str]]:
    return {row["family"]: row for row in knowledge.table("taglines.psv")}


@cache
def _also() -> Mapping[str, tuple[str, ...]]:
    return {row["trade"]: tuple(row["also"].split()) for row in knowledge.table("also.psv")}


@cache
def _things(language: str) -> Mapping[str, Sequence[str]]:
    if language not in LANGUAGES:
        language = "en"
    rows = knowledge.table(f"things/{language}.psv")
    return {row["trade"]: tuple(part.strip() for part in row["things"].split(";")) for row in rows}

"""How much of a brief is understood: `python -m bench.briefs` reads the development briefs beside the checkout, where present.

Half of the briefs, by a hash of their id, are held back from tuning: their figures are printed, never their words.
"""

import argparse
import hashlib
import json
import math
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

from PIL import ImageColor

from core.brief import Brief, Coloured, FeatureWanted, FieldWanted, ItemsOffered, Named, NotWanted, OpenAt, RecordWanted, RuleWanted, StatusesWanted
from core.understanding.brief_reader import read_brief
from core.understanding.lexicon import lexicon
from core.understanding.text import fold
from core.understanding.values import TimeSpan, find_values

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "devdata"
OWN = Path(__file__).resolve().parent / "data" / "briefs"
_NEAR = 90
_REMARK = 0.3
_ALIKE = (
    {"customer_name", "name", "owner_name", "full_name", "child_name"},
    {"phone", "mobile", "emergency_phone"},
    {"description", "title", "name", "message", "inscription", "note", "problem", "comment"},
    {"product", "item", "bread", "goods", "beer", "dish", "cake_type", "type"},
    {"number", "item_number", "code", "inventory_number"},
    {"quantity", "amount", "count", "party_size", "places", "pieces", "stall_count"},
    {"date", "day", "delivery_day", "delivery_date", "pickup_date", "datetime", "start_date"},
    {"time", "start_time", "slot", "hour", "pickup_time"},
    {"photo", "image", "reference_image", "picture"},
    {"member", "user", "employee", "agent", "customer_name", "customer", "assigned_to", "responsible", "player"},
    {"hairdresser", "barber", "employee", "stylist", "therapist"},
)


@dataclass
class Tally:
    """Found and wanted, by measure."""

    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)

    def add(self, measure: str, *, ok: bool) -> None:
        """Counts one thing that was wanted."""
        self.wanted[measure] += 1
        self.found[measure] += ok

    def rate(self, measure: str) -> str:
        """The share as text."""
        return f"{100 * self.found[measure] / self.wanted[measure]:5.1f}" if self.wanted[measure] else "    -"


def held_back(brief_id: str) -> bool:
    """Whether a brief belongs to the half that is a number only."""
    return hashlib.sha256(brief_id.encode()).digest()[0] % 2 == 1


def _part(brief_id: str, kind: str) -> str:
    """Which figure a brief counts for; of our own fresh ones, written before their reading was looked at, half are held back as well."""
    fresh = "fresh " if brief_id.startswith("fresh-") else ""
    return kind if kind and not fresh else f"{fresh}{'held' if held_back(brief_id) else 'tuned'}"


def visible(brief: Brief) -> str:
    """Every word of the wishes that a prototype would show; remarks that were merely kept do not count."""
    return fold(" | ".join(f"{r.wish!r} {r.text}" for r in brief.requirements if r.confidence > _REMARK))


def _distance(one: str, other: str) -> float:
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return math.sqrt(sum((a - b) ** 2 for a, b in pairs))


def _css(name: str) -> str:
    red, green, blue = ImageColor.getrgb(name)[:3]
    return f"#{red:02x}{green:02x}{blue:02x}"


def numbers(brief: Brief) -> set[Decimal]:  # noqa: C901 one case for every wish that holds numbers
    """All numbers in the wishes, and those written in their literals."""
    found: set[Decimal] = set()
    for one in brief.requirements:
        wish = one.wish
        match wish:
            case ItemsOffered(items=items):
                found.update(i.price for i in items if i.price is not None)
            case RuleWanted(amount=amount) if amount is not None:
                found.add(amount)
            case OpenAt(hours=hours):
                for h in hours:
                    for clock in filter(None, (h.opens, h.closes)):
                        hour, minute = clock.split(":")
                        found.update({Decimal(hour), Decimal(int(hour) % 12), Decimal(hour) + Decimal(minute) / 100})
            case _:
                pass
        for value in find_values(one.text + " " + one.source, brief.language):
            for name in ("amount", "low", "high", "day", "hour"):
                amount = getattr(value.value, name, None)
                if isinstance(amount, int | Decimal):
                    found.add(Decimal(amount))
            if isinstance(value.value, TimeSpan):
                found.update(Decimal(end.hour) for end in (value.value.opens, value.value.closes) if end)
    return found


def _field_found(expected: str, fields: list[FieldWanted], language: str) -> bool:
    words = set(expected.split("_"))
    for one in fields:
        concept = one.concept or ""
        if concept == expected or any({concept, expected} <= group for group in _ALIKE):
            return True
        if concept and (set(concept.split("_")) & words) and concept not in {"date", "name", "number", "time", "type"}:
            return True
        if expected.endswith(f"_{concept}") and concept:
            return True
    _ = language
    return False


def _score(tally: Tally, row: dict[str, object], misses: list[str]) -> float:  # noqa: C901 one block for every measure
    expect = row["expect"]
    assert isinstance(expect, dict)  # noqa: S101 the shape of the data
    language, text = str(row["lang"]), str(row["text"])
    began = time.perf_counter()
    brief = read_brief(text, language)
    spent = (time.perf_counter() - began) * 1000
    shown = visible(brief)
    name = str(expect.get("name") or "")
    if name:
        said = [w.name for w in brief.wishes(Named)]
        _count(tally, misses, "name", ok=any(fold(name) in fold(s) or fold(s) in fold(name) for s in said), what=f"{name} <- {said}")
    for role, css in (expect.get("colors") or {}).items():
        if css:
            wanted = _css(css)
            got = [c.css for c in brief.wishes(Coloured) if c.role == role]
            _count(tally, misses, "colours", ok=bool(got and _distance(wanted, got[0]) < _NEAR), what=f"{role} {css} <- {got}")
    for literal in expect.get("literals", ()):
        _count(tally, misses, "literals", ok=fold(literal) in shown, what=str(literal))
    have = numbers(brief)
    for number in expect.get("numbers", ()):
        _count(tally, misses, "numbers", ok=_decimal(number) in have, what=str(number))
    features = {w.feature.value for w in brief.wishes(FeatureWanted)}
    wanted_features = set(expect.get("features", ()))
    for feature in wanted_features:
        _count(tally, misses, "features", ok=feature in features, what=f"{feature}")
    absent = {item for item in expect.get("absent", ()) if "." not in item}
    for feature in features:
        if feature in VOCABULARY:
            _count(tally, misses, "precision", ok=feature in wanted_features, what=f"+{feature}")
    refused = {w.feature.value for w in brief.wishes(NotWanted) if w.feature}
    for item in absent & VOCABULARY:
        _count(tally, misses, "absent", ok=item in refused and item not in features, what=f"-{item}")
    fields = [f for r in brief.wishes(RecordWanted) for f in r.fields]
    extra = [FieldWanted("Status", "status")] if brief.wishes(StatusesWanted) else []
    for entity in expect.get("entities", ()):
        offered = [FieldWanted("x", k) for w in brief.wishes(ItemsOffered) for k in ("name", "price", "type", "duration", "day", "time", "capacity")]
        own = fields + extra + (offered if set(entity["fields"]) <= {"name", "price", "type", "duration", "day", "time", "capacity"} else [])
        for expected in entity["fields"]:
            _count(tally, misses, "fields", ok=_field_found(expected, own, language), what=f"{entity['name']}.{expected}")
    return spent


def _decimal(number: object) -> Decimal | None:
    try:
        return Decimal(str(number)).normalize()
    except InvalidOperation:
        return None


def _count(tally: Tally, misses: list[str], measure: str, *, ok: bool, what: str) -> None:
    tally.add(measure, ok=ok)
    if not ok:
        misses.append(f"{measure}: {what}")


def _rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _vocabulary() -> set[str]:
    readme = DATA / "text" / "README.md"
    if not readme.exists():
        return set()
    return {line.split("`")[1] for line in readme.read_text(encoding="utf-8").splitlines() if line.startswith("| `") and "." not in line.split("`")[1]}


VOCABULARY: set[str] = set()
MEASURES = ("literals", "name", "numbers", "colours", "features", "precision", "absent", "fields")


def main() -> None:
    """Prints the figures per language, tuned and held back apart."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true", help="list what was missed in the half that is not held back")
    options.add_argument("--lang", default="")
    options.add_argument("--own", action="store_true", help="read the briefs of bench/data/briefs too, as a set of their own")
    chosen = options.parse_args()
    source = DATA / "text" / "briefs.jsonl"
    own = sorted(OWN.glob("*.jsonl")) if chosen.own else []
    if not source.exists() and not own:
        print("no development data beside this checkout: nothing measured")
        return
    VOCABULARY.update(_vocabulary())
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    spent: list[float] = []
    given = [(row, "") for row in _rows(source)] if source.exists() else []
    for row, kind in [*given, *((row, "own") for path in own for row in _rows(path))]:
        language = str(row["lang"])
        if chosen.lang and language != chosen.lang:
            continue
        lexicon(language)
        find_values("1", language)
        misses: list[str] = []
        part = _part(str(row["id"]), kind)
        spent.append(_score(tallies[part, language], row, misses))
        _score(tallies[part, "all"], row, [])
        if chosen.misses and not part.endswith("held") and misses:
            print(row["id"], *misses, sep="\n    ")
    print(f"{'':17}" + "".join(f"{m:>11}" for m in MEASURES))
    for (part, language), tally in sorted(tallies.items()):
        print(f"{part:11}{language:>6}" + "".join(f"{tally.rate(m):>11}" for m in MEASURES))
    print(f"p50 {statistics.median(spent):.1f} ms, max {max(spent):.1f} ms a brief")


if __name__ == "__main__":
    main()

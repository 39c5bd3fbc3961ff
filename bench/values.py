"""How many of the numbers and colours that briefs ask for are found, per language: `python -m bench.values [briefs.jsonl]`.

Half of the rows (by the digest of their id) are held back: for those only the figure is printed, never the row.
"""

import hashlib
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from core.brief import Hours
from core.understanding.values import (
    CalendarDate,
    ClockTime,
    ColourWord,
    DateSpan,
    Duration,
    FoundValue,
    HoursPhrase,
    Money,
    Number,
    NumberRange,
    Percent,
    Quantity,
    TimeSpan,
    find_values,
)
from core.understanding.values.colours import spoken_colours
from core.understanding.values.shades import distance

_DATA = Path(__file__).parents[2] / "shared" / "devdata" / "text" / "briefs.jsonl"
_NEAR = 0.13


def held_back(row_id: str) -> bool:
    """Whether a row belongs to the half that nobody looks at."""
    return int(hashlib.sha256(row_id.encode()).hexdigest(), 16) % 2 == 1


def numbers_in(value: FoundValue) -> Iterator[Decimal]:
    """Every number that a value holds."""
    match value:
        case Number() | Money() | Percent() | Quantity() | Duration():
            yield value.amount
        case NumberRange():
            yield from (value.low, value.high)
        case ClockTime():
            yield from _clock(value)
        case TimeSpan():
            for end in (value.opens, value.closes):
                yield from _clock(end) if end else ()
        case HoursPhrase():
            for one in value.hours:
                yield from _hours(one)
        case CalendarDate():
            yield from (Decimal(part) for part in (value.day, value.month, value.year) if part)
        case DateSpan():
            yield from (Decimal(date.day) for date in (value.first, value.last) if date.day)
        case _:
            return


def _clock(value: ClockTime) -> Iterator[Decimal]:
    yield Decimal(value.hour)
    if value.hour > 12:
        yield Decimal(value.hour - 12)


def _hours(one: Hours) -> Iterator[Decimal]:
    for text in (one.opens, one.closes):
        if text:
            yield from _clock(ClockTime(int(text[:2]), int(text[3:])))


def colour_named(name: str) -> str | None:
    """The "#rrggbb" of a CSS name."""
    if name.startswith("#"):
        return name
    hits = spoken_colours(f"background {name}", "en")
    return hits[-1][2].css if hits else None


def main() -> None:
    """Print the figures, and the misses of the open half."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else _DATA
    if not path.exists():
        print(f"no data at {path}")
        return
    score: dict[tuple[str, str, bool], list[int]] = defaultdict(lambda: [0, 0])
    spent_s, rows = 0.0, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        begun = time.process_time()
        found = find_values(row["text"], row["lang"])
        spent_s, rows = spent_s + time.process_time() - begun, rows + 1
        held = held_back(row["id"])
        have = {number for one in found for number in numbers_in(one.value)}
        colours = [one.value.css for one in found if isinstance(one.value, ColourWord)]
        misses: list[str] = []
        for number in row["expect"]["numbers"]:
            ok = Decimal(str(number)) in have
            _count(score, row["lang"], "numbers", held=held, ok=ok)
            misses += [] if ok else [str(number)]
        for part, name in row["expect"]["colors"].items():
            css = colour_named(name) if name else None
            if css is None:
                continue
            ok = any(distance(css, other) < _NEAR for other in colours)
            _count(score, row["lang"], "colours", held=held, ok=ok)
            misses += [] if ok else [f"{part}={name} (found {colours})"]
        if misses and not held:
            print(f"{row['id']}: missed {', '.join(misses)}")
    for what in ("numbers", "colours"):
        for held in (False, True):
            figures = {lang: pair for (lang, kind, half), pair in sorted(score.items()) if kind == what and half == held}
            good, total = (sum(pair[n] for pair in figures.values()) for n in (0, 1))
            each = "  ".join(f"{lang} {pair[0]}/{pair[1]}" for lang, pair in figures.items())
            print(f"{what:8} {'held back' if held else 'open':9} {good}/{total} = {good / max(1, total):.1%}   {each}")
    print(f"{1000 * spent_s / max(1, rows):.1f} ms of processor time a brief")


def _count(score: dict[tuple[str, str, bool], list[int]], lang: str, what: str, *, held: bool, ok: bool) -> None:
    pair = score[(lang, what, held)]
    pair[0] += ok
    pair[1] += 1


if __name__ == "__main__":
    main()

"""How many change requests are understood without loss, per language: `python -m bench.changes [briefs.jsonl]`.

A change counts when everything it should bring is there, everything it should take away is gone and nothing else is touched. Rows whose id says so (its
digest) are held back: for those only the figure is printed.
"""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from bench import briefs, values
from bench.values import colour_named, numbers_in
from core.appspec import to_json
from core.brief import Coloured, FeatureWanted, NotWanted, RecordWanted
from core.compiler.planner import plan
from core.compiler.revise import revise
from core.compiler.revising.state import Revised
from core.features import Feature
from core.understanding.brief_reader import read_brief
from core.understanding.changes import read_changes
from core.understanding.values import Weekdays, find_values
from core.understanding.values.shades import distance
from core.understood import Add, Change, Move, Remove, Rename, Reprice, SetNumber

_DATA = Path(__file__).parents[2] / "shared" / "devdata" / "text" / "briefs.jsonl"
_FEATURES = {feature.value for feature in Feature}
_UNSEEN = {"key", "tag", "req", "target", "expression", "css", "icon", "motif", "design", "checklist", "assets", "password", "email", "id"}
_TODAY = date(2026, 11, 22)


def held_back(row_id: str) -> bool:
    """Whether nobody looks at a row: our own fresh briefs are split as in `bench.briefs`, the others must be held back there and in `bench.values`."""
    return briefs.held_back(row_id) and (row_id.startswith("fresh-") or values.held_back(row_id))


def brought(changes: tuple[Change, ...]) -> Iterator[str]:
    """Every text that the changes bring."""
    for change in changes:
        match change.wanted:
            case Add(requirement=requirement):
                yield f"{requirement.wish!r} {requirement.source if requirement.wish.tag == 'hours' else ''}"
            case Rename(new=new):
                yield new
            case _:
                pass


def numbers_brought(changes: tuple[Change, ...], language: str) -> Iterator[Decimal]:
    """Every number that the changes bring."""
    for change in changes:
        match change.wanted:
            case Reprice(price=price):
                yield price
            case SetNumber(new=new):
                yield new
            case Add():
                for found in find_values(change.source, language):
                    yield from numbers_in(found.value)
            case Rename(new=new):
                for found in find_values(new, language):
                    yield from numbers_in(found.value)
            case _:
                pass


def taken(changes: tuple[Change, ...]) -> Iterator[str]:
    """Every label that the changes take away."""
    for change in changes:
        match change.wanted:
            case Remove(words=words):
                yield words
            case Rename(old=old):
                yield old
            case _:
                pass


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None


def present(item: str, changes: tuple[Change, ...], language: str) -> bool:
    """Whether the changes bring this."""
    wishes = [c.wanted.requirement.wish for c in changes if isinstance(c.wanted, Add)]
    if item in _FEATURES:
        return any(isinstance(w, FeatureWanted) and w.feature == item for w in wishes)
    if "=" in item:
        return _coloured(item, changes)
    number = _number(item)
    if number is not None:
        return number in set(numbers_brought(changes, language))
    if "." in item and " " not in item:
        parts = set(item.split(".")[1].split("_"))
        concepts = [set((f.concept or "").split("_")) for w in wishes if isinstance(w, RecordWanted) for f in w.fields]
        return any(parts & concept for concept in concepts) or (bool(concepts) and all(c == {""} for c in concepts))
    return any(item.casefold() in text.casefold() for text in brought(changes))


def _coloured(item: str, changes: tuple[Change, ...]) -> bool:
    part, _, name = item.partition("=")
    css = colour_named(name)
    colours = [c.wanted.requirement.wish for c in changes if isinstance(c.wanted, Add)]
    return any(isinstance(w, Coloured) and w.role == part and css is not None and distance(w.css, css) < 0.13 for w in colours)


def absent(item: str, changes: tuple[Change, ...], language: str) -> bool:
    """Whether the changes take this away."""
    if item in _FEATURES:
        return any(isinstance(c.wanted, Remove) and c.wanted.feature == item for c in changes)
    if "=" in item:
        part = item.partition("=")[0]
        return any(isinstance(c.wanted, Add) and isinstance(c.wanted.requirement.wish, Coloured) and c.wanted.requirement.wish.role == part for c in changes)
    number = _number(item)
    if number is not None:
        olds = {c.wanted.old for c in changes if isinstance(c.wanted, Reprice | SetNumber)}
        removed = {n for text in taken(changes) for found in find_values(text, language) for n in numbers_in(found.value)}
        # A removed item takes its price with it.
        return number in olds | removed or any(isinstance(c.wanted, Remove) for c in changes)
    if "." in item and " " not in item:
        return any(isinstance(c.wanted, Remove) and c.wanted.concept for c in changes)
    return any(item.casefold() in text.casefold() for text in taken(changes))


def touched(item: str, changes: tuple[Change, ...], language: str) -> bool:
    """Whether something that should stay is taken away."""
    if item in _FEATURES:
        return any(isinstance(c.wanted, Remove) and c.wanted.feature == item for c in changes)
    if "=" in item:
        return not _coloured(item, changes) and absent(item, changes, language)
    number = _number(item)
    if number is not None:
        return any(isinstance(c.wanted, Reprice | SetNumber) and c.wanted.old == number for c in changes)
    return any(text and item.casefold() in text.casefold() for text in taken(changes))


def leaves(value: object, key: str = "") -> Iterator[object]:
    """Every text and number of a specification that a visitor could see; keys, tags and the like are left out."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name not in _UNSEEN:
                yield from leaves(inner, str(name))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, key)
    elif value is not None and not isinstance(value, bool):
        yield value


def lost(row: dict[str, Any], after: Revised, language: str) -> list[str]:
    """What of `change_expect` does not hold for the application after the changes: "+" not there, "-" still there, "!" gone."""
    seen = list(leaves(json.loads(to_json(after.spec))))
    texts = [str(one).casefold() for one in seen]
    numbers = {Decimal(str(one)) for one in seen if isinstance(one, int | float)} | {
        number for text in texts for found in find_values(text, language) for number in numbers_in(found.value)
    }
    features = {wish.feature for wish in after.brief.wishes(FeatureWanted)} - {wish.feature for wish in after.brief.wishes(NotWanted)}
    fields = [set(f"{field.key} {entity.key}".replace("_", " ").split()) for entity in after.spec.entities for field in entity.fields]

    def there(item: str) -> bool:
        number = _number(item)
        if item in _FEATURES:
            return item in features
        if "=" in item:
            part, _, name = item.partition("=")
            css = after.spec.theme.background if part == "background" else after.spec.theme.accent
            wanted = colour_named(name)
            return css is not None and wanted is not None and distance(css, wanted) < 0.13
        if number is not None:
            return number in numbers
        if "." in item and " " not in item:
            return any(set(item.split(".")[1].split("_")) & field for field in fields)
        days = next((found.value.days for found in find_values(item, language) if isinstance(found.value, Weekdays)), ())
        open_days = {day for one in after.spec.business.hours for day in one.days}
        return any(item.casefold() in text for text in texts) or (bool(days) and open_days.issuperset(days))

    expect = row["change_expect"]
    bad = [f"+{item}" for item in expect["present"] if not there(item)]
    # A number may stand elsewhere for another reason; whether it was taken back is judged on the changes.
    bad += [f"-{item}" for item in expect["absent"] if _number(item) is None and there(item)]
    return bad + [f"!{item}" for item in expect["kept"] if not there(item)]


def _open(row_id: str) -> bool:
    return not briefs.held_back(row_id) and (row_id.startswith("fresh-") or not values.held_back(row_id))


def main() -> None:
    """Print the figures, and the misses of the open half."""
    paths = [Path(path) for path in sys.argv[1:]] or [_DATA]
    if missing := [path for path in paths if not path.exists()]:
        print(f"no data at {missing[0]}")
        return
    score: dict[tuple[str, bool], list[int]] = defaultdict(lambda: [0, 0, 0, 0, 0])
    spent_s = 0.0
    for line in (line for path in paths for line in path.read_text(encoding="utf-8").splitlines()):
        row: dict[str, Any] = json.loads(line)
        try:
            brief = read_brief(row["text"], row["lang"])
            spec = plan(brief, today=_TODAY)
        except FileNotFoundError:
            continue
        begun = time.process_time()
        changes = read_changes(row["change"], row["lang"], spec)
        spent_s += time.process_time() - begun
        whole = lost(row, revise(spec, brief, changes, today=_TODAY), row["lang"])
        expect = row["change_expect"]
        bad = [f"+{i}" for i in expect["present"] if not present(i, changes, row["lang"])]
        bad += [f"-{i}" for i in expect["absent"] if not absent(i, changes, row["lang"])]
        bad += [f"!{i}" for i in expect["kept"] if touched(i, changes, row["lang"])]
        total = len(expect["present"]) + len(expect["absent"]) + len(expect["kept"])
        pair = score[(row["lang"], held_back(row["id"]))]
        pair[0] += not bad
        pair[1] += 1
        pair[2] += total - len(bad)
        pair[3] += total
        pair[4] += total - len(whole)
        if whole and _open(row["id"]):
            print(f"{row['id']}: after the changes: {', '.join(whole)}")
        if bad and _open(row["id"]):
            print(f"{row['id']}: {', '.join(bad)}")
            for change in changes:
                print(f"    {change.source!r}: {_short(change)}")
    for held in (False, True):
        figures = {lang: pair for (lang, half), pair in sorted(score.items()) if half == held}
        good, rows, items, of, held_true = (sum(pair[n] for pair in figures.values()) for n in range(5))
        each = "  ".join(f"{lang} {pair[0]}/{pair[1]}" for lang, pair in figures.items())
        name = "held back" if held else "open"
        shares = f"items {items}/{of} = {items / max(1, of):.1%}, true after the changes {held_true / max(1, of):.1%}"
        print(f"{name:9} whole changes {good}/{rows}, {shares}   {each}")
    print(f"{1000 * spent_s / max(1, sum(p[1] for p in score.values())):.1f} ms of processor time a change")


def _short(change: Change) -> str:
    match change.wanted:
        case Add(requirement=requirement):
            return f"add {requirement.wish}"
        case Move() | Remove() | Rename() | Reprice() | SetNumber():
            return repr(change.wanted)
        case _:
            return change.wanted.tag


if __name__ == "__main__":
    main()

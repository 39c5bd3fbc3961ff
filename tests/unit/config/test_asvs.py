"""The table of ASVS 5.0 leaves no item out and names only tests that there are."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
TABLE = ROOT / "docs" / "security" / "asvs.md"
SECTIONS = """
    1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1 5.2:3 5.3:2 5.4:3
    6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1 8.4:1 9.1:3 9.2:4 11.1:2 11.2:3 11.3:3
    11.4:4 11.5:1 11.6:1 12.1:3 12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4
    16.4:3 16.5:3
"""
"""How many items of the levels 1 and 2 each section has, in the chapters that apply."""


def rows() -> list[list[str]]:
    lines = TABLE.read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("| ") and not line.startswith("| **")][1:]


def items() -> Iterator[str]:
    for section, count in (one.split(":") for one in SECTIONS.split()):
        yield from (f"{section}.{number}" for number in range(1, int(count) + 1))


def test_every_item_has_its_row_and_none_has_two() -> None:
    named = [item for row in rows() for item in re.findall(r"\d+\.\d+\.\d+", row[0])]
    assert sorted(named) == sorted(items())
    assert len(named) == 217


def test_every_row_says_how_and_by_what_it_is_shown() -> None:
    for item, how, shown in rows():
        assert how, item
        assert shown not in {"", "–"} or how.startswith("Open"), item  # noqa: RUF001  a dash where nothing shows it


def test_the_tests_that_are_named_are_there() -> None:
    missing = []
    for place in re.findall(r"`(tests/[^`]+)`", TABLE.read_text("utf-8")):
        path, _, name = place.partition("::")
        there = ROOT / path
        if not there.exists() or (name and f"def {name}(" not in there.read_text("utf-8")):
            missing.append(place)
    assert missing == []

"""Files with one JSON object a line, for the commands that read and write many."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from config.settings import SettingsError, load
from config.wiring import wire
from core.ports import Embedder

AT_ONCE = 16
REFUSED = 2
Made = Callable[[str, Embedder], Iterator[Mapping[str, object]]]


class UnusableRow(Exception):
    """A line is not what the command reads; the message says which and why."""


def read_rows(path: str, needed: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The objects of a file, each with the needed keys. Raises UnusableRow, OSError."""
    with Path(path).open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise UnusableRow(f"{path}, line {number}: not JSON ({error.msg})") from None
            if not isinstance(row, dict) or any(key not in row for key in needed):
                raise UnusableRow(f"{path}, line {number}: needs {', '.join(needed)}")
            yield row


def batches(rows: Iterable[dict[str, Any]], size: int = AT_ONCE) -> Iterator[list[dict[str, Any]]]:
    """Rows in groups of `size`."""
    remaining = iter(rows)
    while group := list(islice(remaining, size)):
        yield group


def write_rows(path: str, rows: Iterable[Mapping[str, object]]) -> int:
    """Write one object a line; how many."""
    count = 0
    with Path(path).open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def answer_rows(given: argparse.Namespace, made: Made, done: str) -> int:
    """Write to `given.out` what is made of the rows of `given.jsonl`; `done` says what became of them. Gives the exit status."""
    try:
        written = write_rows(given.out, made(given.jsonl, wire(load()).embedder))
    except (SettingsError, UnusableRow, OSError) as error:
        print(f"statex: {error}", file=sys.stderr)
        return REFUSED
    print(f"{written} {done}: {given.out}", file=sys.stderr)
    return 0

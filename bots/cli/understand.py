"""`statex understand`: what is understood of many texts, without building anything."""

import argparse
import asyncio
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic_core import to_jsonable_python

from bots.cli.rows import UnusableRow, answer_rows, batches, read_rows
from core.brief import Requirement, Situation
from core.ports import Embedder
from core.understanding.understand import understand


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("understand", help="show what is understood of a text, without building")
    parser.add_argument("--jsonl", metavar="IN", required=True, help="an object a line: id, text, optional lang, context (null, has_prototype or was_asked)")
    parser.add_argument("--out", metavar="OUT", required=True, help="an object a line: id, intent, confidence, language, reason, requirements")
    parser.set_defaults(call=run)


def run(given: argparse.Namespace) -> int:
    """Understand every row; gives the exit status."""
    return answer_rows(given, _understood, "understood")


def _understood(path: str, embedder: Embedder) -> Iterator[dict[str, object]]:
    with asyncio.Runner() as runner:
        for group in batches(read_rows(path, ("id", "text"))):
            vectors = runner.run(embedder.embed([str(row["text"]) for row in group]))
            for row, vector in zip(group, vectors, strict=True):
                yield understand_row(row, vector)


def understand_row(row: dict[str, Any], vector: NDArray[np.float32]) -> dict[str, object]:
    """One row as it is printed. Raises UnusableRow for a context that is none."""
    context = row.get("context") or Situation.FRESH
    if context not in set(Situation):
        raise UnusableRow(f"row {row['id']}: context is null, has_prototype or was_asked")
    understood = understand(str(row["text"]), vector, Situation(context), row.get("lang"))
    kind = understood.triage
    return {
        "id": row["id"],
        "intent": kind.intent.value,
        "confidence": round(kind.confidence, 4),
        "language": kind.language,
        "reason": kind.reason,
        "requirements": [printed(one) for one in understood.brief.requirements],
    }


def printed(requirement: Requirement) -> dict[str, object]:
    """A requirement as plain values: what it is, the words it came from, and its structured `value`."""
    value = to_jsonable_python(asdict(requirement.wish))
    value.pop("tag", None)
    return {
        "id": requirement.id,
        "kind": requirement.kind,
        "text": requirement.text,
        "source": requirement.source,
        "confidence": round(requirement.confidence, 3),
        "value": value,
    }

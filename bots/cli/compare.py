"""`statex compare`: whether pairs of wishes are the same need."""

import argparse
import asyncio
from collections.abc import Iterator

from bots.cli.rows import answer_rows, batches, read_rows
from core.ports import Embedder
from core.understanding.duplicates import compare
from core.understanding.language import detect
from core.understanding.needs import need_of


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("compare", help="say how alike two wishes are")
    parser.add_argument("--jsonl", metavar="IN", required=True, help="an object a line: id, a, b, optional a_lang and b_lang")
    parser.add_argument("--out", metavar="OUT", required=True, help="an object a line: id, label (same, near or different), score")
    parser.set_defaults(call=run)


def run(given: argparse.Namespace) -> int:
    """Compare every pair; gives the exit status."""
    return answer_rows(given, _compared, "compared")


def _compared(path: str, embedder: Embedder) -> Iterator[dict[str, object]]:
    with asyncio.Runner() as runner:
        for group in batches(read_rows(path, ("id", "a", "b"))):
            texts = [str(row[side]) for row in group for side in ("a", "b")]
            hints = [row.get(f"{side}_lang") for row in group for side in ("a", "b")]
            vectors = runner.run(embedder.embed(texts))
            needs = [need_of(text, vector, detect(text, hint)) for text, hint, vector in zip(texts, hints, vectors, strict=True)]
            for row, a, b in zip(group, needs[::2], needs[1::2], strict=True):
                likeness = compare(a, b)
                yield {"id": row["id"], "label": likeness.label, "score": round(likeness.score, 4)}

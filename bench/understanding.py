"""`python -m bench.understanding`: how well messages are told apart and needs compared, per language, on the held-back half of ../shared/devdata/text.

The other half was looked at while the training sentences were written; `--seen` prints its figures for comparison. The halves go by a digest of the id.
"""

import argparse
import hashlib
import json
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from adapters.embeddings.meaning import MeaningEmbedder
from bench.figures import machine, percentiles
from core.brief import Intent, Situation
from core.languages import LANGUAGES
from core.understanding.duplicates import LABELS, compare
from core.understanding.language import detect
from core.understanding.needs import need_of
from core.understanding.triage import triage

DATA = Path(__file__).parent.parent.parent / "shared" / "devdata" / "text"
BANDS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01))

Pair = tuple[str, str]
"""What was expected and what was given."""


def held_back(row_id: str) -> bool:
    """Whether a row belongs to the half that nobody looks at."""
    return hashlib.sha256(row_id.encode()).digest()[-1] % 2 == 1


def f1(pairs: Sequence[Pair], label: str) -> float:
    """F1 of one label, 0 where it neither occurs nor is given."""
    right = sum(1 for wanted, given in pairs if wanted == given == label)
    total = sum((wanted == label) + (given == label) for wanted, given in pairs)
    return 2 * right / total if total else 0.0


def macro_f1(pairs: Sequence[Pair]) -> float:
    """The mean F1 of the labels that occur."""
    labels = sorted({wanted for wanted, _ in pairs})
    return sum(f1(pairs, label) for label in labels) / len(labels)


def measure_triage(rows: Sequence[dict[str, Any]], embedder: MeaningEmbedder) -> None:
    """F1 overall, per language and per label; calibration; language recognition; milliseconds of one core a message, its vector included."""
    seconds, found = [], []
    for row in rows:
        start = time.process_time()
        vector = embedder.embed_now([row["text"]])[0]
        found.append(triage(row["text"], vector, Situation(row["context"] or "fresh")))
        seconds.append(time.process_time() - start)
    pairs = [(row["label"], one.intent.value) for row, one in zip(rows, found, strict=True)]
    print(f"triage: macro-F1 {macro_f1(pairs):.3f}, right {sum(a == b for a, b in pairs) / len(pairs):.1%} (n={len(pairs)}); {percentiles(seconds)}")
    print("  per language:", _each(LANGUAGES, lambda code: macro_f1([pair for pair, row in zip(pairs, rows, strict=True) if row["lang"] == code])))
    print("  per kind:", _each([one.value for one in Intent], lambda label: f1(pairs, label)))
    for low, high in BANDS:
        band = [pair for pair, one in zip(pairs, found, strict=True) if low <= one.confidence < high]
        if band:
            print(f"  confidence {low:.1f} to {min(high, 1):.1f}: {sum(a == b for a, b in band) / len(band):.0%} right (n={len(band)})")
    sense = [row for row in rows if row["label"] != "nonsense"]
    print(f"  language: {sum(detect(row['text']) == row['lang'] for row in sense) / len(sense):.1%} right where there is one (n={len(sense)})")


def measure_duplicates(rows: Sequence[dict[str, Any]], embedder: MeaningEmbedder) -> None:
    """F1 of "same", and how many near pairs are taken for the same, in one language and across."""
    pairs: list[Pair] = []
    seconds: list[float] = []
    for row in rows:
        a, b = (need_of(row[side], embedder.embed_now([row[side]])[0], detect(row[side])) for side in ("a", "b"))
        start = time.perf_counter()
        pairs.append((row["label"], compare(a, b).label))
        seconds.append(time.perf_counter() - start)
    across = [row["a_lang"] != row["b_lang"] for row in rows]
    for name, chosen in (
        ("all", pairs),
        ("one language", [pair for pair, other in zip(pairs, across, strict=True) if not other]),
        ("across languages", [pair for pair, other in zip(pairs, across, strict=True) if other]),
    ):
        near = [given for wanted, given in chosen if wanted == "near"]
        print(f"duplicates, {name}: F1 {_each(LABELS, lambda label: f1(chosen, label))}; near taken for same {near.count('same') / len(near):.1%}")  # noqa: B023  # called at once
    print(f"  comparing: {percentiles(seconds)}")


def _each(names: Iterable[str], value: Callable[[str], float]) -> str:
    return ", ".join(f"{name} {value(name):.3f}" for name in names)


def main() -> None:
    """Measure both."""
    parser = argparse.ArgumentParser(prog="python -m bench.understanding", description=__doc__)
    parser.add_argument("--seen", action="store_true", help="the half that was looked at")
    given = parser.parse_args()
    if not DATA.is_dir():
        print(f"nothing to measure with: {DATA} is not there")
        return
    print(machine())
    embedder = MeaningEmbedder()
    embedder.embed_now(["warm"])
    for file, measure in (("triage.jsonl", measure_triage), ("dedup_pairs.jsonl", measure_duplicates)):
        rows = [json.loads(line) for line in (DATA / file).read_text("utf-8").splitlines()]
        measure([row for row in rows if held_back(row["id"]) is not given.seen], embedder)


if __name__ == "__main__":
    main()

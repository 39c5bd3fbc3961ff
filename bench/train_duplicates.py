"""Train the weights that tell same needs from near ones, from the reviewed lexicons: `python -m bench.train_duplicates`."""

import argparse
import itertools
import math
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import ExtraTreesClassifier  # type: ignore[import-untyped]  # scikit-learn ships no types

from adapters.embeddings.meaning import MeaningEmbedder
from bench.train_triage import vectors_of
from core.languages import LANGUAGES
from core.understanding import duplicates
from core.understanding.duplicates import Axes, View, evidence, seen_by
from core.understanding.language import detect
from core.understanding.needs import Need, need_of, signs

LEXICONS = Path(duplicates.__file__).parent / "lexicons"
WEIGHTS = Path(duplicates.__file__).parent / "weights" / "duplicates.npz"
DIRECTIONS = 48
SHRINK = 0.3
SENTENCES_A_TRADE = 4
STRANGERS = 3
EASY = 240
EASY_COUNTS = 0.3
TREES = 300
"""Pairs of a need with one out of another line, for each line."""

PATTERN = re.compile(r"[*=|?~#]")


def grid(seed: int = 3) -> Iterator[tuple[str, str, str]]:
    """Trade ("" for none), function and a sentence, for every language."""
    rng = random.Random(seed)  # noqa: S311  # a choice of words, not of secrets
    frames = list(_rows(LEXICONS / "duplicates" / "frames.tsv"))
    for language in LANGUAGES:
        functions = list(_rows(LEXICONS / "duplicates" / "functions" / f"{language}.tsv"))
        ways = [row[1] for row in frames if row[0] == language]
        for trade, label, *others in _rows(LEXICONS / language / "trades.tsv"):
            words = [label, *(word.strip() for word in "".join(others).split(";") if word.strip() and not PATTERN.search(word))]
            for _ in range(SENTENCES_A_TRADE):
                function = rng.choice(functions)
                sentence = rng.choice(ways).replace("{trade}", rng.choice(words).lower()).replace("{function}", rng.choice(function[1:]))
                yield trade, function[0], sentence
        for name, *said in functions:
            for phrase in said:
                yield "", name, phrase


def pairs(seed: int = 5) -> Iterator[tuple[str, str, str]]:
    """Two texts and how they compare, from the lines of needs.tsv: base, two paraphrases, same function elsewhere, same business otherwise."""
    rng = random.Random(seed)  # noqa: S311  # likewise
    lines = list(_rows(LEXICONS / "duplicates" / "needs.tsv"))
    for number, (*alike, function, trade) in enumerate(lines):
        for a, b in itertools.combinations(alike, 2):
            yield a, b, "same"
        for a in alike:
            yield a, function, "near"
            yield a, trade, "near"
        yield function, trade, "different"
        others = [line for place, line in enumerate(lines) if place != number]
        for _ in range(STRANGERS):
            yield rng.choice(lines[number]), rng.choice(rng.choice(others)), "different"


def directions(vectors: NDArray[np.float32], classes: Sequence[str]) -> NDArray[np.float32]:
    """The directions that vary most between classes and least within them, as columns: shape (d, DIRECTIONS)."""
    names = sorted(set(classes))
    belongs = np.array([names.index(one) for one in classes])
    middles = np.stack([vectors[belongs == place].mean(axis=0) for place in range(len(names))])
    inner = vectors - middles[belongs]
    within = inner.T @ inner / len(vectors)
    within = within * (1 - SHRINK) + SHRINK * np.trace(within) / len(within) * np.eye(len(within))
    spread = (middles - vectors.mean(axis=0)) * np.sqrt(np.bincount(belongs) / len(vectors))[:, None]
    root = np.linalg.inv(np.linalg.cholesky(within))
    values, found = np.linalg.eigh(root @ (spread.T @ spread) @ root.T)
    best = np.argsort(-values)[:DIRECTIONS]
    strength = np.maximum(values[best], 0)
    return np.asarray(root.T @ found[:, best] * np.sqrt(strength / (1 + strength)), dtype=np.float32)


def view_of(vectors: NDArray[np.float32], sentences: Sequence[tuple[str, str, str]]) -> View:
    """What to look along: shape (n, d) and the n sentences of the grid."""
    middle = vectors.mean(axis=0)
    centred = vectors - middle
    of_trade = [place for place, (trade, *_) in enumerate(sentences) if trade]
    trade = directions(centred[of_trade], [sentences[place][0] for place in of_trade])
    return View(middle, trade, directions(centred, [name for _, name, _ in sentences]))


def easy_pairs(sentences: Sequence[tuple[str, str, str]], seed: int = 9) -> Iterator[tuple[str, str, str]]:
    """Pairs out of the grid: plainer than what people say, so they count less."""
    rng = random.Random(seed)  # noqa: S311  # likewise
    told = [one for one in sentences if one[0]]
    for trade, function, text in rng.sample(told, EASY):
        others = [one for one in told if one[2] != text]
        for label, alike in (("same", 2), ("near", 1), ("near", 1), ("different", 0)):
            fitting = [one[2] for one in others if (one[0] == trade) + (one[1] == function) == alike]
            if fitting:
                yield text, rng.choice(fitting), label


def how_telling(texts: Sequence[str]) -> dict[str, float]:
    """For each sign the logarithm of one over the share of texts that show it."""
    counts = Counter(sign for text in texts for found in signs(text, detect(text)) for sign in found)
    return {sign: math.log((len(texts) + 1) / (count + 1)) for sign, count in counts.items()}


def train(embedder: MeaningEmbedder, cache: Path | None) -> dict[str, Any]:
    """The arrays of duplicates.npz."""
    sentences = list(grid())
    views = tuple(view_of(seen, sentences) for seen in seen_by(vectors_of([text for *_, text in sentences], embedder, cache)))
    known, easy = list(pairs()), list(easy_pairs(sentences))
    said = list(dict.fromkeys(text for a, b, _ in known for text in (a, b)))
    telling = how_telling(said)
    axes = Axes(views, telling)
    texts = list(dict.fromkeys([*said, *(text for a, b, _ in easy for text in (a, b))]))
    needs: dict[str, Need] = {text: need_of(text, vector, detect(text)) for text, vector in zip(texts, vectors_of(texts, embedder, cache), strict=True)}
    seen = np.stack([evidence(needs[a], needs[b], axes) for a, b, _ in known + easy])
    labels = [duplicates.LABELS.index(label) for *_, label in known + easy]
    counts = [1.0] * len(known) + [EASY_COUNTS] * len(easy)
    forest = ExtraTreesClassifier(TREES, min_samples_leaf=4, max_features=0.3, random_state=0).fit(seen, labels, sample_weight=counts)
    return {
        **{f"{name}_{place}": getattr(view, name).astype(np.float16) for place, view in enumerate(views) for name in ("middle", "trade", "function")},
        "sign_names": np.array(list(telling)),
        "telling": np.array(list(telling.values()), dtype=np.float32),
        **_flat(forest),
    }


def _flat(forest: ExtraTreesClassifier) -> dict[str, Any]:
    roots: list[int] = []
    parts: dict[str, list[Any]] = {"looks_at": [], "up_to": [], "left": [], "right": [], "chances": []}
    size = 0
    for one in forest.estimators_:
        tree = one.tree_
        inner = tree.children_left >= 0
        roots.append(size)
        parts["looks_at"].append(np.where(inner, tree.feature, 0))
        parts["up_to"].append(tree.threshold)
        parts["left"].append(np.where(inner, tree.children_left + size, -1))
        parts["right"].append(np.where(inner, tree.children_right + size, -1))
        chances = tree.value[:, 0, :]
        parts["chances"].append(chances / chances.sum(axis=1, keepdims=True))
        size += len(inner)
    kinds = {"looks_at": np.int16, "up_to": np.float32, "left": np.int32, "right": np.int32, "chances": np.float16}
    return {"roots": np.array(roots), **{name: np.concatenate(part).astype(kinds[name]) for name, part in parts.items()}}


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="an .npz file that keeps vectors between runs")
    given = parser.parse_args()
    np.savez_compressed(WEIGHTS, **train(MeaningEmbedder(), given.cache))
    print(f"{WEIGHTS.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()

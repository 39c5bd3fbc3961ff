"""Train the weights of triage and of language recognition from the reviewed sentences in the lexicons: `python -m bench.train_triage`."""

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]  # scipy ships no types
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]  # nor does scikit-learn

from adapters.embeddings.meaning import MeaningEmbedder
from bench.sentences import Sentence, all_sentences
from core.brief import Intent, Situation
from core.languages import LANGUAGES
from core.understanding import cues, language, triage_model
from core.understanding.meaning import DIMENSIONS
from core.understanding.phrases import phrases
from core.understanding.triage_model import INTENTS, MEANING_SCALE, SITUATIONS, Seen, look

FOLDER = Path(triage_model.__file__).parent
WEIGHTS = FOLDER / "weights"
SIGN_SCALE = 2.0
ENOUGH = 1e-3
"""Fitting further makes it surer of what it knows, not better at what it does not."""

OUT_OF_PLACE = 0.1
"""How much a message counts that is no change although a prototype or a question of ours invites one: such messages are rarer."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Sentences with their vectors, as the model sees them."""

    sentences: Sequence[Sentence]
    vectors: NDArray[np.float32]
    seen: Sequence[Seen]


def rows_of(sentences: Sequence[Sentence], embedder: MeaningEmbedder, cache: Path | None = None) -> Rows:
    """Embed and look; `cache` keeps vectors between runs."""
    vectors = vectors_of([one.text for one in sentences], embedder, cache)
    seen = [look(one.text, vector, one.situation, one.language) for one, vector in zip(sentences, vectors, strict=True)]
    return Rows(sentences, vectors, seen)


def matrix(rows: Rows, middle: NDArray[np.float32], signs: Sequence[str]) -> csr_matrix:
    """One row a sentence: meaning, spelling, signs and shape side by side."""
    place = {name: column for column, name in enumerate(signs)}
    flags = np.zeros((len(rows.seen), len(signs)), np.float32)
    for row, one in enumerate(rows.seen):
        for sign in one.signs:
            flags[row, place[sign]] = SIGN_SCALE
    starts = np.cumsum([0, *(len(one.hits) for one in rows.seen)])
    spelling = csr_matrix(
        (np.concatenate([one.amounts for one in rows.seen]), np.concatenate([one.hits for one in rows.seen]), starts),
        shape=(len(rows.seen), triage_model.BUCKETS),
    )
    shape = np.stack([one.shape for one in rows.seen])
    return hstack([csr_matrix((rows.vectors - middle) * MEANING_SCALE), spelling * 1.5, csr_matrix(flags), csr_matrix(shape * 0.5)]).tocsr()


def train(rows: Rows, strength: float = 0.3) -> dict[str, Any]:
    """The arrays of triage.npz."""
    signs = cues.names()
    middle = rows.vectors.mean(axis=0)
    seen = matrix(rows, middle, signs)
    wanted = np.array([INTENTS.index(one.intent) for one in rows.sentences])
    weights_of = np.array([OUT_OF_PLACE if one.situation is not Situation.FRESH and one.intent is not Intent.CHANGE else 1.0 for one in rows.sentences])
    fitted = LogisticRegression(C=strength, tol=ENOUGH, max_iter=3000, class_weight="balanced").fit(seen, wanted, sample_weight=weights_of)
    weights = fitted.coef_.T
    a, b, c = DIMENSIONS, DIMENSIONS + triage_model.BUCKETS, DIMENSIONS + triage_model.BUCKETS + len(signs)
    names, topic_weights, topic_bias = _topics(rows, middle)
    return {
        "middle": middle.astype(np.float32),
        "meaning": weights[:a].astype(np.float32),
        "spelling": (weights[a:b] * 1.5).astype(np.float16),
        "signs": (weights[b:c] * SIGN_SCALE).astype(np.float32),
        "sign_names": np.array(signs),
        "shape": (weights[c:] * 0.5).astype(np.float32),
        "bias": fitted.intercept_.astype(np.float32),
        "topic_names": np.array(names),
        "topic_weights": topic_weights.astype(np.float16),
        "topic_bias": topic_bias.astype(np.float32),
    }


def _topics(rows: Rows, middle: NDArray[np.float32]) -> tuple[list[str], NDArray[np.float32], NDArray[np.float32]]:
    names: list[str] = []
    columns: list[NDArray[np.float32]] = []
    biases: list[float] = []
    for intent in (Intent.QUESTION, Intent.PRIVACY, Intent.PROHIBITED, Intent.SMALLTALK):
        mine = [row for row, one in enumerate(rows.sentences) if one.intent is intent and one.topic]
        fitted = LogisticRegression(C=3.0, max_iter=2000, class_weight="balanced").fit(
            (rows.vectors[mine] - middle) * MEANING_SCALE, [rows.sentences[row].topic for row in mine]
        )
        names += [f"{intent.value}:{topic}" for topic in fitted.classes_]
        columns += list(fitted.coef_)
        biases += list(fitted.intercept_)
    return names, np.stack(columns, axis=1), np.array(biases)


def train_language(seed: int = 1) -> dict[str, Any]:
    """The arrays of language.npz."""
    rng = random.Random(seed)  # noqa: S311  # cutting sentences, not secrets
    rows = [(one.language, one.text) for one in all_sentences(filled=False) if one.intent is not Intent.NONSENSE]
    rows += [(code, sentence) for code in LANGUAGES if (FOLDER / "lexicons" / "phrases" / f"{code}.json").is_file() for sentence in phrases(code).values()]
    other = (FOLDER / "lexicons" / "language" / "other.tsv").read_text("utf-8").splitlines()
    rows += [(language.UNSUPPORTED, line.split("\t")[1]) for line in other]
    cut = []
    for code, text in rows:
        words = text.split()
        if len(words) > 4:
            start = rng.randrange(len(words) - 2)
            cut.append((code, " ".join(words[start : start + rng.randint(2, 5)])))
    everything = [(code, hits, amounts) for code, text in rows + cut for hits, amounts in [language.grams(text)]]
    starts = np.cumsum([0, *(len(hits) for _, hits, _ in everything)])
    seen = csr_matrix(
        (np.concatenate([amounts for *_, amounts in everything]), np.concatenate([hits for _, hits, _ in everything]), starts),
        shape=(len(everything), language.BUCKETS),
    )
    fitted = LogisticRegression(C=60, max_iter=500, class_weight="balanced").fit(seen, [language.CLASSES.index(code) for code, *_ in everything])
    return {"weights": fitted.coef_.T.astype(np.float16), "bias": fitted.intercept_.astype(np.float16)}


def vectors_of(texts: Sequence[str], embedder: MeaningEmbedder, cache: Path | None) -> NDArray[np.float32]:
    """One unit vector a text; `cache` is an .npz file that keeps vectors between runs."""
    known: dict[str, NDArray[np.float32]] = {}
    if cache is not None and cache.is_file():
        with np.load(cache) as stored:
            known = dict(zip(stored["texts"].tolist(), stored["vectors"], strict=True))
    missing = [text for text in dict.fromkeys(texts) if text not in known]
    for start in range(0, len(missing), 64):
        part = missing[start : start + 64]
        known.update(zip(part, embedder.embed_now(part), strict=True))
    if cache is not None and missing:
        np.savez(cache, texts=np.array(list(known)), vectors=np.stack(list(known.values())))
    return np.stack([known[text] for text in texts])


def main() -> None:
    """Train both and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="an .npz file that keeps vectors between runs")
    given = parser.parse_args()
    WEIGHTS.mkdir(exist_ok=True)
    np.savez_compressed(WEIGHTS / "language.npz", **train_language())
    language._model.cache_clear()  # noqa: SLF001  # the weights on disk have just changed
    rows = rows_of(all_sentences(), MeaningEmbedder(), given.cache)
    np.savez_compressed(WEIGHTS / "triage.npz", **train(rows))
    print(f"{len(rows.sentences)} sentences, {len(SITUATIONS)} situations, {(WEIGHTS / 'triage.npz').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

"""The reviewed training sentences, with what belongs to them: situations for those that have none, and slots filled in."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.brief import Intent, Situation
from core.languages import LANGUAGES
from core.understanding import phrases

FOLDER = Path(phrases.__file__).parent / "lexicons" / "triage"
BRIEFS = Path(__file__).parent / "data" / "briefs"
FILLINGS = 3
"""How many sentences one with a slot turns into."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One training sentence."""

    language: str
    intent: Intent
    topic: str
    situation: Situation
    text: str


def all_sentences(*, filled: bool = True) -> list[Sentence]:
    """Everything there is to learn from; without `filled` only what stands in the files."""
    found: list[Sentence] = []
    for language in LANGUAGES:
        slots = slots_of(language)
        for label, text in _lines(FOLDER / f"{language}.tsv"):
            intent, _, topic = label.partition(":")
            # A choice that hangs on the line alone, so that a new line changes nothing for the others.
            rng = random.Random(text)  # noqa: S311  # a choice of words, not of secrets
            texts = [text]
            if "{" in text:
                texts = [_fill(text, slots, rng) for _ in range(FILLINGS if filled else 1)]
            found += [
                Sentence(language, Intent(intent), topic, situation, one) for one in texts for situation in _situations(intent, topic, rng, filled=filled)
            ]
        found += list(_briefs(language))
        if filled:
            found += list(_mash(language))
    return found


def _briefs(language: str) -> Iterator[Sentence]:
    """Our own long briefs, and what is asked to be changed in each."""
    path = BRIEFS / f"{language}.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.is_file() else ():
        row = json.loads(line)
        yield Sentence(language, Intent.BUILD, "", Situation.FRESH, row["text"])
        if row.get("change"):
            yield Sentence(language, Intent.CHANGE, "has_prototype", Situation.HAS_PROTOTYPE, row["change"])


@cache
def slots_of(language: str) -> dict[str, list[str]]:
    """What may stand in a slot: "app" -> "the booking page for our gym", ..."""
    path = FOLDER / "slots" / f"{language}.tsv"
    slots: dict[str, list[str]] = {}
    for name, text in _lines(path) if path.is_file() else ():
        slots.setdefault(name, []).append(text)
    return slots


def _situations(intent: str, topic: str, rng: random.Random, *, filled: bool) -> list[Situation]:
    if intent == "change":
        return [Situation(topic or "has_prototype")]
    if not filled or intent == "build":
        return [Situation.FRESH]
    # Nobody asks for the price only in a fresh conversation: every other kind of message comes at any time.
    return [Situation.FRESH, rng.choice([Situation.HAS_PROTOTYPE, Situation.WAS_ASKED])]


def _fill(text: str, slots: dict[str, list[str]], rng: random.Random) -> str:
    for name, choices in slots.items():
        while f"{{{name}}}" in text:
            text = text.replace(f"{{{name}}}", rng.choice(choices), 1)
    return text


ROWS = {"latin": ("qwertyuiop", "asdfghjkl", "zxcvbnm"), "ru": ("йцукенгшщзх", "фывапролджэ", "ячсмитьбю"), "ar": ("ضصثقفغعهخحج", "شسيبلاتنمكط", "ئءؤرلاىةوزظ")}


def _mash(language: str, amount: int = 40) -> Iterator[Sentence]:
    rng = random.Random(language)  # noqa: S311  # likewise
    rows = ROWS.get(language, ROWS["latin"])
    for _ in range(amount):
        words = []
        for _ in range(rng.randint(1, 4)):
            row = rng.choice(rows)
            kind = rng.random()
            if kind < 0.4:
                start = rng.randrange(len(row) - 3)
                word = row[start : start + rng.randint(3, 7)]
            elif kind < 0.7:
                word = "".join(rng.choice("".join(rows)) for _ in range(rng.randint(3, 12)))
            else:
                piece = "".join(rng.choice(row) for _ in range(rng.randint(1, 3)))
                word = piece * rng.randint(2, 6)
            words.append(word)
        yield Sentence(language, Intent.NONSENSE, "", rng.choice(list(Situation)), " ".join(words))


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            label, _, text = line.partition("\t")
            yield label, text

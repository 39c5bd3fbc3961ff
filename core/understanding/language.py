"""Which language a short, noisy text is in: its script first, then a small model of letter n-grams. Well under a millisecond for a sentence."""

import re
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from core.languages import LANGUAGES
from core.understanding.hashing import hashed, letter_grams, tokens, word_grams

UNSUPPORTED = "und"
"""The answer for a language that is none of ours: known not to be understood, rather than guessed."""

BUCKETS = 1 << 14
WORD = re.compile(r"\w+")
LOOK_AT_CHARACTERS = 600
CLASSES = (*LANGUAGES, UNSUPPORTED)
SURE_OF_UNSUPPORTED = 0.7
HINT_HOLDS = 0.08
SAYS_LITTLE = 0.5
"""Below this chance of the likeliest the text does not tell, and who spoke another language before goes on in it."""
FOREIGN_LETTERS = frozenset("іїєґўћђљњџјپچژکگیےہٹڈåøõãőűășțğşıðþļķėįų")  # letters that none of our languages has
SHARE_OF_FOREIGN = 0.03
"""From this share of such letters on it is another language; a name or two stays below it."""

FEWEST_LETTERS = 4
ANY = "*"
LONGEST_ALONE = 24
"""Longer messages have letters enough to tell their language by."""


def detect(text: str, hint: str | None = None) -> str:
    """ISO 639-1 code of one of our languages, or UNSUPPORTED. `hint` (what was spoken before) decides where the text itself says little."""
    default = hint if hint in LANGUAGES else "en"
    seen = text[:LOOK_AT_CHARACTERS]
    scripts = Counter(script for script in map(_script, seen) if script)
    letters = sum(scripts.values())
    if not letters:
        return default
    if alone := _said_alone(text):
        return hint if hint in alone or (hint in LANGUAGES and ANY in alone) else alone[0]
    script = scripts.most_common(1)[0][0]
    if script == "other" or sum(character in FOREIGN_LETTERS for character in seen.lower()) >= SHARE_OF_FOREIGN * letters:
        return UNSUPPORTED
    if letters < FEWEST_LETTERS and script == "latin":
        return default
    chances = _chances(seen, script)
    best = CLASSES[int(chances.argmax())]
    if best == UNSUPPORTED and chances.max() < SURE_OF_UNSUPPORTED:
        best = LANGUAGES[int(chances[:-1].argmax())]
    if hint in LANGUAGES and _SCRIPTS[hint] == script and (chances[LANGUAGES.index(hint)] > HINT_HOLDS or chances.max() < SAYS_LITTLE):
        return hint
    return best


def grams(text: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """What the model sees of a text."""
    words = [word for word in tokens(text) if word.isalpha()]
    return hashed((*letter_grams(words, 1, 4), *word_grams(words, 1)), BUCKETS)


def _chances(text: str, script: str) -> NDArray[np.float32]:
    weights, bias = _model()
    hits, amounts = grams(text)
    scores = amounts @ weights[hits] + bias
    possible = np.array([language_script == script or name == UNSUPPORTED for name, language_script in _SCRIPTS.items()])
    scores = np.where(possible, scores, -np.inf)
    odds = np.exp(scores - scores.max())
    return np.asarray(odds / odds.sum(), dtype=np.float32)


def _said_alone(text: str) -> tuple[str, ...]:
    """The languages in which a whole message like "hello!" is a usual one, empty where it is none."""
    return _short().get(" ".join(WORD.findall(text.lower())), ()) if len(text) <= LONGEST_ALONE else ()


@cache
def _short() -> dict[str, tuple[str, ...]]:
    lines = (files("core.understanding") / "lexicons" / "language" / "short.tsv").read_text("utf-8").splitlines()
    return {said: tuple(languages.split()) for said, _, languages in (line.partition("\t") for line in lines if line and not line.startswith("#"))}


_SCRIPTS = {language: {"ru": "cyrillic", "ar": "arabic"}.get(language, "latin") for language in CLASSES}


@cache
def _script(character: str) -> str:
    if not character.isalpha():
        return ""
    name = unicodedata.name(character, "")
    return next((script for script in ("latin", "cyrillic", "arabic") if name.startswith(script.upper())), "other")


@cache
def _model() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    with (files("core.understanding") / "weights" / "language.npz").open("rb") as file, np.load(file) as stored:
        return stored["weights"].astype(np.float32), stored["bias"].astype(np.float32)

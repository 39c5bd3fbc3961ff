"""The sentences about a person's data, in their language: `words/`, one file a language."""

import re

from core.languages import LANGUAGES
from core.sentences import Sentences

SENTENCES = Sentences("core.privacy", "words")
word = SENTENCES.say


def says(code: str, text: str) -> bool:
    """Whether somebody said exactly this, in whichever of our languages; letters count, marks and spaces do not."""
    return any(_bare(SENTENCES.of(language)[code]) == _bare(text) for language in LANGUAGES)


def _bare(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))

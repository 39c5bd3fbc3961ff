"""The sentences about a person's data, in their language: `words/`, one file a language."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "de", "fr", "it", "es", "nl", "cs", "pl", "ru", "ar")


def word(code: str, language: str, **values: object) -> str:
    """The sentence `code` with its placeholders filled; English where the language is none of ours."""
    return sentences(language)[code].format_map({name: str(value) for name, value in values.items()})


def says(code: str, text: str) -> bool:
    """Whether somebody said exactly this, in whichever of our languages; letters count, marks and spaces do not."""
    return any(_bare(sentences(language)[code]) == _bare(text) for language in LANGUAGES)


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Every sentence of one language by its code."""
    known = language if language in LANGUAGES else "en"
    found: dict[str, str] = json.loads((files("core.privacy") / "words" / f"{known}.json").read_text("utf-8"))
    return found


def _bare(text: str) -> str:
    return "".join(re.findall(r"\w+", text.casefold()))

"""The sentences about a prototype's source and progress, in the person's language: `words/`, one file a language."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "de", "fr", "it", "es", "nl", "cs", "pl", "ru", "ar")


def word(code: str, language: str, **values: object) -> str:
    """The sentence `code` with its placeholders filled; English where the language is none of ours."""
    return sentences(language)[code].format_map({name: str(value) for name, value in values.items()})


@cache
def sentences(language: str) -> Mapping[str, str]:
    """Every sentence of one language by its code."""
    known = language if language in LANGUAGES else "en"
    found: dict[str, str] = json.loads((files("core.project") / "words" / f"{known}.json").read_text("utf-8"))
    return found

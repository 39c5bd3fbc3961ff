"""What Statex says, in the person's language. The sentences are data (lexicons/phrases), one file a language."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from string import Formatter

LANGUAGES = ("en", "de", "fr", "it", "es", "nl", "cs", "pl", "ru", "ar")
"""The languages that Statex understands and speaks (ISO 639-1)."""

FALLBACK = "en"


def say(code: str, language: str, **values: object) -> str:
    """The sentence `code` in `language`, English where there is none, with its placeholders filled; a value not given leaves nothing behind."""
    sentence = phrases(language).get(code) or phrases(FALLBACK)[code]
    return _Gentle().vformat(sentence, (), {name: str(value) for name, value in values.items()})


def speaks(code: str, language: str) -> bool:
    """Whether there is a sentence `code` in that language or in English."""
    return code in phrases(language) or code in phrases(FALLBACK)


@cache
def phrases(language: str) -> Mapping[str, str]:
    """Every sentence of one language by its code; those of English where the language is none of ours."""
    known = language if language in LANGUAGES else FALLBACK
    folder = files("core.understanding") / "lexicons" / "phrases"
    found: dict[str, str] = {}
    for part in (folder, folder / "voice"):
        found.update(json.loads((part / f"{known}.json").read_text("utf-8")))
    return found


class _Gentle(Formatter):
    """Fills in what is there; a missing value must never cost a person their answer."""

    def get_value(self, key: int | str, args: object, kwargs: Mapping[str, object]) -> object:
        del args
        return kwargs.get(str(key), "")

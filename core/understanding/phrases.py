"""What Statex says, in the person's language. The sentences are data (lexicons/phrases), one file a language."""

from collections.abc import Mapping
from string import Formatter

from core.languages import FALLBACK
from core.sentences import Sentences

phrases = Sentences("core.understanding", "lexicons/phrases", "lexicons/phrases/voice").of
"""Every sentence of one language by its code; those of English where the language is none of ours."""


def say(code: str, language: str, **values: object) -> str:
    """The sentence `code` in `language`, English where there is none, with its placeholders filled; a value not given leaves nothing behind."""
    sentence = phrases(language).get(code) or phrases(FALLBACK)[code]
    return _Gentle().vformat(sentence, (), {name: str(value) for name, value in values.items()})


def speaks(code: str, language: str) -> bool:
    """Whether there is a sentence `code` in that language or in English."""
    return code in phrases(language) or code in phrases(FALLBACK)


class _Gentle(Formatter):
    """Fills in what is there; a missing value must never cost a person their answer."""

    def get_value(self, key: int | str, args: object, kwargs: Mapping[str, object]) -> object:
        del args
        return kwargs.get(str(key), "")

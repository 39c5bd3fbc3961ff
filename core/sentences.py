"""Sentences for people, kept as data: one JSON file a language, in a folder of the package that says them."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from core.languages import FALLBACK, LANGUAGES


class Sentences:
    """The sentences of one package by their codes. Nothing is read before the first is asked for."""

    def __init__(self, package: str, *folders: str) -> None:
        """`folders` are paths below the package; each holds a file a language."""
        self._package = package
        self._folders = folders

    def of(self, language: str) -> Mapping[str, str]:
        """Every sentence of one language by its code; those of English where the language is none of ours."""
        return _read(self._package, self._folders, language if language in LANGUAGES else FALLBACK)

    def say(self, code: str, language: str, **values: object) -> str:
        """The sentence `code` with its placeholders filled. Raises KeyError for one that there is not, or a placeholder left empty."""
        return self.of(language)[code].format_map({name: str(value) for name, value in values.items()})


@cache
def _read(package: str, folders: tuple[str, ...], language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for folder in folders:
        found.update(json.loads((files(package) / folder / f"{language}.json").read_text("utf-8")))
    return found

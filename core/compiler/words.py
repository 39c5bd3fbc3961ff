"""Phrases for first records: titles, notes, questions, by kind of record and field, in ten languages."""

from collections.abc import Mapping, Sequence
from functools import cache

from core.compiler import knowledge


def phrases(code: str, language: str) -> Sequence[str]:
    """The phrases under a code such as "task" or "review.text"; () when there are none in that language."""
    return _rows().get(code, {}).get(language, ())


@cache
def _rows() -> Mapping[str, Mapping[str, Sequence[str]]]:
    found: dict[str, dict[str, Sequence[str]]] = {}
    for row in knowledge.table("phrases.psv"):
        cells = {lang: tuple(p.strip().replace(" / ", "\n") for p in row[lang].split(";") if p.strip()) for lang in knowledge.LANGUAGES}
        found[row["code"]] = {lang: said for lang, said in cells.items() if said}
    return found

"""Phrases for first records: titles, notes, questions, by kind of record and field, in ten languages."""

from collections.abc import Mapping, Sequence
from functools import cache

from core.compiler import knowledge
from core.languages import LANGUAGES

# Kinds of record whose first records are called like those of another kind.
_LIKE = {
    "forum_topic": "topic",
    "thread": "topic",
    "discussion": "topic",
    "question": "faq",
    "apartment": "property",
    "house": "property",
    "flat": "property",
    "listing": "property",
    "machine": "device",
    "tool": "device",
    "equipment": "device",
    "asset_item": "device",
    "stock_item": "item",
    "part": "item",
    "inventory": "item",
    "ingredient": "item",
    "meal": "recipe",
    "menu": "dish",
    "workshop": "event",
    "session": "class",
    "tour": "trip",
    "destination": "place",
    "city_spot": "place",
    "attraction": "place",
    "milestone": "project",
    "deal": "lead",
    "folder": "document",
    "file": "document",
    "page": "document",
    "album": "song",
    "playlist": "song",
    "podcast": "video",
    "episode": "video",
    "film": "movie",
    "tv_show": "movie",
    "story": "book",
    "novel": "book",
    "workout": "exercise",
    "goal": "habit",
    "crop": "plant",
    "horse": "animal",
    "pet": "animal",
    "subscription": "plan",
    "coupon": "campaign",
    "survey": "poll_choice",
    "homework": "lesson",
    "test": "exam",
    "role": "position",
    "goods": "product",
    "complaint": "ticket",
    "alert": "incident",
    "vote_question": "poll_choice",
    "chapter": "lesson",
    "module": "lesson",
    "advertisement": "campaign",
    "promotion": "campaign",
}


def phrases(code: str, language: str) -> Sequence[str]:
    """The phrases under a code such as "task" or "review.text"; () when there are none in that language."""
    kind, dot, part = code.partition(".")
    own = _rows().get(code) or _rows().get(_LIKE.get(kind, kind) + dot + part, {})
    return own.get(language, ())


@cache
def _rows() -> Mapping[str, Mapping[str, Sequence[str]]]:
    found: dict[str, dict[str, Sequence[str]]] = {}
    for row in knowledge.table("phrases.psv"):
        cells = {lang: tuple(p.strip().replace(" / ", "\n") for p in row[lang].split(";") if p.strip()) for lang in LANGUAGES}
        found[row["code"]] = {lang: said for lang, said in cells.items() if said}
    return found

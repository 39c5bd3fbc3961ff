"""Words changed wherever a visitor can read them, and nowhere else: keys, kinds and formulas stay."""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from core.appspec import AppSpec

T = TypeVar("T")
# Members that a visitor reads; everything else is machinery.
READ = frozenset(
    {
        "label",
        "plural",
        "title",
        "text",
        "thanks",
        "intro",
        "message",
        "name",
        "tagline",
        "help",
        "words",
        "pairs",
        "notes",
        "action_label",
        "place",
        "hours_label",
    }
    | {
        "statuses",
        "options",
        "names",
        "items",
        "of",
        "note",
        "unit",
        "role",
        "fields",
        "wish",
        "requirements",
        "source",
        "hours",
        "sections",
        "views",
        "entities",
    }
    | {"rules", "rows", "business", "roles", "users", "tiles", "charts", "inputs", "outputs", "literals", "trade"}
)
_PLAIN = frozenset({"title", "of", "role", "fields", "options", "rules", "roles", "unit", "trade", "entity", "per"})


def deep(value: T, change: Callable[[str], str], *, plain: bool = False) -> T:
    """`value` with every readable text changed. `plain` says that strings right here are read by visitors."""
    made: Any = value
    if isinstance(value, str):
        made = change(value) if plain else value
    elif isinstance(value, Mapping):
        made = {key: cell if key == "id" or not isinstance(cell, str) else change(cell) for key, cell in value.items()}
        made = value if made == value else made
    elif isinstance(value, tuple):
        made = tuple(deep(one, change, plain=plain) for one in value)
        made = value if made == value else made
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for one in fields(value):
            old = getattr(value, one.name)
            readable = _readable(value, one.name)
            if one.name in READ or readable:
                new = deep(old, change, plain=readable)
                if new is not old and new != old:
                    changed[one.name] = new
        made = replace(value, **changed) if changed else value
    return made  # type: ignore[no-any-return]  # the same kind of thing that came in


def _readable(owner: object, name: str) -> bool:
    """True when strings of that member are read by visitors: a section's title is, an entity's title is a field's key."""
    if name not in READ:
        return False
    kind = type(owner).__name__
    if name == "title":
        return kind == "Section"
    if name in _PLAIN:
        return name in ("of", "role", "options", "unit") and kind in (
            "ItemsOffered",
            "StatusesWanted",
            "PeopleNamed",
            "RuleWanted",
            "FieldWanted",
            "Item",
            "Hours",
        )
    return name not in ("rows", "users")


def replacer(old: str, new: str) -> Callable[[str], str]:
    """Changes whole words `old` to `new`, whatever their case, and keeps a capital that stood at the beginning."""
    # Arabic writes "and", "with", "for" and the article as one word with what follows.
    joined = r"(?<!\w)((?:[وفبلك])?(?:ال)?)" if re.search(r"[\u0600-\u06ff]", old) else r"(?<!\w)()"
    whole = re.compile(rf"{joined}{re.escape(old)}(?!\w)", re.IGNORECASE)

    def change(text: str) -> str:
        def one(found: re.Match[str]) -> str:
            said = found[0][len(found[1]) :]
            if said[:1].isupper() and new[:1].islower() and (found.start() == 0 or text.casefold() == old.casefold()):
                return found[1] + new[:1].upper() + new[1:]
            return found[1] + new

        return whole.sub(one, text)

    return change


def texts(spec: AppSpec) -> set[str]:
    """Every text that a visitor can read."""
    found: set[str] = set()

    def note(text: str) -> str:
        found.add(text)
        return text

    deep(spec, note)
    return found


def closest(words: str, known: set[str]) -> str | None:
    """The readable text, or run of words in one, that the words mean when they are inflected ("Vogts" for "Vogt")."""
    wanted = words.casefold()
    stem = wanted[: max(4, len(wanted) - 2)]
    if len(wanted) < 4:
        return None
    tokens = {t for text in known for t in (text, *re.findall(r"[\w-]+", text)) if t.casefold().startswith(stem) and abs(len(t) - len(words)) <= 2}
    return min(tokens, key=lambda t: (abs(len(t) - len(words)), t), default=None)

"""What is known beforehand about fields, records, statuses and trades, in ten languages, read from the tables beside this file.

Knowledge is only added to what a person said; it never replaces it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from core.appspec import Tone
from core.brief import FieldType
from core.languages import LANGUAGES

Part = Literal["offer", "request", "people", "record"]


@dataclass(frozen=True, slots=True)
class FieldKnown:
    """A usual field: its type and its label in each language."""

    concept: str
    type: FieldType
    labels: Mapping[str, str]

    def label(self, language: str) -> str:
        """The label, in English where the language has none."""
        return self.labels.get(language) or self.labels["en"]


@dataclass(frozen=True, slots=True)
class EntityKnown:
    """A usual kind of record: the part it plays, its usual fields and statuses, its names in each language."""

    concept: str
    part: Part
    icon: str
    fields: tuple[str, ...]
    statuses: tuple[str, ...]
    labels: Mapping[str, tuple[str, str]]

    def label(self, language: str) -> str:
        """Its name, singular."""
        return (self.labels.get(language) or self.labels["en"])[0]

    def plural(self, language: str) -> str:
        """Its name, plural, as a page is called."""
        return (self.labels.get(language) or self.labels["en"])[1]


@dataclass(frozen=True, slots=True)
class StatusKnown:
    """A usual value of a choice: the tone of its badge and its label in each language."""

    concept: str
    tone: Tone
    labels: Mapping[str, str]

    def label(self, language: str) -> str:
        """The label, in English where the language has none."""
        return self.labels.get(language) or self.labels["en"]


def table(name: str) -> list[dict[str, str]]:
    """The rows of a `|`-separated table of this folder; empty cells are ""."""
    lines = resources.files(__package__).joinpath(name).read_text("utf-8").splitlines()
    head = lines[0].split("|")
    return [dict(zip(head, line.split("|"), strict=True)) for line in lines[1:] if line and not line.startswith("#")]


@cache
def toml(name: str) -> Mapping[str, Any]:
    """A TOML file of this folder."""
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))


@cache
def fields() -> Mapping[str, FieldKnown]:
    """Every usual field by its concept."""
    return {r["concept"]: FieldKnown(r["concept"], FieldType(r["type"]), {lang: r[lang] for lang in LANGUAGES}) for r in table("fields.psv")}


@cache
def entities() -> Mapping[str, EntityKnown]:
    """Every usual kind of record by its concept."""
    known = {}
    for r in table("entities.psv"):
        labels = {lang: _pair(r[lang]) for lang in LANGUAGES}
        known[r["concept"]] = EntityKnown(r["concept"], _part(r["part"]), r["icon"], tuple(r["fields"].split()), tuple(r["statuses"].split()), labels)
    return known


@cache
def kinds() -> Mapping[str, EntityKnown]:
    """Every kind of record: the usual ones, and those that are only made when somebody names them, in their words."""
    more = {}
    for r in table("kinds.psv"):
        spoken = r["concept"].replace("_", " ").capitalize()
        more[r["concept"]] = EntityKnown(
            r["concept"], _part(r["part"]), r["icon"], tuple(r["fields"].split()), tuple(r["statuses"].split()), {"en": (spoken, spoken)}
        )
    return {**more, **entities()}


@cache
def heads() -> Mapping[str, EntityKnown]:
    """Usual fields by the last English word of a name that is no usual kind of record ("waybill", "charging station")."""
    made: dict[str, EntityKnown] = {}
    for r in table("heads.psv"):
        for word in r["words"].split():
            made.setdefault(
                word, EntityKnown(word, _part(r["part"]), r["icon"], tuple(r["fields"].split()), tuple(r["statuses"].split()), {"en": (word, word)})
            )
    return made


def head_of(label: str, language: str) -> EntityKnown | None:
    """What is known of a name by its last word, or None; English only."""
    words = label.casefold().split()
    return heads().get(words[-1]) if words and language == "en" else None


@cache
def statuses() -> Mapping[str, StatusKnown]:
    """Every usual status or option by its concept."""
    tones: Mapping[str, Tone] = {"neutral": "neutral", "info": "info", "good": "good", "warn": "warn", "bad": "bad"}
    return {r["concept"]: StatusKnown(r["concept"], tones[r["tone"]], {lang: r[lang] for lang in LANGUAGES}) for r in table("statuses.psv")}


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    return {r["code"]: r for r in table("texts.psv")}


def text(code: str, language: str, **values: object) -> str:
    """A sentence of a generated application or of a checklist, with `{names}` filled in. KeyError for an unknown code."""
    row = _texts()[code]
    said = row.get(language) or row["en"]
    return said.format(**values) if values else said


@cache
def status_of(label: str) -> StatusKnown | None:
    """The usual status that is called so in any language, or None."""
    wanted = label.casefold().strip()
    for one in statuses().values():
        if any(wanted == known.casefold() for known in one.labels.values()):
            return one
    # Inflected forms ("confirmada", "bestätigte") share their beginning with the form of the table.
    for one in statuses().values():
        if any(len(known) > 4 and wanted.startswith(known.casefold()[:-1]) and len(wanted) < len(known) + 3 for known in one.labels.values()):
            return one
    return None


@cache
def entity_of(label: str, language: str) -> EntityKnown | None:
    """The usual kind of record whose name or plural this is in that language, or None."""
    wanted = label.casefold().strip()
    for one in entities().values():
        if wanted in (one.label(language).casefold(), one.plural(language).casefold()):
            return one
    return None


@cache
def field_of(label: str, language: str) -> FieldKnown | None:
    """The usual field that is called so in that language, or None."""
    wanted = label.casefold().strip()
    return next((one for one in fields().values() if one.label(language).casefold() == wanted), None)


def _part(cell: str) -> Part:
    match cell:
        case "offer" | "request" | "people" as part:
            return part
        case _:
            return "record"


def _pair(cell: str) -> tuple[str, str]:
    singular, _, plural = cell.partition("/")
    return singular, plural or singular

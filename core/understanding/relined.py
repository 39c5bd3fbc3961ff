"""Checklist lines after changes: where a wish changed, its line says what is wanted now."""

from collections.abc import Mapping
from dataclasses import replace

from core.appspec import AppSpec
from core.brief import Brief, ItemsOffered, PeopleNamed, RecordWanted, Requirement, RuleWanted, StatusesWanted
from core.understanding.lexicon import Lexicon, lexicon
from core.understanding.lines import line


def relined(before: Brief, after: Brief, spec: AppSpec) -> tuple[Brief, AppSpec]:
    """The brief after changes and its application, with the lines of the wishes that differ from `before` said anew."""
    known = {one.id: one for one in before.requirements}
    lex = lexicon(after.language)
    made = tuple(_said_anew(one, known, lex) for one in after.requirements)
    if made == after.requirements:
        return after, spec
    texts = {one.id: one.text for one in made}
    checklist = tuple(replace(met, text=texts.get(met.requirement_id, met.text)) for met in spec.checklist)
    return replace(after, requirements=made), replace(spec, checklist=checklist)


def _said_anew(one: Requirement, known: Mapping[str, Requirement], lex: Lexicon) -> Requirement:
    old = known.get(one.id)
    if old is None or old.wish == one.wish or type(old.wish) is not type(one.wish):
        return one
    match one.wish:
        case ItemsOffered() | RecordWanted() | PeopleNamed() | StatusesWanted() | RuleWanted():
            return replace(one, text=line(one.wish, lex, one.source))
        case _:
            return one

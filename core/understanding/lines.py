"""A wish as one short line of a checklist, in the person's language."""

from typing import assert_never

from core.brief import (
    AudienceIs,
    Coloured,
    ContactGiven,
    FeatureWanted,
    Hours,
    Item,
    ItemsOffered,
    LanguagesWanted,
    Named,
    NotWanted,
    OpenAt,
    PageWanted,
    PeopleNamed,
    RecordWanted,
    RoleWanted,
    RuleWanted,
    StatusesWanted,
    StyleWanted,
    TextWanted,
    TradeIs,
    Wish,
)
from core.understanding.lexicon import Lexicon


def line(wish: Wish, lex: Lexicon, source: str) -> str:  # noqa: C901, PLR0911, PLR0912 one short return for every kind of wish
    """The line; `source` stands in where a wish has no words of its own."""
    match wish:
        case Named(name=text):
            return lex.line("named", text)
        case TradeIs(label=text):
            return lex.line("trade", text)
        case Coloured(role=role, spoken=text):
            return lex.line(role, text)
        case FeatureWanted(feature=feature):
            return lex.feature_labels.get(feature, feature.value)
        case NotWanted(feature=feature, words=words):
            return lex.line("not_wanted", lex.feature_labels.get(feature, feature.value) if feature else words or source)
        case RecordWanted() | ItemsOffered() | PeopleNamed() | StatusesWanted():
            return _listed(wish, lex)
        case RoleWanted(label=text):
            return lex.line("role", text)
        case RuleWanted(words=text):
            return lex.line("rule", text)
        case OpenAt(hours=hours, what=what):
            return lex.line("hours", source or ", ".join(filter(None, [what, *(_span(h, lex) for h in hours)])))
        case ContactGiven(text=text):
            return lex.line("contact", text)
        case PageWanted(label=text):
            return lex.line("page", text)
        case AudienceIs(label=text):
            return lex.line("audience", text)
        case StyleWanted():
            return lex.line("style", source)
        case LanguagesWanted(languages=languages):
            return lex.line("languages", ", ".join(languages))
        case TextWanted():
            return lex.line("text_wanted", source)
        case _:
            assert_never(wish)


def _listed(wish: RecordWanted | ItemsOffered | PeopleNamed | StatusesWanted, lex: Lexicon) -> str:
    match wish:
        case RecordWanted(plural=plural, fields=(), can=can) if can:
            return lex.line("record_can", plural, ", ".join(can))
        case RecordWanted(plural=plural, fields=fields):
            return lex.line("record", plural, ", ".join(f.label for f in fields)) if fields else lex.line("record_bare", plural)
        case ItemsOffered(items=items):
            return lex.line("items", ", ".join(_item(i) for i in items))
        case PeopleNamed(names=names):
            return lex.line("people", ", ".join(names))
        case StatusesWanted(statuses=statuses):
            return lex.line("statuses", ", ".join(statuses))
        case _:
            assert_never(wish)


def _item(item: Item) -> str:
    priced = item.price is not None and not item.label.endswith(f" {item.price}")
    return f"{item.label} {item.price}" if priced else item.label


def _span(hours: Hours, lex: Lexicon) -> str:
    return f"{hours.opens}-{hours.closes}" if hours.opens else lex.line("closed")

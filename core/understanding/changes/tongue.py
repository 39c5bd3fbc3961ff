"""The currency of all prices, and the language of the whole application."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from core.appspec import AppSpec
from core.brief import LanguagesWanted
from core.understanding.changes.clauses import Clause
from core.understanding.changes.labels import shown
from core.understanding.changes.signs import Signs
from core.understanding.scene import open_scene
from core.understanding.values import Money, Number, find_values
from core.understanding.values.lexicon import lexicon
from core.understood import InCurrency, InLanguage

_OTHER = ("remove", "remove_after", "field_words", "status_words", "option_words", "page_words", "person_words")
_LITTLE = 3
_CENT = Decimal("0.01")


def in_currency(piece: Clause, said: str, known: Signs) -> InCurrency | None:
    """All prices in another currency: "prices in francs instead of euros"; with a number it is the rate ("one pound is 1.15 euros")."""
    if not known.has("prices", said) or known.has("keep", said) or any(piece.cue(kind) for kind in _OTHER):
        return None
    if any(hit.whole and hit.label.kind in {"item", "option", "status"} for hit in piece.hits):
        return None
    spec = piece.message.spec
    named = [code for code in _currencies(piece) if code]
    if not named or len(set(named)) > len({spec.currency, *named[:1]}) + 1:
        return None
    new = next((code for code in named if code != spec.currency), spec.currency)
    rate = _rate(piece, spec.currency, new) if {spec.currency, new} <= set(named) and new != spec.currency else None
    if piece.cue("add") and piece.numbers and rate is None:
        return None
    if rate is None and any(value.value.amount != 1 for value in piece.numbers if isinstance(value.value, Money | Number)):
        return None
    return InCurrency(new, rate, tuple(_amounts(spec, new, rate)))


def told_rate(piece: Clause, wanted: InCurrency) -> InCurrency | None:
    """The same with the rate that the next piece tells: "one pound is 1.15 euros"; None where it tells none."""
    old = piece.message.spec.currency
    named = set(_currencies(piece))
    priced = any(hit.whole and hit.label.kind == "item" for hit in piece.hits)
    rate = _rate(piece, old, wanted.currency) if named >= {old, wanted.currency} and not priced and wanted.rate is None else None
    return InCurrency(wanted.currency, rate, tuple(_amounts(piece.message.spec, wanted.currency, rate))) if rate else None


def _currencies(piece: Clause) -> Iterator[str]:
    lex, words = lexicon(piece.message.lex.language), piece.message.words
    for i in range(piece.start, piece.end):
        hit = lex.currencies.at(words, i)
        plain = re.sub(r"^[وبلف]?ال", "", words[i].folded)  # Arabic writes "in" and the article as one word with the noun
        hit = hit or (lex.currencies.at((replace(words[i], folded=plain),), 0) if plain != words[i].folded else None)
        if hit and (hit[1] <= piece.end):
            yield hit[0]


def _rate(piece: Clause, old: str, new: str) -> Decimal | None:
    """How much of the new one the old one is worth."""
    amounts = [value.value for value in piece.numbers if isinstance(value.value, Money | Number) and value.value.amount > 0 and value.value.amount != 1]
    if len(amounts) != 1:
        return None
    match amounts[0]:
        case Money(amount=amount, currency=currency) if currency == old != new:
            return 1 / amount
        case Money(amount=amount) | Number(amount=amount):
            return amount


def _amounts(spec: AppSpec, new: str, rate: Decimal | None) -> Iterator[tuple[str, str]]:
    """The amounts of money inside sentences, as they stand and as they shall stand."""
    for text in dict.fromkeys(shown(spec)):
        for found in find_values(text, spec.language):
            match found.value:
                case Money(amount=amount, currency=currency) if currency == spec.currency and currency != new:
                    yield found.source, f"{written(amount * (rate or 1))} {new}"
                case _:
                    pass


def written(amount: Decimal) -> str:
    """An amount in figures, with cents only where there are some."""
    rounded = amount.quantize(_CENT)
    return f"{rounded:f}" if rounded != rounded.to_integral_value() else str(int(rounded))


def in_language(piece: Clause, said: str, known: Signs) -> InLanguage | LanguagesWanted | None:
    """The whole application in one other language: "change the whole site to Spanish"; "in Spanish too" asks for one more."""
    more = known.has("also", said) and known.has("site", said)
    if not (known.has("whole", said) or more) or known.has("keep", said) or piece.numbers or piece.colours:
        return None
    if any(piece.cue(kind) for kind in _OTHER if kind != "page_words") or (piece.cue("add") and piece.cue("page_words")):
        return None
    scene = open_scene(piece.source, piece.message.lex.language)
    hits = scene.lex.spoken_languages.longest(scene.tokens)
    names = {scene.tokens[i].fold for hit in hits for i in range(hit.start, hit.end)}  # a course may be called "English"
    labels = [hit for hit in piece.hits if hit.whole and hit.label.kind in {"item", "option", "field"}]
    if any(piece.message.words[i].folded not in names for hit in labels for i in range(hit.start, hit.end)):
        return None
    spoken = [hit.key for hit in hits]
    if known.has("also", said):
        spec = piece.message.spec
        return LanguagesWanted(tuple(dict.fromkeys([spec.language, *spec.languages, *spoken]))) if spoken else None
    new = [code for code in dict.fromkeys(spoken) if code != piece.message.spec.language] or list(dict.fromkeys(spoken))
    joined = len(new) > 1 or re.search(r"/", piece.source)
    return InLanguage(new[0]) if new and not joined else None


def languages_said(piece: Clause) -> tuple[str, ...]:
    """The languages of a piece that names nothing else: "and in Dutch"."""
    scene = open_scene(piece.source, piece.message.lex.language)
    hits = scene.lex.spoken_languages.longest(scene.tokens)
    return tuple(hit.key for hit in hits) if hits and len(piece.source.split()) <= _LITTLE else ()

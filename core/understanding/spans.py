"""The two ends of a stretch of days among fields: "name, phone, from and until", "start and end date", "von und bis"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.brief import FieldType
from core.understanding.lexicon import Concept, Lexicon
from core.understanding.patterns import Hit
from core.understanding.text import Token, fold, is_break

# The fields that the two ends are, and the list of the words for them: "<from" opens, ">until" closes.
_PAIRS = (
    ("start_date", "end_date", "span_bare"),
    ("start_date", "end_date", "span_dates"),
    ("pickup_date", "return_date", "span_lent"),
    ("arrival", "departure", "span_stay"),
)
ENDS = frozenset(end for first, last, _ in _PAIRS for end in (first, last))
_DAYS = frozenset({"date", "day", "dates", "days"})
_MARKS = frozenset({",", "/", "-", "–", "+", "&"})  # noqa: RUF001


def spans(tokens: Sequence[Token], lex: Lexicon) -> tuple[Hit[Concept], ...]:
    """Both ends wherever two words for them stand side by side and nothing follows that they would belong to."""
    return tuple(hit for first, last, name in _PAIRS if name in lex.lists for hit in _pairs(tokens, lex, (first, last), name))


def _pairs(tokens: Sequence[Token], lex: Lexicon, concepts: tuple[str, str], name: str) -> Iterator[Hit[Concept]]:
    opening, closing = ({fold(w[1:]) for w in lex.lists[name] if w[0] == sign} for sign in "<>")
    one, two = (lex.by_concept[concept] for concept in concepts)
    joins = _MARKS | {w for w in lex.lists.get("and", ()) if " " not in w}
    ends = lex.lists.get("span_ends", ())
    for i, token in enumerate(tokens):
        if token.fold not in opening:
            continue
        middle = _past(tokens, i + 1, ends)
        at = _past(tokens, middle, joins)
        if at >= len(tokens) or tokens[at].fold not in closing:
            continue
        stop = _past(tokens, at + 1, ends)
        named = name == "span_bare" or stop > at + 1
        over = _past(tokens, stop, lex.lists.get("span_behind", ()))
        ends_here = over >= len(tokens) or is_break(tokens[over]) or tokens[over].fold in joins
        breathless = name == "span_bare" and at == i + 1 and lex.language != "en" and tokens[min(over, len(tokens) - 1)].kind == "word"
        if named and (ends_here or breathless):
            named_by = tokens[stop - 1].text.removesuffix("s") if tokens[stop - 1].fold in _DAYS else ""
            yield _end(one, token, named_by, (i, middle))
            yield _end(two, tokens[at], named_by, (at, over))


def _past(tokens: Sequence[Token], index: int, words: Sequence[str] | frozenset[str]) -> int:
    """Behind the token where it is one of these words."""
    return index + 1 if index < len(tokens) and (tokens[index].fold in words or tokens[index].text in words) else index


def _end(concept: Concept, said: Token, named_by: str, where: tuple[int, int]) -> Hit[Concept]:
    """A day, called as it was said."""
    text = f"{said.text[:1].upper()}{said.text[1:]} {named_by}".strip()
    return Hit(replace(concept, one=text, several=text, type=FieldType.DATE), *where)

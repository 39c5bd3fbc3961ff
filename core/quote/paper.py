"""An offer as a document: what stands on the page, before anybody decides how it looks. The PDF and the web page are made from the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.appspec import AppSpec
from core.brief import Brief
from core.languages import RIGHT_TO_LEFT
from core.quote.money import number, shown, shown_eur
from core.quote.offer import Quote
from core.quote.order import Order
from core.quote.project import architecture, scope, still_open, technology
from core.quote.terms import Currency, Terms
from core.quote.words import word

NAME_CHARS = 80
WISH_CHARS = 1200


@dataclass(frozen=True, slots=True)
class Block:
    """A part with a heading: sentences, or rows of a table whose first row names the columns and whose last ones may be sums."""

    heading: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    sums: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document in one language; `facts` are the pairs below the title."""

    language: str
    title: str
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    foot: tuple[str, ...]

    @property
    def is_right_to_left(self) -> bool:
        """Whether lines begin at the right."""
        return self.language in RIGHT_TO_LEFT


def paper_of(order: Order, terms: Terms, spec: AppSpec | None, brief: Brief | None) -> Paper:
    """The offer as a document; without a specification only what the order itself says."""
    language = order.language
    quote = order.quote
    return Paper(
        language=language,
        title=word(f"title_{quote.kind}", language),
        facts=tuple(_facts(order, terms, spec)),
        blocks=tuple(_blocks(order, terms, spec, brief)),
        foot=(word("no_cost_before", language), *((terms.seller,) if terms.seller else ())),
    )


def _facts(order: Order, terms: Terms, spec: AppSpec | None) -> Iterator[tuple[str, str]]:
    language = order.language
    if spec is not None and spec.business.name:
        yield word("for_what", language), spec.business.name[:NAME_CHARS]
    if terms.seller:
        yield word("from_whom", language), terms.seller
    yield word("number", language), order.number
    if order.made_at is not None:
        yield word("made_on", language), order.made_at.date().isoformat()
    yield word("valid_until", language), order.holds_until.isoformat()


def _blocks(order: Order, terms: Terms, spec: AppSpec | None, brief: Brief | None) -> Iterator[Block]:
    language, quote = order.language, order.quote
    if order.wish:
        yield Block(word("wish", language), (order.wish[:WISH_CHARS],))
    if quote.kind == "project" and spec is not None:
        yield Block(word("scope", language), scope(spec, language))
        yield Block(word("architecture", language), architecture(spec, language))
        yield Block(word("technology", language), technology(spec, language))
    yield _made_of(quote, language)
    yield Block(word("time", language), tuple(_time(quote, spec, brief, language)))
    yield _price(order, terms)


def _made_of(quote: Quote, language: str) -> Block:
    head = ("", word("count", language), word("days_at_least", language))
    rows = tuple((word(f"what_{reason.code}", language), str(reason.count), number(reason.days, language, 1)) for reason in quote.reasons)
    return Block(word("made_of", language), rows=(head, *rows))


def _time(quote: Quote, spec: AppSpec | None, brief: Brief | None, language: str) -> Iterator[str]:
    yield word("days", language, low=number(quote.low_days, language, 1), high=number(quote.high_days, language, 1))
    if quote.kind == "project":
        yield word("why_range", language)
        if spec is not None and brief is not None:
            left = still_open(spec, ((one.id, one.text) for one in brief.requirements))
            if left:
                yield word("still_open", language, names="; ".join(left))


def _price(order: Order, terms: Terms) -> Block:
    language, quote, due = order.language, order.quote, order.due
    sums: list[tuple[str, str]] = []
    if quote.kind == "project":
        currency = _currency(order, terms)
        whole = f"{shown_eur(quote.low_eur, currency, language)} \u2013 {shown_eur(quote.high_eur, currency, language)}"
        sums.append((word("whole_project", language), whole))
        sums.append((word("first_part", language, percent=_percent(terms.first_part_percent, language)), shown(due.net_minor, due.currency, language)))
    else:
        sums.append((word("net", language), shown(due.net_minor, due.currency, language)))
    if due.vat_minor:
        percent = Decimal(due.vat_minor * 100) / due.net_minor
        sums.append((word("vat", language, percent=_percent(percent.quantize(Decimal("0.1")), language)), shown(due.vat_minor, due.currency, language)))
    sums.append((word("to_pay", language), shown(due.gross_minor, due.currency, language)))
    return Block(word("price", language), () if due.vat_minor else (word("no_vat", language),), sums=tuple(sums))


def _currency(order: Order, terms: Terms) -> Currency:
    """That of the order, at the rate at which it was made."""
    if order.due.currency == "EUR" or not order.quote.due_eur:
        return terms.currency(order.language)
    known = Currency(order.due.currency)
    return Currency(known.code, Decimal(order.due.net_minor) / known.minor_per_unit / order.quote.due_eur)


def _percent(value: Decimal, language: str) -> str:
    return number(value.normalize(), language, 1)

"""The one question whose answer would change a prototype most. What was said, or ruled out, is never asked."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from core.appspec import AppSpec
from core.brief import Brief, FeatureWanted, ItemsOffered, NotWanted, OpenAt, PeopleNamed, RecordWanted, RoleWanted, RuleKind, RuleWanted, TradeIs
from core.features import Feature
from core.languages import FALLBACK, LANGUAGES
from core.understanding.cues import cues, pattern
from core.understanding.phrases import phrases, say
from core.understanding.text import fold
from core.understood import Question

MOST_CHOICES = 4

SELLING = frozenset({Feature.CART, Feature.PUBLIC_SHOP, Feature.PICKUP, Feature.DELIVERY, Feature.MINIMUM_ORDER})
FOR_CUSTOMERS = frozenset({Feature.BOOKING, Feature.ONLINE_MENU, Feature.ONLINE_PAYMENT, Feature.PRICE_LIST, Feature.CONTACT_FORM})
ACCESS = frozenset({Feature.LOGIN, Feature.ROLES, Feature.CUSTOMER_ACCESS, Feature.SELF_REGISTRATION, Feature.MEMBERSHIP})
HANDING_OVER = frozenset({Feature.PICKUP, Feature.DELIVERY})
GROUPS = frozenset({Feature.COURSES, Feature.WAITING_LIST, Feature.ATTENDANCE})
JOINED = frozenset({"class", "course"})
"""Entities that several people join at a time."""
SEEN_BY = frozenset({Feature.PUBLIC_LIST, Feature.NOTICE_BOARD})
NO_BUSINESS = frozenset(
    {"charity", "church", "club", "sports_club", "family", "fire_brigade", "government", "school", "kindergarten", "university", "library", "music_school"}
)
"""Trades whose visitors do not expect prices."""
PAYING = frozenset({Feature.ONLINE_PAYMENT, Feature.INVOICES, Feature.DEPOSIT})


@dataclass(frozen=True, slots=True)
class _Said:
    """What a brief settles."""

    brief: Brief
    wanted: frozenset[Feature]
    settled: frozenset[Feature]
    signs: frozenset[str]
    passing: frozenset[str]
    """The questions that something said in passing settles."""

    def wants(self, features: frozenset[Feature]) -> bool:
        return bool(self.wanted & features)

    def faces_customers(self) -> bool:
        """Whether it is a shop or takes bookings: who enters and who sees what goes without saying there."""
        return self.wants(SELLING | FOR_CUSTOMERS)

    def settles(self, features: frozenset[Feature]) -> bool:
        """Asked for or ruled out."""
        return bool(self.settled & features)


def best_question(brief: Brief, spec: AppSpec) -> Question | None:
    """The question to ask along with a prototype, with two to four choices in the brief's language; None when nothing that matters is open."""
    said = _said(brief)
    about = next((about for about, is_open in _OPEN if about not in said.passing and is_open(said, spec)), None)
    return None if about is None else _question(about, brief.language)


def _said(brief: Brief) -> _Said:
    wanted = frozenset(one.feature for one in brief.wishes(FeatureWanted))
    denied = frozenset(one.feature for one in brief.wishes(NotWanted) if one.feature is not None)
    words = " ".join((brief.text, *(one.source for one in brief.requirements)))
    folded = fold(words)
    passing = frozenset(about for code in {brief.language, FALLBACK} for about, said in _settling(code).items() if said.search(folded))
    return _Said(brief, wanted, wanted | denied, cues(words, brief.language), passing)


@cache
def _settling(language: str) -> Mapping[str, re.Pattern[str]]:
    path = files("core.understanding") / "lexicons" / "question" / f"{language if language in LANGUAGES else FALLBACK}.tsv"
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    return {about: pattern(words) for about, words in rows}


def _booked_is_open(said: _Said, spec: AppSpec) -> bool:
    del spec
    named = any(isinstance(one.wish, PeopleNamed | ItemsOffered | TradeIs) for one in said.brief.requirements)
    return Feature.BOOKING in said.wanted and not named


def _delivery_is_open(said: _Said, spec: AppSpec) -> bool:
    del spec
    return said.wants(frozenset({Feature.CART, Feature.PUBLIC_SHOP})) and not said.settles(HANDING_OVER)


def _payment_is_open(said: _Said, spec: AppSpec) -> bool:
    del spec
    priced = any(item.price is not None for offered in said.brief.wishes(ItemsOffered) for item in offered.items)
    return (said.wants(SELLING) or (priced and Feature.BOOKING in said.wanted)) and not said.settles(PAYING) and "pay" not in said.signs


def _places_is_open(said: _Said, spec: AppSpec) -> bool:
    limited = said.settles(frozenset({Feature.CAPACITY_LIMIT})) or any(rule.kind is RuleKind.CAPACITY for rule in said.brief.wishes(RuleWanted))
    kept = {entity.key for entity in spec.entities}
    return (said.wants(GROUPS) or bool(kept & JOINED)) and (Feature.BOOKING in said.wanted or "registration" in kept) and not limited


def _confirm_is_open(said: _Said, spec: AppSpec) -> bool:
    del spec
    return Feature.BOOKING in said.wanted and not said.settles(frozenset({Feature.APPROVAL}))


def _editors_is_open(said: _Said, spec: AppSpec) -> bool:
    return bool(spec.entities) and not spec.roles and not said.settles(ACCESS) and not said.brief.wishes(RoleWanted) and not said.faces_customers()


def _prices_is_open(said: _Said, spec: AppSpec) -> bool:
    del spec
    sells = any(one.trade not in NO_BUSINESS for one in said.brief.wishes(TradeIs))
    business = sells and bool(said.brief.wishes(OpenAt) or said.wants(frozenset({Feature.CONTACT_FORM, Feature.PHOTO_GALLERY})))
    return business and not said.brief.wishes(ItemsOffered) and not said.settles(frozenset({Feature.PRICE_LIST})) and "cost" not in said.signs


def _viewers_is_open(said: _Said, spec: AppSpec) -> bool:
    kept = bool(spec.entities) and bool(said.brief.wishes(RecordWanted)) and not said.faces_customers() and "editors" not in said.passing
    return kept and not said.settles(SEEN_BY | ACCESS) and not said.brief.wishes(RoleWanted)


_OPEN: tuple[tuple[str, Callable[[_Said, AppSpec], bool]], ...] = (
    ("booked", _booked_is_open),
    ("delivery", _delivery_is_open),
    ("payment", _payment_is_open),
    ("places", _places_is_open),
    ("editors", _editors_is_open),
    ("confirm", _confirm_is_open),
    ("prices", _prices_is_open),
    ("viewers", _viewers_is_open),
)
"""What may be open, the answer that changes most first: it changes the data, then the pages, then a detail."""


def _question(about: str, language: str) -> Question:
    return Question(about, say(f"q_{about}", language), tuple(_choices(about, language)))


def _choices(about: str, language: str) -> Iterator[str]:
    for number in range(1, MOST_CHOICES + 1):
        if f"q_{about}_{number}" in phrases(language):
            yield say(f"q_{about}_{number}", language)

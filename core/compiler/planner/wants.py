"""A brief, sorted by kind of wish, with what was ruled out taken away."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TypeVar

from core.brief import Brief, Coloured, FeatureWanted, Named, NotWanted, PageWanted, RecordWanted, Requirement, RuleWanted, TradeIs
from core.features import Feature

W = TypeVar("W")
_BROWSED = frozenset(
    {"browse", "read", "watch", "explore", "display", "showcase", "show", "introduce", "listen", "play", "search", "find", "buy", "book", "purchase"}
)
_NOT_FOR_ALL = frozenset({"user", "customer", "member", "patient", "employee", "order", "payment", "transaction", "account", "invoice", "message", "report"})

# Who does not want the first cannot want the others.
ALSO_OUT = {
    Feature.LOGIN: (Feature.SELF_REGISTRATION, Feature.PROFILE),
    Feature.BOOKING: (Feature.CANCELLATION,),
    Feature.CART: (Feature.PUBLIC_SHOP,),
}


class Wants:
    """The wishes of a brief by kind, each with the ids of the requirements that said so."""

    def __init__(self, brief: Brief) -> None:
        """Sort once; nothing of the brief is lost."""
        self.brief = brief
        self.language = brief.language
        self.ruled_out: set[Feature] = set()
        for requirement in brief.requirements:
            match requirement.wish:
                case NotWanted(feature=Feature() as feature):
                    self.ruled_out |= {feature, *ALSO_OUT.get(feature, ())}
                case _:
                    pass
        self.features: dict[Feature, tuple[str, ...]] = {}
        for requirement in brief.requirements:
            match requirement.wish:
                case FeatureWanted(feature=feature) if feature not in self.ruled_out:
                    self.features[feature] = (*self.features.get(feature, ()), requirement.id)
                case _:
                    pass

    @property
    def drawn(self) -> bool:
        """Whether charts or key figures were asked for one by one, by what they show."""
        return any((page.concept or "").startswith(("chart", "figure")) for _, page in self.each(PageWanted))

    def __contains__(self, feature: Feature) -> bool:
        """True when the feature is wanted and not ruled out."""
        return feature in self.features

    def any(self, *features: Feature) -> bool:
        """True when one of them is wanted."""
        return any(feature in self.features for feature in features)

    def req(self, *features: Feature) -> tuple[str, ...]:
        """The requirements that asked for any of these features, in order."""
        return tuple(dict.fromkeys(i for feature in features for i in self.features.get(feature, ())))

    def each(self, kind: type[W]) -> Iterator[tuple[Requirement, W]]:
        """Requirements whose wish is of that kind, in order, each with its wish."""
        for requirement in self.brief.requirements:
            if isinstance(requirement.wish, kind):
                yield requirement, requirement.wish

    def last(self, kind: type[W]) -> tuple[Requirement, W] | None:
        """The newest wish of that kind: who says it twice has changed their mind."""
        return next(reversed(list(self.each(kind))), None)

    @property
    def name(self) -> str:
        """What the business or product is called; "" when it was not said."""
        found = self.last(Named)
        return found[1].name if found else ""

    @property
    def trade(self) -> tuple[str, str]:
        """Key and label of the trade; ("", "") when it was not said."""
        found = self.last(TradeIs)
        return (found[1].trade, found[1].label) if found else ("", "")

    @property
    def colours(self) -> dict[str, Coloured]:
        """The newest colour of each role."""
        return {wish.role: wish for _, wish in self.each(Coloured)}

    def said(self) -> str:
        """All words, lower case, for the few hints that no wish carries."""
        return " ".join((self.brief.text, *(r.source for r in self.brief.requirements))).casefold()


# Who does it is not what is done: a trader is no trade, a trainer no train.
_DONE_BY = ("de", "in", "ct", "st", "nt", "rk", "lp", "ch", "ll", "ve", "ay", "ss")


def words_match(one: str, other: str) -> bool:
    """True when two labels mean the same word: equal, or one the inflected form of the other ("bay", "bays"; "Kiste", "Kisten")."""
    a, b = one.casefold().strip(), other.casefold().strip()
    if not a or not b:
        return False
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if long in (f"{short}r", f"{short}rs", f"{short}er", f"{short}ers", f"{short}or") and short.endswith(_DONE_BY):
        return False
    stem = short[: max(3, len(short) - 1)] if len(short) > 3 else short
    return len(short) >= 3 and long.startswith(stem) and len(long) - len(short) <= 3


def looked_at(wish: RecordWanted) -> bool:
    """Whether an instruction says that people browse it, which they do before they have an account."""
    return bool(_BROWSED & set(wish.can)) and wish.concept not in _NOT_FOR_ALL


def hours_of(rule: RuleWanted) -> int:
    """The rule's amount in hours, at least one."""
    factor = {"minutes": Decimal(1) / 60, "days": Decimal(24), "weeks": Decimal(168), "months": Decimal(720)}.get(rule.unit or "", Decimal(1))
    return max(1, int((rule.amount or Decimal(1)) * factor))

"""What a person asked for, piece by piece: each wish keeps the words it came from.

Understanding fills this in, the planner reads it. Labels are in the person's language, brought to the form a label needs ("sauerteigbrot" heard
in a sentence becomes "Sauerteigbrot"); `concept` values are English snake_case names from the concept lexicon, or None when unknown.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from core.features import Feature


class FieldType(StrEnum):
    """What a field holds."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    DURATION = "duration"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    CHOICE = "choice"
    CHOICES = "choices"
    BOOLEAN = "boolean"
    COLOR = "color"
    RATING = "rating"
    IMAGE = "image"
    FILE = "file"
    PLACE = "place"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Named:
    """The business, product or project is called this."""

    name: str
    tag: Literal["named"] = "named"


@dataclass(frozen=True, slots=True)
class TradeIs:
    """What kind of business or purpose it is: a key of the trades lexicon, and the words for it in the person's language."""

    trade: str
    label: str
    tag: Literal["trade"] = "trade"


@dataclass(frozen=True, slots=True)
class Coloured:
    """A colour that was asked for. `css` is "#rrggbb"."""

    role: Literal["background", "accent", "text"]
    spoken: str
    css: str
    tag: Literal["colour"] = "colour"


@dataclass(frozen=True, slots=True)
class FieldWanted:
    """A field that a record shall have. `options` are its allowed values, in order."""

    label: str
    concept: str | None = None
    type: FieldType = FieldType.TEXT
    options: tuple[str, ...] = ()
    unit: str | None = None
    required: bool = True
    minimum: Decimal | None = None
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RecordWanted:
    """A kind of record with the fields that were named for it. `public_form` when visitors fill it in."""

    label: str
    plural: str
    concept: str | None = None
    fields: tuple[FieldWanted, ...] = ()
    public_form: bool = False
    can: tuple[str, ...] = ()
    """What people shall do with it: plain verbs in the person's language ("search", "delete"), in the order said."""
    tag: Literal["record"] = "record"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on offer, or one member of a list, by name, with what was said about it."""

    label: str
    price: Decimal | None = None
    duration_min: int | None = None
    unit: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ItemsOffered:
    """A list of concrete things ("sourdough 4.20, rye 3.80"); `of` is the label of the kind of record they are, where one was named, `plural` of several."""

    items: tuple[Item, ...]
    of: str | None = None
    concept: str | None = None
    currency: str | None = None
    plural: str | None = None
    tag: Literal["items"] = "items"


@dataclass(frozen=True, slots=True)
class PeopleNamed:
    """Staff or other people by name; `role` is what they are ("hairdresser") in the person's language."""

    names: tuple[str, ...]
    role: str | None = None
    concept: str | None = None
    tag: Literal["people"] = "people"


@dataclass(frozen=True, slots=True)
class StatusesWanted:
    """The statuses of a kind of record, in their order."""

    statuses: tuple[str, ...]
    of: str | None = None
    tag: Literal["statuses"] = "statuses"


@dataclass(frozen=True, slots=True)
class FeatureWanted:
    """The application shall be able to do this."""

    feature: Feature
    tag: Literal["feature"] = "feature"


@dataclass(frozen=True, slots=True)
class RoleWanted:
    """A kind of user, and whether they may change things or only look; `may` are verbs: view, create, edit, delete, approve, answer; or figures."""

    label: str
    concept: str | None = None
    may: tuple[str, ...] = ()
    needs_login: bool = True
    tag: Literal["role"] = "role"


class RuleKind(StrEnum):
    """A rule that the application keeps."""

    NO_DOUBLE_BOOKING = "no_double_booking"
    CAPACITY = "capacity"
    MINIMUM_ORDER = "minimum_order"
    FREE_DELIVERY_FROM = "free_delivery_from"
    DELIVERY_FEE = "delivery_fee"
    DEPOSIT = "deposit"
    LEAD_TIME = "lead_time"
    CANCEL_BEFORE = "cancel_before"
    OVERDUE_AFTER = "overdue_after"
    LOW_STOCK = "low_stock"
    REMIND_BEFORE = "remind_before"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class RuleWanted:
    """A rule with its number: `amount` in `unit` ("minutes", "hours", "days", "EUR", "places"); `words` is how it was said, as a label."""

    kind: RuleKind
    words: str
    amount: Decimal | None = None
    unit: str | None = None
    of: str | None = None
    tag: Literal["rule"] = "rule"


@dataclass(frozen=True, slots=True)
class Hours:
    """Open on these weekdays (0 = Monday) from `opens` to `closes`, "HH:MM"; empty `opens` means closed or by arrangement (`note`)."""

    days: tuple[int, ...]
    opens: str = ""
    closes: str = ""
    note: str | None = None


@dataclass(frozen=True, slots=True)
class OpenAt:
    """Opening, pickup or session times; `what` says which, in the person's language."""

    hours: tuple[Hours, ...]
    what: str | None = None
    tag: Literal["hours"] = "hours"


@dataclass(frozen=True, slots=True)
class ContactGiven:
    """A place, phone number, e-mail address or link of the business, as said."""

    kind: Literal["place", "phone", "email", "url"]
    text: str
    also: bool = False
    """Whether it stands beside what was given before ("a second phone") and not in its place."""
    tag: Literal["contact"] = "contact"


@dataclass(frozen=True, slots=True)
class PageWanted:
    """A page that was named: `concept` is home, about, contact, faq, news, gallery, prices, ... or None."""

    label: str
    concept: str | None = None
    tag: Literal["page"] = "page"


@dataclass(frozen=True, slots=True)
class StyleWanted:
    """Words about looks: "nothing flashy", "playful", "elegant". `concepts` are keys of the style lexicon."""

    concepts: tuple[str, ...]
    tag: Literal["style"] = "style"


@dataclass(frozen=True, slots=True)
class AudienceIs:
    """Who will use it, in the person's words."""

    label: str
    tag: Literal["audience"] = "audience"


@dataclass(frozen=True, slots=True)
class LanguagesWanted:
    """Languages that the application itself shall speak (ISO 639-1)."""

    languages: tuple[str, ...]
    tag: Literal["languages"] = "languages"


@dataclass(frozen=True, slots=True)
class NotWanted:
    """Something ruled out: a feature, or words that must not appear."""

    feature: Feature | None = None
    words: str | None = None
    tag: Literal["not_wanted"] = "not_wanted"


@dataclass(frozen=True, slots=True)
class TextWanted:
    """Something said that fits no other kind and must still appear or be reported as not done; `literals` are names and numbers in it."""

    literals: tuple[str, ...] = ()
    asks: bool = False
    """True when the words ask for something to be done: to show them does not do it."""
    tag: Literal["text"] = "text"


Wish = (
    Named
    | TradeIs
    | Coloured
    | RecordWanted
    | ItemsOffered
    | PeopleNamed
    | StatusesWanted
    | FeatureWanted
    | RoleWanted
    | RuleWanted
    | OpenAt
    | ContactGiven
    | PageWanted
    | StyleWanted
    | AudienceIs
    | LanguagesWanted
    | NotWanted
    | TextWanted
)

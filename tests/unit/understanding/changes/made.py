"""One small application in ten languages, made up for these tests, and changes in a short notation."""

from dataclasses import dataclass
from decimal import Decimal

from core.appspec import AppSpec, Business, Capacity, Entity, Field, ListView, Option, PageView, Section, ShopView, Theme, Workflow
from core.brief import (
    Coloured,
    ContactGiven,
    FeatureWanted,
    FieldType,
    Hours,
    ItemsOffered,
    LanguagesWanted,
    OpenAt,
    PageWanted,
    PeopleNamed,
    RecordWanted,
    StatusesWanted,
    Wish,
)
from core.understood import Add, Change, InCurrency, InLanguage, Move, Noted, Oblige, Remove, Rename, Reprice, Restrict, Retext, SetNumber, Undo, Unread


@dataclass(frozen=True)
class Words:
    """The labels of the application in one language."""

    name: str
    items: tuple[str, str, str]
    staff: tuple[str, str]
    product: tuple[str, str]
    order: tuple[str, str]
    person: tuple[str, str]
    fields: tuple[str, str, str, str]
    """Name, phone, size, note."""
    sizes: tuple[str, str, str]
    statuses: tuple[str, str, str]
    price: str
    status: str
    seats: str
    notes: tuple[str, ...]
    pages: tuple[str, str]
    currency: str = "EUR"


def application(language: str, words: Words) -> AppSpec:
    """The application with those labels: three priced things, orders with sizes and statuses, two people, two pages, room for 12."""
    name, phone, size, note = words.fields
    product = Entity(
        "product",
        *words.product,
        fields=(Field("name", words.price + " ", FieldType.TEXT), Field("price", words.price, FieldType.MONEY)),
        title="name",
        rows=tuple({"id": str(n), "name": item, "price": price} for n, (item, price) in enumerate(zip(words.items, (4.2, 3.8, 29), strict=True))),
    )
    order = Entity(
        "order",
        *words.order,
        fields=(
            Field("customer", name),
            Field("phone", phone, FieldType.PHONE),
            Field("size", size, FieldType.CHOICE, options=tuple(Option(f"s{n}", text) for n, text in enumerate(words.sizes))),
            Field("note", note, FieldType.LONG_TEXT),
            Field("status", words.status, FieldType.CHOICE, options=tuple(Option(f"t{n}", text) for n, text in enumerate(words.statuses))),
            Field("seats", words.seats, FieldType.INTEGER),
        ),
        title="customer",
        rules=(Capacity(12),),
        workflow=Workflow("status"),
    )
    person = Entity(
        "person", *words.person, fields=(Field("name", name),), title="name", rows=tuple({"id": str(n), "name": one} for n, one in enumerate(words.staff))
    )
    home, about = words.pages
    return AppSpec(
        language,
        Business(words.name, hours=(Hours((0, 1, 2, 3, 4), "09:00", "18:00"),)),
        (product, order, person),
        (
            PageView("home", home, (Section("hero", words.name),)),
            PageView("about", about, (Section("text", about),)),
            ShopView("shop", words.order[0] + " ", "product", "order", "order", "price"),
            ListView("people", words.person[1] + " ", "person"),
        ),
        Theme(background="#ffffff", accent="#ffff00"),
        notes=words.notes,
        currency=words.currency,
    )


def short(change: Change) -> str:  # noqa: C901, PLR0911 - one line a change
    """A change in one line."""
    match change.wanted:
        case Add(requirement=requirement):
            return _wish(requirement.wish)
        case Remove(words=words, feature=feature):
            return f"remove {feature.value if feature and not words else words}"
        case Rename(old=old, new=new):
            return f"{old} -> {new}"
        case Reprice(item=item, price=price, old=old):
            return f"price {item} {_plain(price)} ({_plain(old)})"
        case SetNumber(new=new, old=old):
            return f"number {_plain(new)} ({_plain(old)})"
        case Move(words=words, where=where, anchor=anchor):
            return f"move {words} {where} {anchor or ''}".strip()
        case Undo():
            return "undo"
        case Oblige(words=words, required=required):
            return f"{'needed' if required else 'optional'} {words}"
        case Retext() | Restrict() | Noted() | InCurrency() | InLanguage():
            return repr(change.wanted)
        case Unread(words=words):
            return f"unread {words}"


def _plain(number: Decimal | None) -> str:
    return "?" if number is None else f"{number.normalize():f}"


def _wish(wish: Wish) -> str:  # noqa: C901, PLR0911 - one line a wish
    match wish:
        case Coloured(role=role, css=css):
            return f"{role} {css}"
        case OpenAt(hours=hours):
            return "hours " + " ".join(f"{','.join(map(str, h.days))} {h.opens}-{h.closes}" for h in hours)
        case ItemsOffered(items=items):
            return "item " + " ".join(f"{i.label}{' ' + _plain(i.price) if i.price is not None else ''}" for i in items)
        case RecordWanted(label=label, fields=fields):
            return "field " + ", ".join(f"{label}.{f.label}" + (f"[{f.options[-1]}]" if f.options else "") for f in fields)
        case StatusesWanted(statuses=statuses):
            return f"status {', '.join(statuses)}"
        case FeatureWanted(feature=feature):
            return f"feature {feature.value}"
        case PageWanted(label=label):
            return f"page {label}"
        case PeopleNamed(names=names):
            return f"person {', '.join(names)}"
        case LanguagesWanted(languages=languages):
            return f"languages {' '.join(languages)}"
        case ContactGiven(kind=kind, text=text):
            return f"{kind} {text}"
        case _:
            return wish.tag

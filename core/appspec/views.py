"""What a visitor sees: pages, lists, forms and the views made for one purpose. `roles` limits a view to these roles; empty means everybody."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from core.appspec.data import Action


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a home or text page. `kind` picks its design; `view` is where its button leads, `entity` what it shows."""

    kind: Literal["hero", "text", "offer", "hours", "contact", "people", "gallery", "faq", "steps", "numbers", "news", "reviews", "map", "newsletter"]
    title: str = ""
    text: str = ""
    entity: str | None = None
    view: str | None = None
    action_label: str | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    req: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageView:
    """A page made of sections: home, about, contact, questions, prices."""

    key: str
    label: str
    sections: tuple[Section, ...]
    icon: str = "home"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["page"] = "page"


@dataclass(frozen=True, slots=True)
class ListView:
    """Records of one entity, with a page for each. Shown as a table, cards, kanban board, calendar, gallery, feed or map.

    A plan shows each record as a place in a grid, coloured by its status; a checklist has a box for the first boolean column of each record.
    """

    key: str
    label: str
    entity: str
    layout: Literal["table", "cards", "board", "calendar", "gallery", "feed", "map", "menu", "plan", "checklist"] = "table"
    columns: tuple[str, ...] = ()
    search: bool = True
    filters: tuple[str, ...] = ()
    sort: str | None = None
    descending: bool = False
    group_by: str | None = None
    date: str | None = None
    actions: tuple[Action, ...] = ("create", "edit", "delete")
    exports: tuple[Literal["csv", "pdf"], ...] = ()
    totals: tuple[str, ...] = ()
    comments: str | None = None
    """Entity whose records hang below each page as comments, reviews or answers; its relation field to this entity ties them."""
    likes: str | None = None
    """Integer field that a visitor may raise by one, once."""
    lookup: str | None = None
    """Field whose exact value a visitor must type to see their record; nothing is listed before."""
    intro: str = ""
    icon: str = "list"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class FormView:
    """A form that a visitor fills in; it makes one record and says `thanks`."""

    key: str
    label: str
    entity: str
    fields: tuple[str, ...]
    intro: str = ""
    thanks: str = ""
    icon: str = "pencil"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["form"] = "form"


@dataclass(frozen=True, slots=True)
class BookingView:
    """Pick a service, a person or place, a free slot; then say who you are. Field keys are those of `entity`."""

    key: str
    label: str
    entity: str
    date: str
    time: str | None
    service: str | None = None
    resource: str | None = None
    slot_minutes: int = 30
    details: tuple[str, ...] = ()
    thanks: str = ""
    until: str | None = None
    """Date field of the last day, for what is taken by days or nights; `time` is None then."""
    intro: str = ""
    icon: str = "calendar"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["booking"] = "booking"


@dataclass(frozen=True, slots=True)
class ShopView:
    """Choose things, see the sum, order. `lines` is the entity of order lines; payment is visibly simulated or left out."""

    key: str
    label: str
    item: str
    order: str
    lines: str
    price: str
    details: tuple[str, ...] = ()
    payment: Literal["none", "simulated"] = "none"
    delivery_fee: Decimal | None = None
    free_delivery_from: Decimal | None = None
    minimum_order: Decimal | None = None
    deposit: Decimal | None = None
    codes: tuple[tuple[str, Decimal], ...] = ()
    """Discount codes and the percentage that each takes off."""
    thanks: str = ""
    intro: str = ""
    icon: str = "cart"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["shop"] = "shop"


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure: a count, sum or mean over an entity, where `where` fields have these values; `period` limits it to records of today, this week or month."""

    label: str
    entity: str
    measure: Literal["count", "sum", "mean"] = "count"
    field: str | None = None
    where: tuple[tuple[str, str], ...] = ()
    period: Literal["all", "today", "week", "month"] = "all"
    date: str | None = None
    req: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of an entity grouped by a field; dates are grouped by `bucket`."""

    label: str
    entity: str
    kind: Literal["bar", "line", "doughnut"]
    by: str
    measure: Literal["count", "sum", "mean"] = "count"
    field: str | None = None
    bucket: Literal["day", "week", "month"] | None = None
    req: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DashboardView:
    """Figures and charts over the records."""

    key: str
    label: str
    tiles: tuple[Tile, ...]
    charts: tuple[Chart, ...]
    exports: tuple[Literal["csv", "pdf"], ...] = ()
    icon: str = "chart"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["dashboard"] = "dashboard"


@dataclass(frozen=True, slots=True)
class QuizView:
    """Questions one after another, a score at the end, kept in `results`. `questions` has fields question, choices, answer, hint."""

    key: str
    label: str
    questions: str
    results: str
    pass_percent: int = 60
    seconds: int | None = None
    icon: str = "quiz"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["quiz"] = "quiz"


@dataclass(frozen=True, slots=True)
class PollView:
    """Vote for one of the records of `choices`, once a visitor; results as bars. Votes are records of `votes`."""

    key: str
    label: str
    choices: str
    votes: str
    icon: str = "poll"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["poll"] = "poll"


@dataclass(frozen=True, slots=True)
class ChatView:
    """Rooms or people on the left, live messages on the right. `messages` has fields room, author, text, at."""

    key: str
    label: str
    messages: str
    rooms: str | None = None
    icon: str = "chat"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["chat"] = "chat"


@dataclass(frozen=True, slots=True)
class Input:
    """A number or choice that a calculator asks for; an option's value is its key."""

    key: str
    label: str
    default: Decimal
    unit: str | None = None
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """A figure that a calculator shows: an arithmetic expression over the keys of its inputs."""

    key: str
    label: str
    expression: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class CalculatorView:
    """Inputs on one side, results at once on the other; `history` keeps them where an entity is named."""

    key: str
    label: str
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    history: str | None = None
    icon: str = "calculator"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["calculator"] = "calculator"


@dataclass(frozen=True, slots=True)
class GameView:
    """A small game with levels and a score board kept in `scores`."""

    key: str
    label: str
    game: Literal["memory", "snake", "tetris", "puzzle", "quiz", "shooter", "match", "cards"]
    scores: str
    icon: str = "game"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["game"] = "game"


@dataclass(frozen=True, slots=True)
class RosterView:
    """One row a person, one tap a mark: present or absent, yes, no or maybe. A count of each mark stands above.

    Marks are records of `marks` with the fields `person`, `status`, and `event` (a relation) or `date`; a person without a record has no mark yet.
    """

    key: str
    label: str
    people: str
    marks: str
    person: str
    status: str
    event: str | None = None
    date: str | None = None
    intro: str = ""
    icon: str = "check"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["roster"] = "roster"


@dataclass(frozen=True, slots=True)
class SplitView:
    """Who owes whom: records of `expenses` have `amount`, `payer` (a relation to `people`) and `among` (a number of people; None means everybody)."""

    key: str
    label: str
    expenses: str
    people: str
    amount: str
    payer: str
    among: str | None = None
    icon: str = "split"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["split"] = "split"


View = (
    PageView
    | ListView
    | FormView
    | BookingView
    | ShopView
    | DashboardView
    | QuizView
    | PollView
    | ChatView
    | CalculatorView
    | GameView
    | RosterView
    | SplitView
)

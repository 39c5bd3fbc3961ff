"""What a visitor sees: pages, lists, forms and the views made for one purpose. `roles` limits a view to these roles; empty means everybody."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from core.appspec.data import Action
from core.appspec.tools import CalculatorView, ChatView, GameView, PollView, QuizView, RosterView, SplitView, ToolView

LOGIN = "login"
"""As a section's `view`: its button leads to the log-in page."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a home or text page. `kind` picks its design; `view` is where its button leads, `entity` what it shows.

    The `pairs` of a "pages" section are keys of lists and what these keep.
    """

    kind: Literal["hero", "text", "offer", "hours", "contact", "people", "gallery", "faq", "steps", "numbers", "news", "reviews", "map", "newsletter", "pages"]
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
    only: Literal["", "marked", "saved"] = ""
    """Shows the records alone that carry a mark (late, low), or those that the visitor saved."""
    saves: bool = False
    """Whether a visitor can put a record aside, to find it again on the page of what they saved."""
    share: bool = False
    """Whether the page of a record has a button that passes its address on."""
    qr_code: bool = False
    """Whether the page of a record shows its address as a code for a phone's camera."""
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
    less: tuple[str, str] | None = None
    """Entity and field whose sum is taken off: income less expenses."""
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
    where: tuple[tuple[str, str], ...] = ()
    req: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DashboardView:
    """Figures and charts over the records.

    `filters` are fields of the entity `about` that narrow every figure of it; with `columns` its records stand below as a report.
    """

    key: str
    label: str
    tiles: tuple[Tile, ...]
    charts: tuple[Chart, ...]
    exports: tuple[Literal["csv", "pdf"], ...] = ()
    about: str | None = None
    filters: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    icon: str = "chart"
    roles: tuple[str, ...] = ()
    req: tuple[str, ...] = ()
    tag: Literal["dashboard"] = "dashboard"


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
    | ToolView
)

"""One readable module for each view."""

from typing import assert_never

from core.appspec import (
    LOGIN,
    AppSpec,
    BookingView,
    CalculatorView,
    ChatView,
    DashboardView,
    Entity,
    FormView,
    GameView,
    ListView,
    PageView,
    PollView,
    QuizView,
    RosterView,
    ShopView,
    SplitView,
    ToolView,
    View,
)
from core.brief import FieldType
from core.compiler.emit import Imports, entity_name, render
from core.compiler.emit_calls import booking, calculator, dashboard, game, shop, simple, tool
from core.compiler.emit_sections import section_markup
from core.compiler.emit_view import icon_name, picture_of
from core.compiler.jsliteral import Raw, identifier, js

_ABOUT = {
    "table": "a table to search, sort and edit.",
    "cards": "cards with a page for each.",
    "board": "a board with a column for each status.",
    "calendar": "a calendar by month and week.",
    "gallery": "pictures that open large.",
    "feed": "newest first.",
    "map": "places on a drawn map.",
    "menu": "a price list.",
    "plan": "places in a grid, coloured by status.",
    "checklist": "things to tick off.",
}
_HIDDEN_IN_LISTS = frozenset({FieldType.LONG_TEXT, FieldType.IMAGE, FieldType.FILE})


def page_js(spec: AppSpec, view: View) -> str:  # noqa: C901, PLR0911, PLR0912 - one case for each kind of view
    """The source of a view's module."""
    match view:
        case PageView():
            return _page(spec, view)
        case ListView():
            return _list(spec, view)
        case FormView():
            return _form(spec, view)
        case BookingView():
            return booking(spec, view)
        case ShopView():
            return shop(spec, view)
        case DashboardView():
            return dashboard(spec, view)
        case QuizView():
            return simple(
                spec,
                view,
                "quiz",
                {"questions": view.questions, "results": view.results},
                {"passPercent": view.pass_percent, "seconds": view.seconds, "picture": _cover(spec, view)},
            )
        case PollView():
            return simple(spec, view, "poll", {"choices": view.choices, "votes": view.votes}, {"question": view.question})
        case ChatView():
            return simple(spec, view, "chat", {"messages": view.messages, "rooms": view.rooms}, {})
        case CalculatorView():
            return calculator(spec, view)
        case GameView():
            return game(spec, view)
        case ToolView():
            return tool(spec, view)
        case RosterView():
            own = {"person": view.person, "status": view.status, "event": view.event, "date": view.date, "intro": view.intro}
            return simple(spec, view, "roster", {"people": view.people, "marks": view.marks}, own)
        case SplitView():
            own = {"amount": view.amount, "payer": view.payer, "among": view.among}
            return simple(spec, view, "split", {"expenses": view.expenses, "people": view.people}, own)
        case _:
            assert_never(view)


def _page(spec: AppSpec, view: PageView) -> str:
    imports = Imports()
    imports.need("vendor/lit-html/lit-html.js", "html")
    first = view is spec.views[0]
    sections = [section_markup(spec, view, section, imports, first=first and at == 0) for at, section in enumerate(view.sections)]
    door = first and any(one.kind == "hero" and one.view == LOGIN for one in view.sections)
    return render("page.js.j2", door=door, view=view, icon=icon_name(view.icon), sections=sections, imports=imports.lines())


def _cover(spec: AppSpec, view: View) -> str:
    """The first page's large picture again, where there is one."""
    return "art/hero.svg" if not view.roles and any(isinstance(one, PageView) for one in spec.views) else ""


def _list(spec: AppSpec, view: ListView) -> str:
    entity = spec.entity(view.entity)
    if view.lookup:
        own = {"by": view.lookup, "columns": list(view.columns) or [one.key for one in entity.fields], "intro": view.intro}
        return simple(spec, view, "lookup", {"of": view.entity}, own)
    imports = Imports()
    imports.need("lib/collection.js", "collection")
    columns = list(view.columns) or default_columns(entity)
    context = {
        "view": view,
        "about": _ABOUT[view.layout],
        "icon": icon_name(view.icon),
        "of": imports.need("model.js", entity_name(entity)),
        "columns": columns,
        "layout": _layout(spec, view, entity, imports),
        "sort": ("-" if view.descending else "") + view.sort if view.sort else "",
        "editing": _editing(view, entity, imports),
        "tools": _tools(view, imports),
        "picture": picture_of(spec, entity, imports) if view.layout in {"cards", "gallery", "menu", "feed"} else "",
        "take": _taking(spec, view, entity, imports),
        "only": imports.need(f"lib/{view.only}.js", view.only) if view.only else "",
        "save": imports.need("lib/saved.js", "saveButton") if view.saves and view.layout == "cards" else "",
        "extras": _extras(spec, view, entity, imports),
        "related": _related(spec, view, entity, imports),
    }
    return render("list.js.j2", **context, imports=imports.lines())


def default_columns(entity: Entity, limit: int = 6) -> list[str]:
    """The fields that a list shows when it is not said which: the title first, nothing long."""
    keys = [one.key for one in entity.fields if one.type not in _HIDDEN_IN_LISTS and one.key != entity.title]
    return [entity.title, *keys][:limit]


def _layout(spec: AppSpec, view: ListView, entity: Entity, imports: Imports) -> str:
    options: dict[str, object] = {}
    quick = bool(entity.workflow) and view.layout in {"table", "cards", "feed"}
    if quick:
        options["quick"] = Raw(imports.need("lib/workflow.js", "nextStep"))
    if view.layout in {"cards", "gallery", "menu", "feed"} and (picture := picture_of(spec, entity, imports)):
        options["picture"] = Raw(picture)
    if view.totals:
        options["totals"] = list(view.totals)
    if view.layout in {"table", "cards", "menu", "board", "plan"} and view.group_by:
        options["groupBy"] = view.group_by
    status = entity.workflow.field if entity.workflow else next((one.key for one in entity.fields if one.type is FieldType.CHOICE), None)
    match view.layout:
        case "board" | "plan":
            options["groupBy"] = view.group_by or status
        case "calendar":
            options["date"] = view.date or next((one.key for one in entity.fields if one.type in {FieldType.DATE, FieldType.DATETIME}), None)
            options["time"] = next((one.key for one in entity.fields if one.type is FieldType.TIME), None)
        case "checklist":
            options["box"] = next((one.key for one in entity.fields if one.type is FieldType.BOOLEAN), None)
        case "map":
            options["place"] = next((one.key for one in entity.fields if one.type is FieldType.PLACE), entity.title)
        case "feed":
            options["date"] = view.date or next((one.key for one in entity.fields if one.type in {FieldType.DATE, FieldType.DATETIME}), None)
        case _:
            pass
    shown = {key: value for key, value in options.items() if value is not None}
    name = {"map": "map"}.get(view.layout, view.layout)
    function = imports.need(f"lib/{name}.js", "mapView" if name == "map" else name)
    return f"{function}({js(shown, 2) if shown else ''})"


def _editing(view: ListView, entity: Entity, imports: Imports) -> str:
    wanted = {"create": "create" in view.actions, "edit": "edit" in view.actions, "remove": "delete" in view.actions}
    if not any(wanted.values()):
        return ""
    imports.need("lib/editing.js", "editing")
    fields = [one.key for one in entity.fields if not one.formula]
    return js({**{key: True for key, value in wanted.items() if value}, "fields": fields}, 2)


def _tools(view: ListView, imports: Imports) -> list[str]:
    found = []
    if "import" in view.actions:
        found.append(imports.need("lib/csv-import.js", "csvImport"))
    if "csv" in view.exports or ("export" in view.actions and not view.exports):
        found.append(imports.need("lib/csv.js", "csvExport"))
    if "pdf" in view.exports:
        found.append(imports.need("lib/print.js", "printButton"))
    return found


def _extras(spec: AppSpec, view: ListView, entity: Entity, imports: Imports) -> list[str]:
    found = []
    if entity.workflow:
        found.append(imports.need("lib/workflow.js", "steps"))
    if view.saves:
        found.append(imports.need("lib/saved.js", "saveButton"))
    if view.likes:
        found.append(f"{imports.need('lib/likes.js', 'likes')}({js(view.likes)})")
    if view.comments:
        below = spec.entity(view.comments)
        by = next((one.key for one in below.fields if one.target == entity.key), "")
        # What else comments may stand below is no question to ask here.
        others = {one.entity for one in spec.views if one.tag == "list" and one.comments == below.key}
        fields = [one.key for one in below.fields if one.key != by and not one.formula and one.default not in ("now", "today")]
        fields = [key for key in fields if (tie := below.field(key)).required or tie.target not in others]
        own = {"of": Raw(imports.need("model.js", entity_name(below))), "by": by, "fields": fields}
        found.append(f"{imports.need('lib/comments.js', 'comments')}({js(own, 4)})")
    if view.share:
        found.append(imports.need("lib/share.js", "share"))
    if view.qr_code:
        found.append(imports.need("lib/qr-code.js", "qrCode"))
    return found


def _taking(spec: AppSpec, view: ListView, entity: Entity, imports: Imports) -> str:
    """What a visitor does with a thing that is on offer: book it, or put it into the cart."""
    for other in spec.views:
        if other.roles and set(other.roles) != set(view.roles):
            continue
        if isinstance(other, ShopView) and other.item == entity.key:
            return f"{imports.need('lib/shop.js', 'buy')}({js(other.key)}, {entity_name(entity)})"
        if isinstance(other, BookingView):
            booked = {one.key: one.target for one in spec.entity(other.entity).fields}
            if entity.key in {booked.get(other.service or ""), booked.get(other.resource or "")}:
                return f"{imports.need('lib/take.js', 'take')}({js(other.key)}, {js(other.label)})"
        if isinstance(other, FormView) and other.entity != entity.key:
            asked = {one.target for one in spec.entity(other.entity).fields if one.key in other.fields}
            if entity.key in asked:
                return f"{imports.need('lib/take.js', 'take')}({js(other.key)}, {js(other.label)})"
    return ""


def _related(spec: AppSpec, view: ListView, entity: Entity, imports: Imports) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for other in spec.entities:
        if other.key in {entity.key, view.comments}:
            continue
        for one in other.fields:
            if one.type is FieldType.RELATION and one.target == entity.key:
                columns = [key for key in default_columns(other, 6) if key != one.key][:5]
                if columns:
                    found.append({"of": Raw(imports.need("model.js", entity_name(other))), "by": one.key, "columns": columns})
                break
    return found


def _form(spec: AppSpec, view: FormView) -> str:
    entity = spec.entity(view.entity)
    imports = Imports()
    imports.need("lib/form-page.js", "formPage")
    of = imports.need("model.js", entity_name(entity))
    fields = list(view.fields) or [one.key for one in entity.fields if not one.formula]
    return render("form.js.j2", picture=_cover(spec, view), view=view, icon=icon_name(view.icon), entity=entity, of=of, fields=fields, imports=imports.lines())


def page_file(view: View) -> str:
    """File name of a view's module under pages/."""
    return f"{view.key.replace('_', '-')}.js"


def page_name(view: View) -> str:
    """Name under which app.js imports a view's module."""
    return identifier(view.key) + "View"

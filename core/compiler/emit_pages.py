"""One readable module for each view."""

from typing import assert_never

from core.appspec import (
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
    View,
)
from core.brief import FieldType
from core.compiler import thirdparty
from core.compiler.arithmetic import to_js
from core.compiler.emit import Imports, comment, entity_name, render
from core.compiler.emit_sections import section_markup
from core.compiler.jsliteral import Raw, identifier, js

_ICONS = {
    "home": "house", "list": "list", "pencil": "pencil", "calendar": "calendar", "cart": "shopping-cart", "chart": "chart-column", "quiz": "circle-question-mark", "poll": "vote",
    "chat": "message-circle", "calculator": "calculator", "game": "gamepad-2", "check": "circle-check", "split": "split", "menu": "utensils", "gallery": "image",
    "contact": "mail", "about": "info", "faq": "circle-question-mark", "news": "newspaper", "map": "map-pin", "board": "columns-3", "people": "users", "clock": "clock",
}  # fmt: skip
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


def icon_name(name: str) -> str:
    """The icon of the sprite for a name of the specification."""
    wanted = _ICONS.get(name, name)
    return wanted if wanted in thirdparty.drawings("icons") else "list"


def page_js(spec: AppSpec, view: View) -> str:
    """The source of a view's module."""
    match view:
        case PageView():
            return _page(spec, view)
        case ListView():
            return _list(spec, view)
        case FormView():
            return _form(spec, view)
        case BookingView():
            return _booking(spec, view)
        case ShopView():
            return _shop(spec, view)
        case DashboardView():
            return _dashboard(spec, view)
        case QuizView():
            return _simple(
                spec, view, "quiz", {"questions": view.questions, "results": view.results}, {"passPercent": view.pass_percent, "seconds": view.seconds}
            )
        case PollView():
            return _simple(spec, view, "poll", {"choices": view.choices, "votes": view.votes}, {})
        case ChatView():
            return _simple(spec, view, "chat", {"messages": view.messages, "rooms": view.rooms}, {})
        case CalculatorView():
            return _calculator(spec, view)
        case GameView():
            return _game(spec, view)
        case RosterView():
            own = {"person": view.person, "status": view.status, "event": view.event, "date": view.date, "intro": view.intro}
            return _simple(spec, view, "roster", {"people": view.people, "marks": view.marks}, own)
        case SplitView():
            own = {"amount": view.amount, "payer": view.payer, "among": view.among}
            return _simple(spec, view, "split", {"expenses": view.expenses, "people": view.people}, own)
        case _:
            assert_never(view)


def _page(spec: AppSpec, view: PageView) -> str:
    imports = Imports()
    imports.need("vendor/lit-html/lit-html.js", "html")
    first = view is spec.views[0]
    sections = [section_markup(spec, view, section, imports, first=first and at == 0) for at, section in enumerate(view.sections)]
    return render("page.js.j2", view=view, icon=icon_name(view.icon), sections=sections, imports=imports.lines())


def _list(spec: AppSpec, view: ListView) -> str:
    entity = spec.entity(view.entity)
    if view.lookup:
        own = {"by": view.lookup, "columns": list(view.columns) or [one.key for one in entity.fields], "intro": view.intro}
        return _simple(spec, view, "lookup", {"of": view.entity}, own)
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
        "picture": _picture(spec, entity, imports) if view.layout in {"cards", "gallery", "menu", "feed"} else "",
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
    if view.layout in {"cards", "gallery", "menu", "feed"} and (picture := _picture(spec, entity, imports)):
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


def _picture(spec: AppSpec, entity: Entity, imports: Imports) -> str:
    if not drawn_entity(spec, entity):
        return ""
    imports.need("pictures.js", "pictures")
    return f"pictures.{entity_name(entity)}"


def drawn_entity(spec: AppSpec, entity: Entity) -> bool:
    """Whether records of this entity are shown with drawings."""
    shown = any(view.tag == "list" and view.entity == entity.key and view.layout in {"cards", "gallery", "menu", "feed"} for view in spec.views)
    sold = any(view.tag == "shop" and view.item == entity.key for view in spec.views)
    told = any(section.entity == entity.key for view in spec.views if view.tag == "page" for section in view.sections)
    return shown or sold or told


def _extras(spec: AppSpec, view: ListView, entity: Entity, imports: Imports) -> list[str]:
    found = []
    if entity.workflow:
        found.append(imports.need("lib/workflow.js", "steps"))
    if view.likes:
        found.append(f"{imports.need('lib/likes.js', 'likes')}({js(view.likes)})")
    if view.comments:
        below = spec.entity(view.comments)
        by = next((one.key for one in below.fields if one.target == entity.key), "")
        fields = [one.key for one in below.fields if one.key != by and not one.formula and one.default not in ("now", "today")]
        own = {"of": Raw(imports.need("model.js", entity_name(below))), "by": by, "fields": fields}
        found.append(f"{imports.need('lib/comments.js', 'comments')}({js(own, 4)})")
    return found


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
    return render("form.js.j2", view=view, icon=icon_name(view.icon), entity=entity, of=of, fields=fields, imports=imports.lines())


def _simple(spec: AppSpec, view: View, module: str, entities: dict[str, str | None], options: dict[str, object]) -> str:
    imports = Imports()
    function = imports.need(f"lib/{module}.js", module)
    call: dict[str, object] = _head(view)
    for name, key in entities.items():
        if key:
            call[name] = Raw(imports.need("model.js", entity_name(spec.entity(key))))
    call |= {key: value for key, value in options.items() if value not in (None, "", ())}
    return render("call.js.j2", about=comment(view.label), function=function, call=call, imports=imports.lines())


def _head(view: View) -> dict[str, object]:
    head: dict[str, object] = {"path": view.key, "label": view.label, "icon": icon_name(view.icon)}
    if view.roles:
        head["roles"] = list(view.roles)
    if view.req:
        head["req"] = " ".join(view.req)
    return head


def _booking(spec: AppSpec, view: BookingView) -> str:
    entity = spec.entity(view.entity)
    details = list(view.details) or [
        one.key
        for one in entity.fields
        if one.key not in {view.date, view.time, view.service, view.resource, view.until} and not one.formula and not _status(entity, one.key)
    ]
    options: dict[str, object] = {
        "of": entity_name(entity), "date": view.date, "time": view.time, "until": view.until, "service": view.service, "resource": view.resource,
        "details": details, "intro": view.intro, "thanks": view.thanks,
    }  # fmt: skip
    options.pop("of")
    return _simple(spec, view, "booking", {"of": view.entity}, options)


def _status(entity: Entity, key: str) -> bool:
    return bool(entity.workflow) and entity.workflow is not None and entity.workflow.field == key


def _shop(spec: AppSpec, view: ShopView) -> str:
    item, order, lines = spec.entity(view.item), spec.entity(view.order), spec.entity(view.lines)
    imports = Imports()
    imports.need("lib/shop.js", "shop")
    details = list(view.details) or [one.key for one in order.fields if not one.formula and not _status(order, one.key) and one.type is not FieldType.MONEY]

    def line_field(target: str | None, kinds: tuple[FieldType, ...]) -> str | None:
        return next((one.key for one in lines.fields if (one.target == target if target else one.type in kinds)), None)

    call: dict[str, object] = _head(view) | {
        "item": Raw(imports.need("model.js", entity_name(item))),
        "order": Raw(imports.need("model.js", entity_name(order))),
        "lines": Raw(imports.need("model.js", entity_name(lines))),
        "line": {"order": line_field(order.key, ()), "item": line_field(item.key, ()), "quantity": line_field(None, (FieldType.INTEGER, FieldType.DECIMAL))},
        "price": view.price,
        "details": details,
    }
    optional = {
        "fee": view.delivery_fee, "freeFrom": view.free_delivery_from, "minimum": view.minimum_order, "deposit": view.deposit,
        "codes": dict(view.codes) or None, "payment": view.payment == "simulated" or None, "intro": view.intro or None, "thanks": view.thanks or None,
    }  # fmt: skip
    call |= {key: value for key, value in optional.items() if value is not None}
    if picture := _picture(spec, item, imports):
        call["picture"] = Raw(picture)
    return render("call.js.j2", about=comment(view.label), function="shop", call=call, imports=imports.lines())


def _dashboard(spec: AppSpec, view: DashboardView) -> str:
    imports = Imports()
    imports.need("lib/dashboard.js", "dashboard")

    def part(one: object, keys: tuple[str, ...]) -> dict[str, object]:
        found: dict[str, object] = {"label": getattr(one, "label"), "of": Raw(imports.need("model.js", entity_name(spec.entity(getattr(one, "entity")))))}  # noqa: B009
        for key in keys:
            value = getattr(one, key)
            if value and value not in ("count", "all"):
                found[key] = dict(value) if key == "where" else value
        if ids := getattr(one, "req", ()):
            found["req"] = " ".join(ids)
        return found

    call = _head(view)
    call["tiles"] = [part(tile, ("measure", "field", "where", "period", "date")) for tile in view.tiles]
    if view.charts:
        imports.need("lib/chart.js", "chart")
        call["charts"] = [Raw(f"chart({js(part(chart, ('kind', 'by', 'measure', 'field', 'bucket')), 4)})") for chart in view.charts]
    tools = []
    if "csv" in view.exports:
        tools.append(Raw(imports.need("lib/figures-csv.js", "figuresCsv")))
    if "pdf" in view.exports:
        tools.append(Raw(imports.need("lib/print.js", "printButton")))
    if tools:
        call["tools"] = tools
    return render("call.js.j2", about=comment(view.label), function="dashboard", call=call, imports=imports.lines())


def _calculator(spec: AppSpec, view: CalculatorView) -> str:

    imports = Imports()
    imports.need("lib/calculator.js", "calculator")
    call = _head(view)
    names = {one.key for one in view.inputs} | {one.key for one in view.outputs}
    call["inputs"] = [
        {"key": one.key, "label": one.label, "start": one.default}
        | ({"unit": one.unit} if one.unit else {})
        | ({"options": [list(pair) for pair in one.options]} if one.options else {})
        for one in view.inputs
    ]
    call["outputs"] = [
        {"key": one.key, "label": one.label, "value": Raw(f"of => {to_js(one.expression, names)}")} | ({"unit": one.unit} if one.unit else {})
        for one in view.outputs
    ]
    if view.history:
        call["history"] = Raw(imports.need("model.js", entity_name(spec.entity(view.history))))
    return render("call.js.j2", about=comment(view.label), function="calculator", call=call, imports=imports.lines())


def _game(spec: AppSpec, view: GameView) -> str:
    scores = spec.entity(view.scores)
    imports = Imports()
    imports.need("lib/game.js", "game")
    imports.need(f"lib/games/{view.game}.js", "play")

    def first(*kinds: FieldType) -> str | None:
        return next((one.key for one in scores.fields if one.type in kinds), None)

    call = _head(view) | {
        "play": Raw("play"),
        "scores": Raw(imports.need("model.js", entity_name(scores))),
        "player": first(FieldType.TEXT),
        "points": first(FieldType.INTEGER, FieldType.DECIMAL),
    }
    return render("call.js.j2", about=comment(view.label), function="game", call=call, imports=imports.lines())


def page_file(view: View) -> str:
    """File name of a view's module under pages/."""
    return f"{view.key.replace('_', '-')}.js"


def page_name(view: View) -> str:
    """Name under which app.js imports a view's module."""
    return identifier(view.key, frozenset({"start", "asked", "markAsked"})) + "Page"

"""Modules of views that are one call to a library part: booking, shop, dashboard, calculator, game and their like."""

from collections.abc import Mapping, Sequence

from core.appspec import AppSpec, BookingView, CalculatorView, DashboardView, Entity, GameView, ShopView, Tile, ToolView, View
from core.brief import FieldType
from core.compiler.arithmetic import to_js
from core.compiler.emit import Imports, comment, entity_name, render
from core.compiler.emit_view import head_of, picture_of
from core.compiler.jsliteral import Raw, js


def simple(spec: AppSpec, view: View, module: str, entities: Mapping[str, str | None], options: Mapping[str, object]) -> str:
    """A page that is one call of a library part, with the entities it works on."""
    imports = Imports()
    function = imports.need(f"lib/{module}.js", module)
    call: dict[str, object] = head_of(view)
    for name, key in entities.items():
        if key:
            call[name] = Raw(imports.need("model.js", entity_name(spec.entity(key))))
    call |= {key: value for key, value in options.items() if value not in (None, "", ())}
    return render("call.js.j2", about=comment(view.label), function=function, call=call, imports=imports.lines())


def booking(spec: AppSpec, view: BookingView) -> str:
    """The module of a booking page."""
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
    return simple(spec, view, "booking", {"of": view.entity}, options)


def _status(entity: Entity, key: str) -> bool:
    return bool(entity.workflow) and entity.workflow is not None and entity.workflow.field == key


def shop(spec: AppSpec, view: ShopView) -> str:
    """The module of a shop."""
    item, order, lines = spec.entity(view.item), spec.entity(view.order), spec.entity(view.lines)
    imports = Imports()
    imports.need("lib/shop.js", "shop")
    details = list(view.details) or [one.key for one in order.fields if not one.formula and not _status(order, one.key) and one.type is not FieldType.MONEY]

    def line_field(target: str | None, kinds: tuple[FieldType, ...]) -> str | None:
        return next((one.key for one in lines.fields if (one.target == target if target else one.type in kinds)), None)

    call: dict[str, object] = head_of(view) | {
        "item": Raw(imports.need("model.js", entity_name(item))),
        "order": Raw(imports.need("model.js", entity_name(order))),
        "lines": Raw(imports.need("model.js", entity_name(lines))),
        "line": {"order": line_field(order.key, ()), "item": line_field(item.key, ()), "quantity": line_field(None, (FieldType.INTEGER, FieldType.DECIMAL))},
        "price": view.price,
        "details": details,
    }
    if total := _total(order, details):
        call["total"] = total
    optional = {
        "fee": view.delivery_fee, "freeFrom": view.free_delivery_from, "minimum": view.minimum_order, "deposit": view.deposit,
        "codes": dict(view.codes) or None, "payment": view.payment == "simulated" or None, "intro": view.intro or None, "thanks": view.thanks or None,
    }  # fmt: skip
    call |= {key: value for key, value in optional.items() if value is not None}
    if picture := picture_of(spec, item, imports):
        call["picture"] = Raw(picture)
    return render("call.js.j2", about=comment(view.label), function="shop", call=call, imports=imports.lines())


def _total(order: Entity, asked: Sequence[str]) -> str | None:
    """The field of an order that keeps what it costs: named so, else the only money that neither the visitor fills in nor a formula computes."""
    free = [one.key for one in order.fields if one.type is FieldType.MONEY and not one.formula and one.key not in asked]
    named = [key for key in free if set(key.split("_")) & {"total", "sum", "amount"}]
    return named[0] if named else free[0] if len(free) == 1 else None


def dashboard(spec: AppSpec, view: DashboardView) -> str:
    """The module of a dashboard."""
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

    def less(tile: Tile) -> dict[str, object]:
        return {"less": {"of": Raw(imports.need("model.js", entity_name(spec.entity(tile.less[0])))), "field": tile.less[1]}} if tile.less else {}

    call = head_of(view)
    call["tiles"] = [part(tile, ("measure", "field", "where", "period", "date")) | less(tile) for tile in view.tiles]
    if view.charts:
        imports.need("lib/chart.js", "chart")
        call["charts"] = [Raw(f"chart({js(part(chart, ('kind', 'by', 'measure', 'field', 'bucket', 'where')), 4)})") for chart in view.charts]
    if view.about and (view.filters or view.columns):
        call["about"] = Raw(imports.need("model.js", entity_name(spec.entity(view.about))))
        call["filters"] = list(view.filters)
        if view.columns:
            imports.need("lib/report-rows.js", "reportRows")
            call["rows"] = Raw(f"reportRows({js(list(view.columns))})")
    tools = _figure_tools(view, imports)
    if tools:
        call["tools"] = tools
    return render("call.js.j2", about=comment(view.label), function="dashboard", call=call, imports=imports.lines())


def _figure_tools(view: DashboardView, imports: Imports) -> list[Raw]:
    tools = []
    if "csv" in view.exports:
        tools.append(Raw(imports.need("lib/figures-csv.js", "figuresCsv")))
    if "pdf" in view.exports:
        tools.append(Raw(imports.need("lib/print.js", "printButton")))
    return tools


def calculator(spec: AppSpec, view: CalculatorView) -> str:
    """The module of a calculator; its formulas become JavaScript. Raises NotArithmetic."""
    imports = Imports()
    imports.need("lib/calculator.js", "calculator")
    call = head_of(view)
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
    if view.compare:
        call["compare"] = view.compare
    if view.schedule:
        call["schedule"] = {"heads": list(view.schedule), "rows": Raw(imports.need("lib/repayment.js", "repayment"))}
    if view.history:
        call["history"] = Raw(imports.need("model.js", entity_name(spec.entity(view.history))))
    return render("call.js.j2", about=comment(view.label), function="calculator", call=call, imports=imports.lines())


def tool(spec: AppSpec, view: ToolView) -> str:
    """The module of a tool."""
    imports = Imports()
    imports.need("lib/tool.js", "tool")
    imports.need(f"lib/tools/{view.does}.js", "work")
    call = head_of(view) | {"button": view.button, "outcome": view.outcome, "work": Raw("work")} | ({"live": True} if view.live else {})
    call["entries"] = [
        {"key": one.key, "label": one.label, "kind": one.kind}
        | ({"options": [list(pair) for pair in one.options]} if one.options else {})
        | ({"start": one.start} if one.start else {})
        | ({"optional": True} if one.optional else {})
        for one in view.entries
    ]
    if view.history:
        call["history"] = Raw(imports.need("model.js", entity_name(spec.entity(view.history))))
    return render("call.js.j2", about=comment(view.label), function="tool", call=call, imports=imports.lines())


def game(spec: AppSpec, view: GameView) -> str:
    """The module of a game."""
    scores = spec.entity(view.scores)
    imports = Imports()
    imports.need("lib/game.js", "game")
    imports.need(f"lib/games/{view.game}.js", "play")

    def first(*kinds: FieldType) -> str | None:
        return next((one.key for one in scores.fields if one.type in kinds), None)

    call = head_of(view) | {
        "play": Raw("play"),
        "scores": Raw(imports.need("model.js", entity_name(scores))),
        "player": first(FieldType.TEXT),
        "points": first(FieldType.INTEGER, FieldType.DECIMAL),
    }
    return render("call.js.j2", about=comment(view.label), function="game", call=call, imports=imports.lines())

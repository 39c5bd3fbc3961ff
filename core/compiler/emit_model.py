"""model.js: the kinds of records as readable declarations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from core.appspec import AppSpec, BookingView, Entity, Field, FormView, Highlight, ShopView
from core.brief import FieldType
from core.compiler.emit import Imports, entity_name, home_of, render
from core.compiler.jsliteral import Raw, js

KINDS = {
    FieldType.TEXT: ("text.js", "text"),
    FieldType.LONG_TEXT: ("text.js", "longText"),
    FieldType.EMAIL: ("text.js", "email"),
    FieldType.PHONE: ("text.js", "phone"),
    FieldType.URL: ("text.js", "url"),
    FieldType.PLACE: ("text.js", "place"),
    FieldType.INTEGER: ("number.js", "integer"),
    FieldType.DECIMAL: ("number.js", "decimal"),
    FieldType.MONEY: ("number.js", "money"),
    FieldType.PERCENT: ("number.js", "percent"),
    FieldType.DURATION: ("number.js", "duration"),
    FieldType.DATE: ("date.js", "date"),
    FieldType.TIME: ("date.js", "time"),
    FieldType.DATETIME: ("date.js", "dateTime"),
    FieldType.CHOICE: ("choice.js", "choice"),
    FieldType.CHOICES: ("choice.js", "choices"),
    FieldType.BOOLEAN: ("toggle.js", "toggle"),
    FieldType.COLOR: ("color.js", "color"),
    FieldType.RATING: ("rating.js", "rating"),
    FieldType.IMAGE: ("upload.js", "image"),
    FieldType.FILE: ("upload.js", "file"),
    FieldType.RELATION: ("relation.js", "relation"),
}


_FILMS = frozenset({"video", "film", "movie", "trailer", "clip", "recording", "lesson_video", "episode"})
_NAMES = frozenset({"name", "customer_name", "full_name"})
_SOUNDS = frozenset({"sound", "audio", "recording_sound", "track"})


@dataclass(slots=True)
class ModelEntity:
    """What the template says of one entity."""

    name: str
    key: str
    label: str
    plural: str
    title: str
    home: str
    fields: list[tuple[str, str]]
    workflow: dict[str, object] | None
    marks: list[dict[str, object]]
    req: str = field(default="")


def model_js(spec: AppSpec) -> str:
    """The module with every entity of the application."""
    imports = Imports()
    entities = [_entity(spec, one, imports) for one in spec.entities]
    return render("model.js.j2", entities=entities, imports=[(path.removeprefix("lib/"), names) for path, names in imports.lines()])


def _entity(spec: AppSpec, entity: Entity, imports: Imports) -> ModelEntity:
    marks = [_mark(entity, rule) for rule in entity.rules if isinstance(rule, Highlight)]
    if marks:
        imports.need("lib/marks.js", "mark")
    return ModelEntity(
        name=entity_name(entity),
        key=entity.key,
        label=entity.label,
        plural=entity.plural,
        title=entity.title,
        home=home_of(spec, entity.key),
        fields=[(one.key, _field(spec, entity, one, imports)) for one in entity.fields],
        workflow={"key": entity.workflow.field, "free": entity.workflow.free} if entity.workflow else None,
        marks=marks,
        req=" ".join(entity.req),
    )


def _field(spec: AppSpec, entity: Entity, one: Field, imports: Imports) -> str:
    module, kind = KINDS[one.type]
    if one.type is FieldType.RELATION and not any(entity.key == one.target for entity in spec.entities):
        module, kind = KINDS[FieldType.TEXT]
    if one.type in {FieldType.URL, FieldType.FILE} and (one.key in _FILMS or entity.key in _FILMS):
        module, kind = "film.js", "film" if one.type is FieldType.FILE else "filmLink"
    elif one.type is FieldType.FILE and one.key in _SOUNDS:
        module, kind = "sound.js", "sound"
    imports.need(f"lib/fields/{module}", kind)
    options = dict(_options(spec, one, kind)) | dict(_known(spec, entity, one))
    return f"{kind}({js(one.label)}{f', {js(options, 4)}' if options else ''})"


def _options(spec: AppSpec, one: Field, kind: str) -> Iterator[tuple[str, object]]:  # noqa: C901 - one line for each option
    if one.required and not one.formula:
        yield "required", True
    if kind == "relation":
        target = entity_name(spec.entity(one.target or ""))
        yield "target", Raw(f"() => {target}")
    if kind in {"choice", "choices"}:
        yield "options", [{"key": option.key, "label": option.label, **({} if option.tone == "neutral" else {"tone": option.tone})} for option in one.options]
    if one.unit and kind in {"integer", "decimal", "money"}:
        yield "unit", one.unit
    if one.minimum is not None:
        yield "min", one.minimum
    if one.maximum is not None:
        yield "max", one.maximum
    if one.default not in (None, "", "me", "now", "today"):
        yield "initial", one.default
    if one.help:
        yield "help", one.help
    if one.formula:
        yield "computed", True
    if one.req:
        yield "req", " ".join(one.req)


def _known(spec: AppSpec, entity: Entity, one: Field) -> Iterator[tuple[str, object]]:
    """What need not be asked of somebody who is logged in, and what the server stamps on a new record."""
    if one.default == "now":
        yield "stamped", True
    if one.type is FieldType.TEXT and (one.default == "me" or one.key == "author"):
        yield "signed", True
    elif entity.key in _sent_by_visitors(spec) and (self := "email" if one.type is FieldType.EMAIL else "name" if one.key in _NAMES else ""):
        yield "self", self


def _sent_by_visitors(spec: AppSpec) -> set[str]:
    return {view.order if isinstance(view, ShopView) else view.entity for view in spec.views if isinstance(view, BookingView | FormView | ShopView)}


def _mark(entity: Entity, rule: Highlight) -> dict[str, object]:
    amount: object = rule.amount
    if isinstance(rule.amount, str) and not any(one.key == rule.amount for one in entity.fields):
        amount = Decimal(rule.amount)
    found: dict[str, object] = {"field": rule.field, "when": rule.when, "amount": amount, "tone": rule.tone, "message": rule.message}
    if rule.unless and entity.workflow:
        found |= {"unless": list(rule.unless), "status": entity.workflow.field}
    return found


def settings_js(spec: AppSpec) -> str:
    """The module with the facts of the business."""
    business = spec.business
    settings: Mapping[str, object] = {
        "name": business.name,
        "mark": spec.theme.logo or "art/mark.svg",
        "tagline": business.tagline,
        "place": business.place,
        "phone": business.phone,
        "email": business.email,
        "url": business.url,
        "currency": spec.currency,
        "hours": [{"days": list(one.days), "opens": one.opens, "closes": one.closes, **({"note": one.note} if one.note else {})} for one in business.hours],
        "hoursLabel": business.hours_label,
        "notes": list(spec.notes),
        "req": " ".join(business.req),
    }
    return render("settings.js.j2", settings=settings)

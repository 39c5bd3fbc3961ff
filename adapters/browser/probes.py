"""What the check types into forms: values that the fields take and the rules allow."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from core.appspec import AppSpec, BookingView, Entity, Field, FormView, LeadTime, ListView, ShopView, View
from core.brief import FieldType

Probe = str | int | float | bool | None


def form_values(spec: AppSpec, entity: Entity, keys: tuple[str, ...], now: datetime, word: str) -> Mapping[str, Probe]:
    """A value for each of the fields; `word` makes texts unlike any other's."""
    when = _open_moment(spec, entity, now)
    return {f.key: _value(f, when, word) for f in entity.fields if f.key in keys and f.formula is None}


def creatable(spec: AppSpec, role: str) -> list[tuple[ListView, Entity]]:
    """Lists in which that role can make, change and delete records."""
    found = []
    for view in spec.views:
        if isinstance(view, ListView) and (not view.roles or role in view.roles) and {"create", "edit", "delete"} <= set(view.actions) and not view.lookup:
            entity = spec.entity(view.entity)
            if all(may(entity, role, action) for action in ("view", "create", "edit", "delete")):
                found.append((view, entity))
    return found


def forms(spec: AppSpec, role: str) -> list[tuple[FormView, Entity]]:
    """Forms that a role can send."""
    return [(v, spec.entity(v.entity)) for v in _open_views(spec, role) if isinstance(v, FormView) and may(spec.entity(v.entity), role, "create")]


def shops(spec: AppSpec, role: str) -> list[ShopView]:
    """Shops in which a role can order something."""
    return [v for v in _open_views(spec, role) if isinstance(v, ShopView) and spec.entity(v.item).rows and may(spec.entity(v.order), role, "create")]


def bookings(spec: AppSpec, role: str) -> list[BookingView]:
    """Views in which a role can book something."""
    return [v for v in _open_views(spec, role) if isinstance(v, BookingView) and may(spec.entity(v.entity), role, "create")]


def _open_views(spec: AppSpec, role: str) -> list[View]:
    return [v for v in spec.views if not v.roles or role in v.roles]


def may(entity: Entity, role: str, action: str) -> bool:
    """Whether a role may do something with all records of the entity, or with its own."""
    return not entity.access or any(a.role in (role, "") and action in a.actions for a in entity.access)


def title_probe(entity: Entity, word: str) -> Mapping[str, Probe]:
    """A change that can be told apart: of the title, or of the first text."""
    title = next((f for f in entity.fields if f.key == entity.title), None)
    texts = [f for f in entity.fields if f.type in (FieldType.TEXT, FieldType.LONG_TEXT) and not f.formula]
    chosen = title if title in texts else (texts[0] if texts else None)
    return {chosen.key: f"{word} changed"} if chosen else {}


def _value(field: Field, when: datetime, word: str) -> Probe:
    if field.type in (FieldType.CHOICE, FieldType.CHOICES):
        return field.options[0].key if field.options else None
    if field.type in (FieldType.INTEGER, FieldType.DECIMAL, FieldType.MONEY, FieldType.PERCENT, FieldType.DURATION):
        return _number(field)
    plain: Mapping[FieldType, Probe] = {
        FieldType.TEXT: word,
        FieldType.LONG_TEXT: word,
        FieldType.PLACE: word,
        FieldType.DATE: when.date().isoformat(),
        FieldType.TIME: when.strftime("%H:%M"),
        FieldType.DATETIME: when.strftime("%Y-%m-%dT%H:%M"),
        FieldType.EMAIL: "probe@example.com",
        FieldType.PHONE: "+43 660 1234567",
        FieldType.URL: "https://example.com/",
        FieldType.COLOR: "#336699",
        FieldType.RATING: 4,
        FieldType.BOOLEAN: True,
    }
    return plain.get(field.type)


def _number(field: Field) -> Probe:
    low = field.minimum if field.minimum is not None else Decimal(1)
    high = field.maximum if field.maximum is not None else low + 1
    value = min(max(low, Decimal(1)), high)
    return int(value) if value == value.to_integral_value() else float(value)


def _open_moment(spec: AppSpec, entity: Entity, now: datetime) -> datetime:
    """A moment two weeks ahead, far enough for any lead time and within the opening hours."""
    lead = max((rule.hours for rule in entity.rules if isinstance(rule, LeadTime)), default=0)
    day = (now + timedelta(days=14, hours=lead)).replace(hour=11, minute=0, second=0, microsecond=0)
    spans = {weekday: one for one in spec.business.hours if one.opens and one.closes for weekday in one.days}
    if not spans:
        return day
    while day.weekday() not in spans:
        day += timedelta(days=1)
    hour, minute = spans[day.weekday()].opens.split(":")
    return day.replace(hour=int(hour), minute=int(minute))

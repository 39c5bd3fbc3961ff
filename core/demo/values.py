"""One value of one field: brought to the form in which it is kept, or refused with the reason."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from urllib.parse import urlsplit

from core.demo.refusal import Problem
from core.demo.shape import Field

Value = str | int | float | bool | tuple[str, ...] | None

TEXT_LIMIT = 500
LONG_TEXT_LIMIT = 10_000
_LARGEST = Decimal("1e12")
_EMAIL = re.compile(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+\.[^@\s<>.,;\"]{2,}")
_PHONE = re.compile(r"\+?[\d\s()./-]{4,30}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_SITE_PATH = re.compile(r"(?!/)(?!.*\.\.)[\w./%-]{1,300}")
_CENTS = Decimal("0.01")


class Unfit(Exception):
    """A value that the field does not take."""

    def __init__(self, code: str, **values: object) -> None:
        """`values` fill the sentence for `code`."""
        super().__init__(code)
        self.problem = Problem(code, values=values)


def clean(field: Field, raw: object) -> Value:
    """The value as it is kept; None when it is empty. Relations are only looked at for their form here. Raises Unfit."""
    if isinstance(raw, str):
        raw = raw.replace("\x00", "")
        raw = raw if field.type == "long_text" else raw.strip()
    if raw is None or raw in ("", [], ()):
        return None
    return _READERS.get(field.type, _text)(field, raw)


def _string(raw: object, what: str, limit: int = TEXT_LIMIT) -> str:
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        raw = str(raw)
    if not isinstance(raw, str):
        raise Unfit("wrong_type", type=what)
    if len(raw) > limit:
        raise Unfit("too_long", maximum=limit)
    return raw


def _text(field: Field, raw: object) -> Value:
    return _string(raw, field.type, LONG_TEXT_LIMIT if field.type == "long_text" else TEXT_LIMIT)


def _number(field: Field, raw: object) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, (int, float, str, Decimal)):
        raise Unfit("wrong_type", type=field.type)
    try:
        number = Decimal(str(raw))
    except InvalidOperation:
        raise Unfit("wrong_type", type=field.type) from None
    if not number.is_finite():
        raise Unfit("wrong_type", type=field.type)
    return number


def _bounded(field: Field, number: Decimal) -> Decimal:
    if field.minimum is not None and number < field.minimum:
        raise Unfit("too_small", minimum=plain(field.minimum))
    largest = _LARGEST if field.maximum is None else field.maximum
    if number > largest or number < -_LARGEST:
        raise Unfit("too_large_number", maximum=plain(largest))
    return number


def plain(number: Decimal) -> int | float:
    """A decimal as JSON has it."""
    return int(number) if number == number.to_integral_value() else float(number)


def _decimal(field: Field, raw: object) -> Value:
    return plain(_bounded(field, _number(field, raw)))


def _money(field: Field, raw: object) -> Value:
    return plain(_bounded(field, _number(field, raw)).quantize(_CENTS, ROUND_HALF_UP))


def _whole(field: Field, raw: object) -> Value:
    number = _number(field, raw)
    if number != number.to_integral_value():
        raise Unfit("wrong_type", type=field.type)
    return int(_bounded(field, number))


def _rating(field: Field, raw: object) -> Value:
    number = int(str(_whole(field, raw)))
    if number < 1:
        raise Unfit("too_small", minimum=1)
    if number > int(field.maximum or 5):
        raise Unfit("too_large_number", maximum=int(field.maximum or 5))
    return number


def _date(field: Field, raw: object) -> Value:
    try:
        return date.fromisoformat(_string(raw, field.type)[:10]).isoformat()
    except ValueError:
        raise Unfit("wrong_type", type="date") from None


def _time(field: Field, raw: object) -> Value:
    try:
        return time.fromisoformat(_string(raw, field.type)).strftime("%H:%M")
    except ValueError:
        raise Unfit("wrong_type", type="time") from None


def _datetime(field: Field, raw: object) -> Value:
    try:
        return datetime.fromisoformat(_string(raw, field.type)).strftime("%Y-%m-%dT%H:%M")
    except ValueError:
        raise Unfit("wrong_type", type="datetime") from None


def _email(field: Field, raw: object) -> Value:
    text = _string(raw, field.type)
    if not _EMAIL.fullmatch(text):
        raise Unfit("bad_email")
    return text


def _phone(field: Field, raw: object) -> Value:
    text = _string(raw, field.type)
    if not _PHONE.fullmatch(text) or sum(c.isdigit() for c in text) < 4:
        raise Unfit("bad_phone")
    return text


def _url(field: Field, raw: object) -> Value:
    text = _string(raw, field.type, 2000)
    if "://" not in text and re.match(r"[\w-]+(\.[\w-]+)+", text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
    except ValueError:
        raise Unfit("bad_url") from None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise Unfit("bad_url")
    return text


def _choice(field: Field, raw: object) -> Value:
    text = _string(raw, field.type)
    if text not in field.options:
        raise Unfit("not_an_option")
    return text


def _choices(field: Field, raw: object) -> Value:
    if not isinstance(raw, (list, tuple)):
        raise Unfit("wrong_type", type="choices")
    chosen = {_choice(field, one) for one in raw}
    return tuple(option for option in field.options if option in chosen)


def _boolean(_: Field, raw: object) -> Value:
    if isinstance(raw, bool):
        return raw
    if raw in (0, 1):
        return bool(raw)
    raise Unfit("wrong_type", type="boolean")


def _colour(field: Field, raw: object) -> Value:
    text = _string(raw, field.type)
    if not _COLOUR.fullmatch(text):
        raise Unfit("wrong_type", type="color")
    return text.lower()


def _file(field: Field, raw: object) -> Value:
    text = _string(raw, field.type)
    if not _SITE_PATH.fullmatch(text):
        raise Unfit("bad_url")
    return text


_READERS: Mapping[str, Callable[[Field, object], Value]] = {
    "integer": _whole,
    "duration": _whole,
    "decimal": _decimal,
    "percent": _decimal,
    "money": _money,
    "rating": _rating,
    "date": _date,
    "time": _time,
    "datetime": _datetime,
    "email": _email,
    "phone": _phone,
    "url": _url,
    "choice": _choice,
    "choices": _choices,
    "boolean": _boolean,
    "color": _colour,
    "image": _file,
    "file": _file,
}

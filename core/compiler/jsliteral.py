"""Python values as JavaScript source that a person would have typed: single quotes, bare keys, one line where it fits."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

_BARE = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*\Z")
_WIDTH = 120
RESERVED = frozenset({
    "arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "eval",
    "export", "extends", "false", "finally", "for", "function", "if", "implements", "import", "in", "instanceof", "interface", "let", "new",
    "null", "package", "private", "protected", "public", "return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "var",
    "void", "while", "with", "yield", "undefined", "window", "document", "name", "location", "history", "event", "top", "self", "status",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Raw:
    """JavaScript source that is written as it stands."""

    source: str


def js(value: object, indent: int = 0) -> str:
    """The literal; lines after the first are indented by `indent` spaces."""
    flat = _flat(value)
    if len(flat) + indent <= _WIDTH or not isinstance(value, Mapping | Sequence) or isinstance(value, str):
        return flat
    inner = " " * (indent + 2)
    if isinstance(value, Mapping):
        parts = [f"{_key(key)}: {js(item, indent + 2)}" for key, item in value.items()]
        opening, closing = "{", "}"
    else:
        parts = [js(item, indent + 2) for item in value]
        opening, closing = "[", "]"
    body = "".join(f"{inner}{part},\n" for part in parts)
    return f"{opening}\n{body}{' ' * indent}{closing}"


def identifier(key: str, taken: frozenset[str] = frozenset()) -> str:
    """A snake_case or kebab-case key as a camelCase name that JavaScript and this module allow."""
    first, *rest = [part for part in re.split(r"[^A-Za-z0-9]+", key) if part] or ["item"]
    name = first[:1].lower() + first[1:] + "".join(part[:1].upper() + part[1:] for part in rest)
    if name[0].isdigit():
        name = f"n{name}"
    return f"{name}Record" if name in RESERVED | taken else name


def _flat(value: object) -> str:  # noqa: PLR0911 - one for each kind of value
    match value:
        case Raw(source):
            return source
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return json.dumps(value)
        case Decimal():
            return format(value.normalize(), "f")
        case str():
            return _text(value)
        case Mapping():
            inner = ", ".join(f"{_key(key)}: {_flat(item)}" for key, item in value.items())
            return f"{{ {inner} }}" if inner else "{}"
        case Sequence():
            return f"[{', '.join(_flat(item) for item in value)}]"
        case _:
            raise TypeError(f"no JavaScript literal for {type(value).__name__}")


def _text(value: str) -> str:
    body = json.dumps(value, ensure_ascii=False)[1:-1].replace('\\"', '"').replace("'", "\\'").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"'{body}'"


def _key(key: object) -> str:
    text = str(key)
    return text if _BARE.match(text) else _text(text)

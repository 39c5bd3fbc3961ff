"""A dataclass as the JSON schema that models are held to, and back."""

import json
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from core.errors import Unavailable

T = TypeVar("T")


def adapter(shape: type[T]) -> TypeAdapter[T]:
    """Reads and describes instances of a dataclass."""
    return TypeAdapter(shape)


def schema(shape: type[T]) -> dict[str, Any]:
    """Strict as OpenAI wants it: every property required, no other allowed."""
    told: dict[str, Any] = adapter(shape).json_schema()
    for one in [told, *told.get("$defs", {}).values()]:
        if one.get("type") == "object":
            one["additionalProperties"] = False
            one["required"] = list(one["properties"])
    return told


def read(shape: type[T], text: str) -> T:
    """The instance in a model's answer. Raises Unavailable: the next answer may be better."""
    try:
        return adapter(shape).validate_python(json.loads(text), strict=False)
    except (ValidationError, ValueError) as error:
        raise Unavailable("the model answered in another shape") from error

"""JSON from outside, read so that nothing in it can harm what comes after."""

import json
from datetime import UTC, datetime
from typing import Any

DEEPEST = 60
"""Levels of objects and lists within one another; no platform sends as many as twenty."""


def json_in(raw: bytes | str) -> Any:
    """What the JSON says, without the two kinds of character that no database keeps: NUL and halves of pairs. Raises ValueError for whatever else there is."""
    try:
        return _clean(json.loads(raw), DEEPEST)
    except RecursionError:
        raise ValueError("nested too deep") from None


def object_in(raw: bytes | str) -> dict[str, Any]:
    """The object that the JSON is. Raises ValueError, also for JSON of another kind."""
    found = json_in(raw)
    if not isinstance(found, dict):
        raise ValueError("not an object")  # noqa: TRY004  whoever reads outside data catches one error
    return found


def moment_of(seconds: float) -> datetime:
    """The moment so many seconds after the beginning of 1970, in UTC. Raises ValueError where no calendar reaches."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError):  # which of them is up to the machine
        raise ValueError("no such moment") from None


def _clean(value: Any, levels: int) -> Any:
    if not levels:
        raise ValueError("nested too deep")
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_clean(one, levels - 1) for one in value]
    if isinstance(value, dict):
        return {clean_text(name): _clean(one, levels - 1) for name, one in value.items()}
    return value


def clean_text(text: str) -> str:
    """The text as every database and every channel takes it."""
    return text.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")

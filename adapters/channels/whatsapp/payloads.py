"""A message as the Cloud API wants it: which kinds of payload say it, in order."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from adapters.channels.texts import clipped, split
from adapters.channels.whatsapp.limits import (
    ACTION_CHARS,
    BUTTON_CHARS,
    BUTTONS,
    CAPTION_CHARS,
    INTERACTIVE_CHARS,
    PARAMETER_CHARS,
    ROW_TEXT_CHARS,
    ROW_TITLE_CHARS,
    ROWS,
    TEXT_CHARS,
)
from core.messages import Button, OutboundMessage
from core.understanding.phrases import say

Payload = Mapping[str, Any]


def payloads(message: OutboundMessage, picture_id: str | None, voice_id: str | None) -> list[Payload]:
    """Picture with the beginning, further texts, buttons under the last, then the voice; all but the voice on one card where it fits."""
    shown = _shown(message)
    linked = [f"{button.label}: {button.url}" for button in message.buttons if button.url is not None]
    pieces = split("\n".join([message.text, *linked]), TEXT_CHARS, CAPTION_CHARS if picture_id else None)
    found: list[Payload] = []
    below = _last(pieces) if shown and pieces else ""
    choice = _choice(below or say("answer_question", message.language), shown, message.language) if shown else None
    if picture_id is not None and choice is not None and not pieces and choice["interactive"]["type"] == "button":
        choice["interactive"]["header"] = {"type": "image", "image": {"id": picture_id}}  # one card: picture, words, buttons
    elif picture_id is not None:
        caption = {"caption": pieces.pop(0)} if pieces else {}
        found.append({"type": "image", "image": {"id": picture_id, **caption}})
    found += [{"type": "text", "text": {"body": piece, "preview_url": picture_id is None}} for piece in pieces]
    if choice is not None:
        found.append(choice)
    if voice_id is not None:
        found.append({"type": "audio", "audio": {"id": voice_id, "voice": True}})
    return found


def _shown(message: OutboundMessage) -> list[Button]:
    """What can be pressed. Up to three choices stand open, and beside them nothing else; a list has room for all."""
    first, further = ([one for one in some if one.url is None and len(one.action) <= ACTION_CHARS] for some in (message.buttons, message.further))
    return [*first, *further][:ROWS] if not first or len(first) > BUTTONS else first


def _last(pieces: list[str]) -> str:
    """Take from the end what stands above the buttons."""
    last = pieces.pop()
    cut = split(last, INTERACTIVE_CHARS) if len(last) > INTERACTIVE_CHARS else [last]
    pieces.extend(["\n".join(cut[:-1])] if len(cut) > 1 else [])
    return cut[-1]


def _choice(text: str, buttons: Sequence[Button], language: str) -> dict[str, Any]:
    """Up to three short choices as buttons, else a list that opens."""
    if len(buttons) <= BUTTONS and all(len(button.label) <= BUTTON_CHARS for button in buttons):
        replies = [{"type": "reply", "reply": {"id": button.action, "title": button.label}} for button in buttons]
        return {"type": "interactive", "interactive": {"type": "button", "body": {"text": text}, "action": {"buttons": replies}}}
    opens = clipped(say("answer_choose", language), BUTTON_CHARS)
    action = {"button": opens, "sections": [{"rows": [_row(button) for button in buttons]}]}
    return {"type": "interactive", "interactive": {"type": "list", "body": {"text": text}, "action": action}}


def _row(button: Button) -> Mapping[str, str]:
    row = {"id": button.action, "title": clipped(button.label, ROW_TITLE_CHARS)}
    return row if len(button.label) <= ROW_TITLE_CHARS else row | {"description": clipped(button.label, ROW_TEXT_CHARS)}


def template(message: OutboundMessage, name: str, language: str) -> Payload:
    """An approved template with one place for text: all that may be said to somebody who has been silent for a day."""
    words = clipped(re.sub(r"\s+", " ", message.text).strip(), PARAMETER_CHARS)
    body = {"type": "body", "parameters": [{"type": "text", "text": words}]}
    return {"type": "template", "template": {"name": name, "language": {"code": language}, "components": [body]}}

"""Buttons under a message."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from adapters.channels.links import is_public
from adapters.channels.telegram.limits import BUTTONS, CALLBACK_BYTES
from core.messages import Button, OutboundMessage
from core.understanding.phrases import say

_SHORT = 18
"""Labels of up to this many letters stand two in a row."""


def keyboard(message: OutboundMessage) -> InlineKeyboardMarkup | None:
    """The link of a message and below it its buttons, in rows; None when none can be shown.

    Telegram refuses links that only work on one machine, so those are left to the text.
    """
    link = _button(Button(say("answer_open", message.language), "open", message.link)) if message.link else None
    choices = message.buttons[: BUTTONS - 1 - len(message.further)]
    rows = [*([[link]] if link else []), *_rows(choices), *_rows(message.further)]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _rows(buttons: Sequence[Button]) -> list[list[InlineKeyboardButton]]:
    rows: list[list[InlineKeyboardButton]] = []
    for one in filter(None, map(_button, buttons)):
        if rows and len(rows[-1]) == 1 and max(len(one.text), len(rows[-1][0].text)) <= _SHORT:
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _button(button: Button) -> InlineKeyboardButton | None:
    if button.url is not None:
        return InlineKeyboardButton(text=button.label, url=button.url) if is_public(button.url) else None
    if len(button.action.encode()) > CALLBACK_BYTES:
        return None
    return InlineKeyboardButton(text=button.label, callback_data=button.action)

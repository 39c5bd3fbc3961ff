"""What may be pressed below a prototype, besides the answer to a question: to change something, to speak to a person, to hear the price."""

from core.brief import Intent
from core.messages import Button, MessageKind
from core.turn import Turn
from core.wits import Say

_BEGINNING = "want:"
_OFFERED = ("change", "person", "price")
_WISHES = {"person": Intent.HANDOFF, "price": Intent.ESTIMATE}


def further_buttons(language: str, say: Say) -> tuple[Button, ...]:
    """The three, in the person's language; each label is short enough to stand on a button of any messenger."""
    return tuple(Button(say(f"button_{name}", language), f"{_BEGINNING}{name}") for name in _OFFERED)


def asked_what_to_change(turn: Turn) -> bool:
    """Whether the turn is nothing but a press of "change something"."""
    return _pressed(turn) == "change"


def pressed_wish(turn: Turn) -> Intent | None:
    """What the person wants, when the turn is nothing but a press that says so."""
    return _WISHES.get(_pressed(turn))


def _pressed(turn: Turn) -> str:
    message = turn.newest
    if message is None or len(turn.messages) != 1 or message.kind is not MessageKind.PRESS:
        return ""
    action = message.button or ""
    return action.removeprefix(_BEGINNING) if action.startswith(_BEGINNING) else ""

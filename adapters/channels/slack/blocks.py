"""A message as Slack's blocks: sections of text, and a row of buttons under the last."""

from collections.abc import Iterator, Sequence
from itertools import islice

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, MarkdownTextObject, PlainTextObject, SectionBlock

from adapters.channels.links import is_public
from adapters.channels.slack.limits import ELEMENTS, LABEL_CHARS, URL_CHARS, VALUE_CHARS
from adapters.channels.texts import clipped
from core.messages import Button, OutboundMessage
from core.understanding.phrases import say


def text_blocks(pieces: Sequence[str]) -> list[Block]:
    """Sections of escaped text."""
    return [SectionBlock(text=MarkdownTextObject(text=piece)) for piece in pieces]


def button_blocks(message: OutboundMessage) -> list[Block]:
    """The link of a message and its buttons; those that Slack would refuse are left to the text."""
    rows: list[Block] = []
    for waiting in (_buttons(message), _pressable(message.further, "further")):
        rows += [ActionsBlock(elements=row) for row in iter(lambda waiting=waiting: list(islice(waiting, ELEMENTS)), [])]  # type: ignore[misc]  # mypy cannot infer such a lambda
    return rows


def _buttons(message: OutboundMessage) -> Iterator[ButtonElement]:
    if message.link and _can_open(message.link):
        label = PlainTextObject(text=clipped(say("answer_open", message.language), LABEL_CHARS))
        yield ButtonElement(text=label, url=message.link, action_id="open", style="primary")
    yield from _pressable(message.buttons, "press")


def _pressable(buttons: Sequence[Button], name: str) -> Iterator[ButtonElement]:
    for number, button in enumerate(buttons):
        label = PlainTextObject(text=clipped(button.label, LABEL_CHARS))
        if button.url is not None:
            if _can_open(button.url):
                yield ButtonElement(text=label, url=button.url, action_id=f"link:{number}")
        elif len(button.action) <= VALUE_CHARS:
            yield ButtonElement(text=label, value=button.action, action_id=f"{name}:{number}")


def _can_open(url: str) -> bool:
    return is_public(url) and len(url) <= URL_CHARS

"""What Slack takes, in characters, and how fast."""

from adapters.channels import texts
from adapters.channels.pacing import Rhythm

SECTION_CHARS = 3000
TEXT_CHARS = 4000
"""Slack cuts at 40,000; beyond 4,000 it asks for several messages."""
BLOCKS = 50
ELEMENTS = 25
"""Buttons in one row of buttons."""
LABEL_CHARS = 75
VALUE_CHARS = 2000
URL_CHARS = 3000
MESSAGE_SECTIONS = 4
"""Sections in one message: with its buttons still far below `BLOCKS`, and as text not beyond what can be shown without unfolding."""
OVERALL = Rhythm(burst=20, per_s=20)
CHAT = Rhythm(burst=3, per_s=1)

_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escaped(text: str) -> str:
    """Text in which Slack sees no markup."""
    return "".join(_ESCAPED.get(letter, letter) for letter in text)


def weight(letter: str) -> int:
    """Characters of a letter once it is escaped."""
    return len(_ESCAPED.get(letter, letter))


def sections(text: str) -> list[str]:
    """The text in pieces that are one section each, escaped."""
    return [escaped(piece) for piece in texts.split(text, SECTION_CHARS, weight=weight)]

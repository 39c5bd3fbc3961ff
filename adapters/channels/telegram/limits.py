"""What Telegram takes, counted as Telegram counts: in UTF-16 code units."""

from adapters.channels import texts
from adapters.channels.pacing import Rhythm

TEXT_UNITS = 4096
CAPTION_UNITS = 1024
CALLBACK_BYTES = 64
BUTTONS = 100
FETCH_BYTES = 20 * 1024 * 1024
OVERALL = Rhythm(burst=30, per_s=30)
CHAT = Rhythm(burst=3, per_s=1)
GROUP = Rhythm(burst=3, per_s=20 / 60)


def units(text: str) -> int:
    """UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def split(text: str, limit_units: int, first_units: int | None = None) -> list[str]:
    """The text in pieces of at most `limit_units` each (the first of `first_units`), cut at the best border in the last half of each."""
    return texts.split(text, limit_units, first_units, units)

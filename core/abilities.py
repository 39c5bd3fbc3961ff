"""What a channel can do, in words short enough for a table; each channel says it of itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abilities:
    """How each thing that we say shows on a platform; "" where it does not."""

    working: str = ""
    """A sign while we work."""
    progress: str = ""
    text: str = ""
    picture: str = ""
    buttons: str = ""
    voice: str = ""
    late: str = ""
    """What may be said after a day of silence."""

"""Bounds that an operator may set; the defaults are those of the settings."""

from dataclasses import dataclass

from core.messages import Platform


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is taken in, how long a burst is waited for, how long a prototype lives."""

    quiet_s: float = 1.2
    """Silence after which a burst of messages is one turn."""
    burst_s: float = 10.0
    """The longest wait for silence, from a turn's first message."""
    upload_bytes: int = 20 * 1024 * 1024
    text_chars: int = 20_000
    demo_days: int = 30
    recordings_days: int = 90

    def quiet_at(self, platform: Platform) -> float:
        """Seconds of silence to wait for. A client of the web API sends everything that belongs together in one request."""
        return 0.0 if platform is Platform.WEB else self.quiet_s


DEFAULTS = Limits()
"""The bounds where nothing is set."""

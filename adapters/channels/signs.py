"""Signs of life that last longer than we repeat them."""

from datetime import datetime, timedelta

from core.ports import Clock


class Signs:
    """Remembers where a sign still shows."""

    def __init__(self, clock: Clock, lasts_s: float) -> None:
        """`lasts_s` is how long one shows."""
        self._clock = clock
        self._lasts = timedelta(seconds=lasts_s)
        self._shown_at: dict[str, datetime] = {}

    def due(self, chat: str) -> bool:
        """Whether one has to be shown anew; it counts as shown then."""
        now = self._clock.now()
        self._shown_at = {one: at for one, at in self._shown_at.items() if now - at < self._lasts}
        if chat in self._shown_at:
            return False
        self._shown_at[chat] = now
        return True

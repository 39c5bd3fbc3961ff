"""What was heard in a recording before it was sent, so that the same sound is not heard a second time afterwards."""

import hashlib
from collections import OrderedDict
from datetime import datetime, timedelta

from core.reading import Transcript

KEPT = timedelta(minutes=15)
MOST = 200
LONGEST_S = 600.0
"""Longer recordings are heard again: what is kept in memory stays small."""


class Listened:
    """Transcripts by who asked and by the sound, in this process only: whoever comes to another one is heard again."""

    def __init__(self) -> None:
        """Nothing was heard yet."""
        self._kept: OrderedDict[tuple[str, bytes], tuple[datetime, Transcript]] = OrderedDict()

    def keep(self, owner: str, sound: bytes, transcript: Transcript, now: datetime) -> None:
        """Remember it for a quarter of an hour."""
        if transcript.duration_s > LONGEST_S:
            return
        self._kept[owner, _digest(sound)] = (now, transcript)
        while len(self._kept) > MOST or (self._kept and next(iter(self._kept.values()))[0] < now - KEPT):
            self._kept.popitem(last=False)

    def of(self, owner: str, sound: bytes, now: datetime) -> Transcript | None:
        """What was heard in the same sound for the same caller."""
        at, transcript = self._kept.get((owner, _digest(sound)), (None, None))
        return transcript if at is not None and at >= now - KEPT else None

    def __bool__(self) -> bool:
        """Whether anything is remembered."""
        return bool(self._kept)


def _digest(sound: bytes) -> bytes:
    return hashlib.sha256(sound).digest()

"""Partial results that do not flicker: a word is sure once two hearings in a row agree on everything up to it, and is never taken back."""

from itertools import takewhile


class Agreed:
    """The words of one utterance while it is still spoken."""

    def __init__(self) -> None:
        """No words yet."""
        self._sure: tuple[str, ...] = ()
        self._last: tuple[str, ...] = ()

    def hear(self, text: str) -> bool:
        """Take another hearing of the utterance so far; whether more words became sure."""
        words = tuple(text.split())
        # The last word of a hearing is often cut in the middle.
        common = sum(1 for _ in takewhile(_alike, zip(words[:-1], self._last, strict=False)))
        self._last = words
        if common <= len(self._sure):
            return False
        self._sure = (*self._sure, *words[len(self._sure) : common])
        return True

    @property
    def sure(self) -> str:
        """Words that will not change while the utterance goes on."""
        return " ".join(self._sure)

    @property
    def likely(self) -> str:
        """What was heard after the sure words the last time, and may still change."""
        return " ".join(self._last[len(self._sure) :])


def _alike(pair: tuple[str, str]) -> bool:
    return bare(pair[0]) == bare(pair[1])


def bare(word: str) -> str:
    """A word without case and marks."""
    return "".join(c for c in word.casefold() if c.isalnum())

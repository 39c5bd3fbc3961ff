"""Several ears or voices as one: the first that works; one that fails again and again is left alone for a while. The machine's own comes last and stays."""

import logging
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar, runtime_checkable

from core.errors import ProviderError, Refused, Unavailable
from core.reading import Transcript
from core.speech import Transcriber, Voice

log = logging.getLogger(__name__)
P = TypeVar("P")

FAILURES = 3
PAUSE_S = 60.0
WEIGHT = 0.3
"""How much the newest call counts in what is remembered of a provider's speed."""


@dataclass
class Circuit(Generic[P]):
    """One provider, how often it failed in a row, and how long it usually takes."""

    name: str
    provider: P
    failures: int = 0
    left_alone_until: float = 0.0
    usual_s: float | None = None
    calls: int = field(default=0)

    def worked(self, took_s: float) -> None:
        """It did, in so many seconds."""
        self.failures, self.calls = 0, self.calls + 1
        self.usual_s = took_s if self.usual_s is None else (1 - WEIGHT) * self.usual_s + WEIGHT * took_s

    def failed(self, now: float) -> None:
        """It did not."""
        self.failures += 1
        if self.failures >= FAILURES:
            self.left_alone_until = now + PAUSE_S


@runtime_checkable
class Warm(Protocol):
    """What can be warmed."""

    async def warm(self) -> None:
        """Get ready."""


class _Chain(Generic[P]):
    def __init__(self, providers: Sequence[tuple[str, P]]) -> None:
        """Names and providers in the order in which they are asked; the last one is always asked."""
        self.circuits = [Circuit(name, provider) for name, provider in providers]

    def _willing(self) -> list[Circuit[P]]:
        """Those that are not left alone. Of outside ones the one that was measured to be fastest goes first; what was not measured keeps its place."""
        now = time.monotonic()
        *outside, last = self.circuits
        ready = [one for one in outside if one.left_alone_until <= now]
        if all(one.usual_s is not None and one.calls >= FAILURES for one in ready):
            ready.sort(key=lambda one: one.usual_s or 0.0)
        return [*ready, last]


class HearingChain(_Chain[Transcriber]):
    """The port `Transcriber`."""

    async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> Transcript:
        """The words from the first that hears. Raises what the last one raises."""
        willing = self._willing()
        for circuit in willing:
            began = time.monotonic()
            try:
                heard = await circuit.provider.transcribe(audio, language, context)
            except ProviderError as error:
                circuit.failed(time.monotonic())
                log.warning("a recogniser failed", extra={"provider": circuit.name, "error": type(error).__name__})
                if circuit is willing[-1]:
                    raise
                continue
            circuit.worked(time.monotonic() - began)
            return heard
        raise Unavailable("nobody hears")


class SpeakingChain(_Chain[Voice]):
    """The port `Voice`."""

    async def warm(self) -> None:
        """Warm the machine's own voice."""
        own = self.circuits[-1].provider
        if isinstance(own, Warm):
            await own.warm()

    async def say(self, text: str, language: str, emotion: str = "neutral") -> AsyncIterator[bytes]:
        """Sound from the first that begins to speak; one that breaks off in the middle is not replaced, which would say the beginning twice."""
        for circuit in self._willing():
            began, begun = time.monotonic(), False
            try:
                async for chunk in circuit.provider.say(text, language, emotion):
                    if not begun:
                        circuit.worked(time.monotonic() - began)
                        begun = True
                    yield chunk
            except ProviderError as error:
                circuit.failed(time.monotonic())
                log.warning("a voice failed", extra={"provider": circuit.name, "error": type(error).__name__})
                if begun:
                    raise
                continue
            return
        raise Refused(f"no voice speaks {language}")

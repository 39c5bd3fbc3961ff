"""One person speaking: sound goes in, what was heard comes out while they speak and soon after they stopped.

A pause of a moment starts a first try at the whole utterance, so that its words are there when the silence has become an end. Speech that goes on
within the same turn is heard together with what came before: `Heard.final` texts of one turn replace one another, and `Said` is the last.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

import numpy as np

from core.emotion import Mood
from core.errors import StatexError
from core.live.agreed import Agreed
from core.live.endpoint import FRAME_MS, SILENCE_BELOW, Edge, Endpoint, Patience
from core.live.sound import BEFORE, RATE_HZ, Frames, Samples, Track
from core.live.wording import seems_complete
from core.mood import read_mood
from core.reading import Transcript
from core.speech import Ears

PARTIAL_S = 0.5
"""New sound that is worth another partial hearing."""
REST = 1.0
"""Between two partial hearings the machine rests for so many times as long as the last one took: a busy one is left to the words that are waited for."""
WINDOW_S = 24.0
"""Longer speech without an end is cut at its quietest place; Whisper hears thirty seconds at most, two of which are silence."""
FIRM_S = 12.0
"""Speech of a turn that is kept to be heard again with what follows."""
TURN_END_MS = 1100
"""Silence after which a turn is over; a sentence that sounds complete is over sooner."""
COMPLETE_END_MS = 700


@dataclass(frozen=True, slots=True)
class Began:
    """Somebody begins to speak, or goes on."""

    turn: int


@dataclass(frozen=True, slots=True)
class Partial:
    """Words so far: `sure` only grows while `turn` goes on, `likely` may change."""

    turn: int
    sure: str
    likely: str


@dataclass(frozen=True, slots=True)
class Heard:
    """The speaker has stopped for a moment: everything of the turn so far. `took_ms` is what was waited for since the end was noticed."""

    turn: int
    transcript: Transcript
    took_ms: float


@dataclass(frozen=True, slots=True)
class Said:
    """The turn is over: its words and its sound."""

    turn: int
    transcript: Transcript
    sound: Samples


@dataclass(frozen=True, slots=True)
class Waiting:
    """Others are heard first: so many utterances are before this one."""

    turn: int
    before: int


@dataclass(frozen=True, slots=True)
class Felt:
    """How the speaker seems to feel in this turn so far; comes after the words."""

    turn: int
    mood: Mood


Event = Began | Partial | Heard | Felt | Waiting | Said
WAITING_AFTER_S = 0.7


class Listener:
    """One stream's state; used as `async with`, fed by `feed`, read by `events`."""

    def __init__(self, ears: Ears, language: str | None, context: str = "") -> None:
        """`language` where it is known; `context` are words that are likely to come up."""
        self._ears = ears
        self._language = language
        self._context = context
        self._activity = ears.activity()
        self._frames, self._track, self._endpoint, self._agreed = Frames(), Track(), Endpoint(), Agreed()
        self._firm: list[Transcript] = []
        self._sounds: list[Samples] = []
        self._try: asyncio.Task[Transcript | None] | None = None
        self._glance: asyncio.Task[Transcript | None] | None = None
        self._glanced_s = self._spoken_s = self._rested_at_s = 0.0
        self._quiet_ms = 0
        self._latest: Transcript | None = None
        self._mood: Mood | None = None
        self._quietest = (1.0, 0)
        self._out: asyncio.Queue[Event | None] = asyncio.Queue()
        self._group = asyncio.TaskGroup()
        self._stack = AsyncExitStack()
        self.turn = 1

    async def __aenter__(self) -> Self:
        """Start."""
        await self._stack.enter_async_context(self._group)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Stop hearing; what is not finished is dropped."""
        for one in (self._glance, self._try):
            if one is not None:
                one.cancel()
        self._out.put_nowait(None)
        await self._stack.__aexit__(kind, error, trace)

    async def events(self) -> AsyncIterator[Event]:
        """What was heard, until the listener is left."""
        while (event := await self._out.get()) is not None:
            yield event

    @property
    def is_open(self) -> bool:
        """Whether a turn has begun and is not over."""
        return self._track.started or bool(self._firm)

    def speak(self, language: str) -> None:
        """What follows is in that language."""
        self._language = language[:2].lower()

    async def feed(self, samples: Samples) -> None:
        """Take further sound at 16 kHz. Waits where an end was reached until its words are there, which is the back-pressure."""
        frames = self._frames.cut(samples)
        for frame, probability in zip(frames, self._activity.follow(frames), strict=True):
            await self._frame(frame, probability)

    async def lull(self) -> None:
        """Nothing arrives for the moment: show what was heard. What follows may still belong to the turn."""
        if self._endpoint.speaking:
            self._endpoint = Endpoint()
            await self._ended()

    async def finish(self) -> None:
        """The sender says that this was all: end the turn at once."""
        await self.feed(np.zeros(BEFORE, np.float32))
        await self.lull()
        await self._over()

    async def _frame(self, frame: Samples, probability: float) -> None:
        self._track.add(frame)
        if probability >= SILENCE_BELOW:
            self._spoken_s = self._track.seconds
        edges = list(self._endpoint.follow(probability))
        for edge in edges:
            match edge:
                case Edge.BEGAN:
                    self._track.started = True
                    self._quiet_ms = 0
                    self._out.put_nowait(Began(self.turn))
                case Edge.PAUSED:
                    self._try = self._first_try()
                case Edge.RESUMED:
                    self._glance, self._try = self._try, None  # still good for a partial result
                case Edge.ENDED:
                    await self._ended()
        if self._endpoint.speaking:
            await self._while_speaking(probability)
        elif self._track.started and Edge.ENDED not in edges:
            self._quiet_ms += FRAME_MS
            if self._quiet_ms >= self._turn_end_ms():
                await self._over()

    def _first_try(self) -> "asyncio.Task[Transcript | None]":
        """A hearing of the whole utterance: the partial one where it holds all that was said already, else a new one at once."""
        glance = self._glance
        if glance is not None and not glance.done():
            if self._glanced_s >= self._spoken_s:
                return glance
            glance.cancel()
        return self._group.create_task(self._look(self._track.whole(), patient=True))

    def _turn_end_ms(self) -> int:
        complete = self._latest is not None and seems_complete(self._latest.text)
        return COMPLETE_END_MS if complete else TURN_END_MS

    async def _while_speaking(self, probability: float) -> None:
        seconds = self._track.seconds
        if seconds > FIRM_S and probability <= self._quietest[0]:
            self._quietest = (probability, int(seconds * RATE_HZ))
        if seconds >= WINDOW_S:
            await self._cut_at(self._quietest[1] or int(seconds * RATE_HZ))
        elif seconds - self._glanced_s >= PARTIAL_S and (self._glance is None or self._glance.done()) and self._rested():
            self._glanced_s = seconds
            self._glance = self._group.create_task(self._look(self._track.whole()))

    def _rested(self) -> bool:
        return asyncio.get_running_loop().time() >= self._rested_at_s

    async def _look(self, samples: Samples, *, patient: bool = False) -> Transcript | None:
        """A hearing that nobody waits for; what was heard is shown as far as it is sure."""
        turn, loop = self.turn, asyncio.get_running_loop()
        began = loop.time()
        try:
            heard = await self._ears.glance(samples, self._language, self._before(), patient=patient)
        except StatexError:
            return None  # whoever needs the words asks again, and hears of it then
        self._rested_at_s = loop.time() + REST * (loop.time() - began)
        if heard is not None and heard.text and turn == self.turn and self._endpoint.speaking:
            self._agreed.hear(heard.text)
            firm = " ".join(one.text for one in self._firm)
            self._out.put_nowait(Partial(turn, f"{firm} {self._agreed.sure}".strip(), self._agreed.likely))
        return heard

    async def _hear(self, samples: Samples) -> Transcript:
        hearing = self._group.create_task(self._heard(samples))
        await asyncio.wait({hearing}, timeout=WAITING_AFTER_S)
        if not hearing.done():
            self._out.put_nowait(Waiting(self.turn, self._ears.waiting))
        found = await hearing
        if isinstance(found, StatexError):
            raise found
        return found

    async def _heard(self, samples: Samples) -> Transcript | StatexError:
        try:
            return await self._ears.hear(samples, self._language, self._before())
        except StatexError as error:
            return error  # for whoever waits; it must not end the group

    def _before(self) -> str:
        return f"{self._context} {' '.join(one.text for one in self._firm)}".strip()

    async def _ended(self) -> None:
        """The words of everything since the last firm cut."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        attempt, self._try = self._try, None
        heard = (await attempt if attempt else None) or await self._hear(self._track.whole())
        self._latest = heard
        self._quiet_ms = Patience().end_ms
        self._out.put_nowait(Heard(self.turn, self._joined(heard), (loop.time() - began) * 1000))
        joined = self._joined(heard)
        self._mood = await asyncio.to_thread(read_mood, self._track.whole(), joined.text, joined.language)
        self._out.put_nowait(Felt(self.turn, self._mood))
        if self._track.seconds > FIRM_S:
            self._make_firm(heard, self._track.clear())

    async def _cut_at(self, size: int) -> None:
        whole = self._track.whole()
        heard = await self._hear(whole[:size])
        self._track.clear(whole.size - size)
        self._make_firm(heard, whole[:size])

    def _make_firm(self, heard: Transcript, sound: Samples) -> None:
        self._firm.append(heard)
        self._sounds.append(sound)
        self._agreed, self._latest, self._glanced_s, self._quietest = Agreed(), None, 0.0, (1.0, 0)

    def _joined(self, last: Transcript | None) -> Transcript:
        parts = [*self._firm, *([last] if last else [])]
        spoken = [one for one in parts if one.text]
        weights = [max(one.duration_s, 0.1) for one in spoken]
        confidence = float(np.average([one.confidence for one in spoken], weights=weights)) if spoken else 0.0
        language = spoken[0].language if spoken else (self._language or "")
        return Transcript(
            " ".join(one.text for one in spoken), language, confidence, sum(one.duration_s for one in parts), model=parts[0].model if parts else ""
        )

    async def _over(self) -> None:
        """Nothing more belongs to the turn."""
        transcript = replace(self._joined(self._latest), mood=self._mood)
        sound = np.concatenate((*self._sounds, self._track.whole()))
        if transcript.text:
            self._out.put_nowait(Said(self.turn, transcript, sound))
            self.turn += 1
        self._track.clear(BEFORE)
        self._track.started = False
        self._firm, self._sounds, self._latest, self._mood, self._quiet_ms = [], [], None, None, 0
        self._agreed, self._glanced_s, self._quietest = Agreed(), 0.0, (1.0, 0)

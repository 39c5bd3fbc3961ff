"""What a recogniser is told, and which language a word or two is taken for."""

from dataclasses import replace

import pytest

from core.messages import Platform
from core.reading import Transcript
from tests.flow.hub import CHAT, hub


class Ears:
    """Hears one language of itself, and anything that it is told to; `sure` is its confidence then."""

    def __init__(self, first: str, sure: float, seconds: float) -> None:
        self.asked: list[tuple[str | None, str]] = []
        self._first, self._sure, self._seconds = first, sure, seconds

    async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> Transcript:
        del audio
        self.asked.append((language, context))
        return Transcript(f"in {language or self._first}", language or self._first, self._sure if language else 0.8, self._seconds)


async def test_names_of_what_is_being_built_are_told_to_whoever_hears() -> None:
    office = hub()
    ears = Ears("en", 0.9, 20.0)
    office.ports = replace(office.ports, transcriber=ears)
    await office.say("A page for my bakery", CHAT)
    await office.rest()
    conversation = await office.ports.conversations.at(CHAT)
    assert conversation.slug is not None
    name = (await office.ports.prototypes.get(conversation.slug))[1].spec.business.name
    await office.say("", CHAT, attachments=(office.attach("voice", b"sound", Platform.TELEGRAM),))
    await office.rest()
    [(language, context)] = ears.asked
    assert name
    assert (language, name in context) == (None, True)


@pytest.mark.parametrize(
    ("sure", "seconds", "heard", "times"),
    [(0.7, 1.0, "in en", 2), (0.5, 1.0, "in nl", 2), (0.9, 5.0, "in nl", 1)],
)
async def test_a_word_or_two_is_taken_for_the_language_that_is_spoken_here(sure: float, seconds: float, heard: str, times: int) -> None:
    office = hub()
    ears = Ears("nl", sure, seconds)
    office.ports = replace(office.ports, transcriber=ears)
    await office.say("A page for my bakery", CHAT)
    await office.rest()
    turn = await office.say("", CHAT, attachments=(office.attach("voice", b"sound", Platform.TELEGRAM),))
    await office.rest()
    assert turn is not None
    [part] = (await office.ports.turns.get(turn)).parts
    assert part.transcript is not None
    assert (part.transcript.text, len(ears.asked)) == (heard, times)


async def test_the_first_note_is_heard_as_it_sounds() -> None:
    office = hub()
    ears = Ears("nl", 1.0, 1.0)
    office.ports = replace(office.ports, transcriber=ears)
    await office.say("", CHAT, attachments=(office.attach("voice", b"sound", Platform.TELEGRAM),))
    await office.rest()
    assert ears.asked == [(None, "")]

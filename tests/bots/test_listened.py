"""A recording that was heard before it was sent is not heard again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp

from adapters.local.consents import LocalConsents
from bots.app import make_app
from bots.listened import KEPT, LONGEST_S, MOST, Listened
from config.settings import Settings
from core.consent import Consent, Use
from core.reading import Part, Transcript
from tests import synthesis
from tests.bots.memory import Memory, Now, ports_of

NOW = datetime(2026, 1, 1, tzinfo=UTC)
HEARD = Transcript("A page for my bakery", "en", 0.9, 2.0)


class Hearing:
    """Hears the same in everything."""

    async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> Transcript:
        del audio, language, context
        return HEARD


@pytest.fixture
def consents() -> LocalConsents:
    return LocalConsents()


@pytest.fixture
def app(settings: Settings, memory: Memory, clock: Now, consents: LocalConsents) -> ASGIApp:
    return make_app(replace(ports_of(memory, clock), transcriber=Hearing(), consents=consents), settings, PlainTextResponse("prototype"))


async def test_what_was_shown_before_sending_goes_with_the_message(client: httpx.AsyncClient, key: dict[str, str], memory: Memory) -> None:
    sound = synthesis.silence(0.2)
    for one in (sound, synthesis.silence(0.3)):
        shown = await client.post("/api/transcribe", files={"audio": ("note.wav", sound)}, headers=key)
        assert shown.json()["transcript"] == HEARD.text
        assert (await client.post("/webhooks/web", files={"audio": ("note.wav", one)}, headers=key)).status_code == 202
    known, unknown = (turn.messages[0] for turn in memory.turns.values())
    name = known.attachments[0].ref
    assert known.parts == (Part(name, transcript=HEARD, sound=name),)
    assert unknown.parts == ()


async def test_who_took_back_the_use_of_their_voice_is_not_listened_to(
    client: httpx.AsyncClient, key: dict[str, str], consents: LocalConsents, memory: Memory, clock: Now
) -> None:
    note = {"audio": ("note.wav", synthesis.silence(0.2))}
    assert (await client.post("/api/transcribe", files=note, headers=key)).status_code == 200
    await client.post("/webhooks/web", files=note, headers=key)
    person = f"web:{next(iter(memory.turns.values())).messages[0].sender.id}"
    await consents.add(Consent(person, Use.PROCESSING, given=False, at=clock.now(), channel="web", source="test"))
    answer = await client.post("/api/transcribe", files=note, headers=key)
    assert (answer.status_code, "withdrawn" in answer.text) == (403, True)
    await client.post("/webhooks/web", files=note, headers=key)
    assert [len(turn.messages[0].parts) for turn in memory.turns.values()] == [1, 0]


def test_the_same_sound_of_the_same_caller_is_known_for_a_while() -> None:
    listened = Listened()
    assert not listened
    listened.keep("page-1", b"sound", HEARD, NOW)
    assert listened
    assert listened.of("page-1", b"sound", NOW + KEPT) == HEARD
    assert listened.of("page-1", b"sound", NOW + KEPT + timedelta(seconds=1)) is None
    assert listened.of("page-1", b"other", NOW) is None
    assert listened.of("page-2", b"sound", NOW) is None


def test_little_is_kept() -> None:
    listened = Listened()
    listened.keep("page-1", b"long", replace(HEARD, duration_s=LONGEST_S + 1), NOW)
    assert not listened
    for number in range(MOST + 1):
        listened.keep("page-1", str(number).encode(), HEARD, NOW)
    assert listened.of("page-1", b"0", NOW) is None
    assert listened.of("page-1", b"1", NOW) == HEARD
    listened.keep("page-1", b"later", HEARD, NOW + KEPT + timedelta(seconds=1))
    assert listened.of("page-1", b"2", NOW) is None

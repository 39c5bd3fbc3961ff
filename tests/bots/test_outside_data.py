"""Whatever comes in from outside is understood or left alone; nothing in it makes a door fail, and what is kept of it can be kept."""

import json
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bots.outside import DEEPEST, clean_text, json_in, moment_of, object_in
from bots.refusal import Refusal
from bots.slack.presses import pressed
from bots.slack.translate import translate as of_slack
from bots.slack.webhook import _object, _readable
from bots.telegram.accept import accept
from bots.voice.frames import frame_of
from bots.web.parcel import Fields, InlineFile, _decoded
from bots.whatsapp.webhook import _messages
from bots.whatsapp_twilio.translate import translate as of_twilio
from bots.whatsapp_twilio.webhook import _form
from core.errors import BadInput
from core.messages import InboundMessage
from tests.flow.hub import hub

FIXTURES = Path(__file__).parents[1] / "fixtures"
QUICK = settings(max_examples=40, suppress_health_check=list(HealthCheck))
TWILIO = ("From", "To", "Body", "MessageSid", "NumMedia", "MediaUrl0", "MediaContentType0", "Latitude", "Longitude", "ButtonPayload", "MessageType")
ODD: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    10**30,
    1e300,
    float("nan"),
    "",
    "\x00",
    "\ud83d",
    "1e999",
    "9" * 400,
    "1795348801795348800.000100",
    [],
    {},
    [None],
    {"id": []},
    "x" * 5000,
    "../../etc",
)


VALUES = st.sampled_from([str(one) for one in ODD if one != "\ud83d"]) | st.text(st.characters(codec="utf-8"), max_size=20)


def strange() -> st.SearchStrategy[Any]:
    """What may stand anywhere in a payload."""
    leaves = st.sampled_from(ODD) | st.text(max_size=20) | st.integers() | st.floats()
    return st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=6)


def payloads(platform: str) -> list[dict[str, Any]]:
    return [json.loads(path.read_text()) for path in sorted((FIXTURES / platform).glob("*.json"))]


@st.composite
def bent(draw: st.DrawFn, platform: str) -> bytes:
    """A true payload of which a few parts are something else, are missing, or stand elsewhere."""
    payload = json.loads(json.dumps(draw(st.sampled_from(payloads(platform)))))
    for _ in range(draw(st.integers(1, 4))):
        spot, name = draw(st.sampled_from(list(_spots(payload))))
        if draw(st.booleans()):
            spot[name] = draw(strange())
        elif isinstance(spot, dict):
            del spot[name]
        if not list(_spots(payload)):
            break
    return json.dumps(payload).encode()


def _spots(value: Any) -> Iterable[tuple[Any, Any]]:
    names: Iterable[Any] = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for name in list(names):
        yield value, name
        yield from _spots(value[name])


def check(message: InboundMessage | None) -> None:
    """What a message holds can be kept: there is no half of a pair and no NUL in it."""
    if message is None:
        return
    texts = [message.text, message.external_id, message.sender.id, message.address.chat, message.sender.name or "", message.button or ""]
    for text in (*texts, *(one.ref for one in message.attachments), *(one.name or "" for one in message.attachments)):
        assert isinstance(text, str)
        assert "\x00" not in text
        text.encode()
    assert message.sent_at.tzinfo is not None


@pytest.mark.parametrize("seconds", [10**400, 10**18, -(10**18), 1e300, float("inf"), float("nan")])
def test_moments_that_no_calendar_knows_are_one_kind_of_error(seconds: float) -> None:
    with pytest.raises(ValueError, match=r"moment|NaN"):
        moment_of(seconds)


def test_a_message_of_a_moment_that_no_calendar_knows_is_left_alone() -> None:
    payload = json.loads((FIXTURES / "slack" / "direct_message.json").read_text())
    payload["event"]["ts"] = "1795348801795348800.000100"
    assert _readable(of_slack, payload) is None


@given(bent("slack"))
@QUICK
def test_slack(raw: bytes) -> None:
    heard = _readable(of_slack, _object(raw))
    check(heard.message if heard else None)
    check(_readable(pressed, _object(raw)))


@given(bent("whatsapp"))
@QUICK
def test_whatsapp(raw: bytes) -> None:
    for message in _messages(raw):
        check(message)


@given(bent("telegram"))
@QUICK
async def test_telegram(raw: bytes) -> None:
    office = hub()
    await accept(raw, 42, office.ports)
    for turn_id in await office.ports.turns.forgotten(office.clock.now(), 10):
        for message in (await office.ports.turns.get(turn_id)).messages:
            check(message)


@given(st.dictionaries(st.sampled_from(TWILIO), VALUES))
@QUICK
def test_twilio(form: dict[str, str]) -> None:
    with suppress(ValueError):  # what the webhook takes for unreadable
        check(of_twilio(_form(urlencode(form).encode()), hub().clock.now()))


@given(st.binary(max_size=60) | st.none(), st.text(max_size=60) | bent("telegram").map(bytes.decode) | strange().map(json.dumps))
@example(None, json.dumps({"type": "audio_chunk", "data": "ä"}))
@example(None, json.dumps({"type": "text", "text": "\ud83d hello"}))
@example(None, "[" * 100_000)
@example(None, '{"type": "start", "format": "pcm", "sampleRate": 1e999}')
@QUICK
def test_frames_of_a_stream(data: bytes | None, text: str) -> None:
    with suppress(BadInput):
        str(frame_of(data, text)).encode()


@pytest.mark.parametrize("read", [json_in, object_in, partial(_object), partial(_messages)])
def test_json_that_is_nested_too_deep_is_refused(read: Callable[[bytes], object]) -> None:
    for raw in (b"[" * 100_000, b'{"a":' * 100_000, b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1)):
        try:
            assert not read(raw)
        except ValueError:
            continue


@given(st.text(alphabet=st.characters(), max_size=50))
@example("\ud83d\ude00")
@example("a\x00b\udc00")
@QUICK
def test_clean_text_loses_nothing_that_can_be_kept(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode()
    assert "\x00" not in cleaned
    if "\x00" not in text and text.isprintable():
        assert cleaned == text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def test_a_file_in_base64_with_other_letters_is_a_bad_request() -> None:
    with pytest.raises(Refusal):
        _decoded(InlineFile(name="a.txt", data="äöü="))


def test_no_field_of_a_message_holds_what_cannot_be_kept() -> None:
    fields = Fields(text="a\x00b", user="an\x00na", conversation="c\x00", language="en\x00")
    assert (fields.text, fields.user, fields.conversation, fields.language) == ("ab", "anna", "c", "en")

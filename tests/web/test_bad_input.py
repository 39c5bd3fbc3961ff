"""What a person sends by mistake, through the whole hub: each gets a sentence that says what is wrong, and the hub goes on."""

import io
import zipfile

import numpy as np
import pytest

from bench.running import RunningHub
from tests.synthesis import ogg, silence, tone, voice_note

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.timeout(900)]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(200_000_000))
    return out.getvalue()


def hum(seconds: int) -> bytes:
    """A low tone, which packs small."""
    rate_hz = 16_000
    second = (3000 * np.sin(2 * np.pi * 110 * np.arange(rate_hz) / rate_hz)).astype(np.int16)
    return ogg(tone(np.tile(second, seconds), rate_hz))


FILES = {
    "text_named_ogg": ("idea.ogg", b"A page for my flower shop with opening hours, please.", "flower"),
    "truncated": ("note.ogg", voice_note("A page for my flower shop.")[:900], "recording"),
    "no_sound_at_all": ("note.ogg", b"OggS" + bytes(range(256)) * 20, "recording"),
    "silence": ("note.wav", silence(3), "speech"),
    "zip_bomb": ("prices.xlsx", bomb(), "unpacks"),
    "broken_pdf": ("flyer.pdf", b"%PDF-1.7 nothing follows", "flyer.pdf"),
    "program": ("setup.zip", b"PK\x03\x04" + bytes(200), "setup.zip"),
    "too_long": ("talk.ogg", hum(6 * 60), "too long"),
}


@pytest.mark.parametrize("name", FILES)
async def test_a_file_that_cannot_be_used_is_answered_with_a_sentence(hub: RunningHub, name: str) -> None:
    file, data, word = FILES[name]
    result, _ = await hub.ask("", file=(file, data, "application/octet-stream"))
    assert word.lower() in (result["reply"] or "").lower() or word in str(result["requirements"])
    assert result["stage"] in ("hosted", "answered")


async def test_a_good_text_is_worked_on_although_its_file_is_bad(hub: RunningHub) -> None:
    result, _ = await hub.ask("A page for my flower shop", file=("flyer.pdf", b"%PDF-1.7 nothing follows", "application/pdf"))
    assert result["verdict"] == "build"
    assert "flyer.pdf" in result["reply"]


@pytest.mark.parametrize(("body", "status", "word"), [({"text": ""}, 400, "empty"), ({"text": "word " * 20_001}, 413, "20,000")])
async def test_a_text_that_cannot_be_used_is_refused_with_a_sentence(hub: RunningHub, body: dict[str, str], status: int, word: str) -> None:
    answer = await hub.client.post("/webhooks/web", json=body)
    assert answer.status_code == status
    assert word in answer.json()["error"]["message"]


async def test_sound_above_the_limit_is_refused_with_a_sentence(hub: RunningHub) -> None:
    answer = await hub.client.post("/webhooks/web", files={"audio": ("long.ogg", b"OggS" + bytes(25_000_000))})
    assert answer.status_code == 413
    assert answer.json()["error"]["message"]


async def test_a_message_while_the_previous_is_built_is_answered_too(hub: RunningHub) -> None:
    first = (await hub.client.post("/webhooks/web", json={"text": "A booking page for my dance school, 12 euros a class"})).json()
    await hub.ask("Make the background pink", conversation=first["conversation"])
    turn = (await hub.client.get(f"/api/turns/{first['turn']}")).json()
    assert (turn["stage"], turn["verdict"]) == ("answered", "build")


async def test_a_language_that_is_not_spoken_here_gets_a_sentence_that_says_so(hub: RunningHub) -> None:
    result, _ = await hub.ask("Сәлем, маған наубайханама арналған бет керек, онда нан тізімі мен бағалары болсын")
    assert result["demo_url"] is None
    assert "English" in result["reply"]
    again, _ = await hub.ask("A page for my bakery with a list of bread and prices", conversation=result["conversation"])
    assert again["demo_url"]


async def test_a_second_clarification_changes_nothing_and_is_told_its_price(hub: RunningHub) -> None:
    first, _ = await hub.ask("A page for my cheese shop where people order a cheese board for 35 euros")
    conversation = first["conversation"]
    second, _ = await hub.ask("Please make the background light blue", conversation=conversation)
    assert (second["verdict"], second["demo_url"], second["quote"]) == ("build", first["demo_url"], None)
    third, _ = await hub.ask("Please make the background dark green", conversation=conversation)
    assert third["quote"] is not None
    assert third["reply"]

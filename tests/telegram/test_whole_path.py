"""The whole hub with a bot token and no public address: it fetches what people write and answers them in their chat."""

import asyncio
import io
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from PIL import Image

from bench.running import running_hub
from core.understanding.phrases import phrases
from tests.bots.telegram_peer import TOKEN, Peer, server
from tests.synthesis import voice_note

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(900)]
FOLDER = Path(__file__).parents[1] / "fixtures" / "telegram"


def update(name: str, number: int, **changed: Any) -> dict[str, Any]:
    """A fixture's update as the `number`-th, from a chat of its own."""
    read: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text())
    message = read["message"]
    message.update(changed, message_id=number)
    message["chat"]["id"] = message["from"]["id"] = 9000 + number
    return {**read, "update_id": number}


@dataclass
class Watched(Peer):
    """The messenger of a hub whose database can be looked into."""

    database: Path = Path()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def peer() -> AsyncIterator[Watched]:
    made = Watched()
    async with server(made) as running:
        url = str(running.make_url("")).rstrip("/")
        async with running_hub(STATEX_TELEGRAM_TOKEN=TOKEN, STATEX_TELEGRAM_API_URL=url, STATEX_QUIET_WINDOW_MS="1500", STATEX_CHECK_LIMIT_S="60") as hub:
            made.database = hub.var_dir / "statex.db"
            yield made


async def until(reached: Callable[[], Any], within_s: float = 250) -> None:
    async with asyncio.timeout(within_s):
        while not reached():  # noqa: ASYNC110  what is waited for happens in another process
            await asyncio.sleep(0.05)


def answers(peer: Peer, chat: int) -> list[dict[str, Any]]:
    return [fields for name, fields in peer.calls if name == "sendPhoto" and fields["chat_id"] == str(chat)]


async def test_a_written_brief_is_answered_with_a_picture_and_a_link(peer: Watched) -> None:
    peer.updates.append(update("text", 1, text="Eine Seite für meinen Hofladen: Kartoffeln 3 Euro, Eier 4 Euro, Abholung am Freitag"))
    await until(lambda: answers(peer, 9001))
    said = [fields["text"] for name, fields in peer.calls if name == "sendMessage"] + [answers(peer, 9001)[0]["caption"]]
    assert any(".localhost" in text for text in said)
    assert "sendChatAction" in [name for name, _ in peer.calls]
    assert [name for name, _ in peer.calls].count("editMessageText") >= 1
    await until(lambda: not peer.updates)


async def test_a_voice_note_is_heard(peer: Watched) -> None:
    peer.files["AwAC-1"] = await asyncio.to_thread(voice_note, "I need a booking page for my bicycle workshop. A repair costs forty euros.")
    peer.updates.append(update("voice", 2))
    await until(lambda: answers(peer, 9002))
    assert "bicycle" in answers(peer, 9002)[0]["caption"].lower()


def unanswered(peer: Watched) -> int:
    """Turns that the hub has still to answer: with none left, nothing more is said."""
    with closing(sqlite3.connect(peer.database, timeout=60)) as database:
        return int(database.execute("select count(*) from turns where stage <> 'answered'").fetchone()[0])


def finals(peer: Peer, chat: int) -> list[str]:
    """What was said for good: no progress."""
    progress = {sentence for code, sentence in phrases("de").items() if code.startswith("progress_")}
    sent = [fields for name, fields in peer.calls if name in ("sendMessage", "sendPhoto") and fields["chat_id"] == str(chat)]
    texts = [str(fields.get("caption", fields.get("text"))) for fields in sent]
    return [text for text in texts if text not in progress]


async def test_an_album_is_one_turn_with_one_answer(peer: Watched, photo: bytes) -> None:
    for name in ("AgAC-x", "AgAC-x2"):
        peer.files[name] = photo
    for number, name in ((3, "album_first"), (4, "album_second")):
        one = update(name, number)
        one["message"]["chat"]["id"] = one["message"]["from"]["id"] = 9003
        peer.updates.append(one)
    await until(lambda: finals(peer, 9003))
    await until(lambda: not peer.updates)
    await until(lambda: not unanswered(peer))
    assert len(finals(peer, 9003)) == 1
    assert len(peer.of("getFile")) >= 2


@pytest.fixture
def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "#b08040").save(out, "JPEG")
    return out.getvalue()

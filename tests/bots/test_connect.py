from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bots.cli.connect import CannotConnect, connect
from config.settings import Settings
from tests.bots.telegram_peer import TOKEN, Peer, server


@pytest.fixture
def peer() -> Peer:
    return Peer()


@pytest.fixture
async def url(peer: Peer) -> AsyncIterator[str]:
    async with server(peer) as running:
        yield str(running.make_url("")).rstrip("/")


def settings(folder: Path, url: str, **more: Any) -> Settings:
    return Settings(var_dir=folder, telegram_token=TOKEN, telegram_secrets="old-secret-token-0001,new-secret-token-0002", telegram_api_url=url, **more)


async def test_the_webhook_is_set_with_the_newest_secret(tmp_path: Path, url: str, peer: Peer) -> None:
    said = await connect(settings(tmp_path, url, public_url="https://hub.example/"))
    assert said == "@statex_bot is connected: Telegram delivers to https://hub.example/webhooks/telegram."
    (call,) = peer.of("setWebhook")
    assert (call["url"], call["secret_token"]) == ("https://hub.example/webhooks/telegram", "new-secret-token-0002")
    assert '"message_reaction"' in call["allowed_updates"]
    assert '"edited_message"' in call["allowed_updates"]


async def test_without_a_public_address_the_webhook_is_taken_away(tmp_path: Path, url: str, peer: Peer) -> None:
    assert "asks Telegram" in await connect(settings(tmp_path, url))
    assert len(peer.of("deleteWebhook")) == 1


async def test_a_failing_delivery_is_said(tmp_path: Path, url: str, peer: Peer) -> None:
    peer.last_error = "Wrong response from the webhook: 502 Bad Gateway"
    assert "502" in await connect(settings(tmp_path, url, public_url="https://hub.example"))


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"telegram_token": ""}, "BotFather"),
        ({"telegram_token": "43:wrong"}, "does not know this token"),
        ({"public_url": "http://hub.example"}, "https"),
        ({"public_url": "https://hub.example:9000"}, "9000"),
    ],
)
async def test_what_is_wrong_is_said_in_words(tmp_path: Path, url: str, more: dict[str, Any], word: str) -> None:
    with pytest.raises(CannotConnect, match=word):
        await connect(Settings(**(settings(tmp_path, url).model_dump() | more)))

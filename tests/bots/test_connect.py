from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bots.cli.connect import connect, send_test
from bots.connecting import CannotConnect
from bots.slack.manifest import EVENTS, SCOPES, manifest
from config.settings import Settings
from core.messages import Platform
from tests.bots import slack_peer, telegram_peer, twilio_peer

PUBLIC = "https://hub.example"


@pytest.fixture
def telegram() -> telegram_peer.Peer:
    return telegram_peer.Peer()


@pytest.fixture
async def telegram_url(telegram: telegram_peer.Peer) -> AsyncIterator[str]:
    async with telegram_peer.server(telegram) as running:
        yield str(running.make_url("")).rstrip("/")


def for_telegram(folder: Path, url: str, **more: Any) -> Settings:
    secrets = "old-secret-token-0001,new-secret-token-0002"
    return Settings(var_dir=folder, telegram_token=telegram_peer.TOKEN, telegram_secrets=secrets, telegram_api_url=url, **more)


async def test_telegrams_webhook_is_set_with_the_newest_secret(tmp_path: Path, telegram_url: str, telegram: telegram_peer.Peer) -> None:
    said = await connect("telegram", for_telegram(tmp_path, telegram_url, public_url=f"{PUBLIC}/"))
    assert said == "@statex_bot is connected: Telegram delivers to https://hub.example/webhooks/telegram."
    (call,) = telegram.of("setWebhook")
    assert (call["url"], call["secret_token"]) == ("https://hub.example/webhooks/telegram", "new-secret-token-0002")
    assert '"message_reaction"' in call["allowed_updates"]
    assert '"edited_message"' in call["allowed_updates"]


async def test_without_a_public_address_telegrams_webhook_is_taken_away(tmp_path: Path, telegram_url: str, telegram: telegram_peer.Peer) -> None:
    assert "asks Telegram" in await connect("telegram", for_telegram(tmp_path, telegram_url))
    assert len(telegram.of("deleteWebhook")) == 1


async def test_a_failing_delivery_is_said(tmp_path: Path, telegram_url: str, telegram: telegram_peer.Peer) -> None:
    telegram.last_error = "Wrong response from the webhook: 502 Bad Gateway"
    assert "502" in await connect("telegram", for_telegram(tmp_path, telegram_url, public_url=PUBLIC))


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"telegram_token": ""}, "BotFather"),
        ({"telegram_token": "43:wrong"}, "does not know this token"),
        ({"telegram_token": "wrong"}, "is no bot token"),
        ({"telegram_api_url": "http://127.0.0.1:9"}, "cannot be reached"),
        ({"public_url": "http://hub.example"}, "https"),
        ({"public_url": "https://hub.example:9000"}, "9000"),
    ],
)
async def test_what_is_wrong_with_telegram_is_said_in_words(tmp_path: Path, telegram_url: str, more: dict[str, Any], word: str) -> None:
    with pytest.raises(CannotConnect, match=word):
        await connect("telegram", Settings(**(for_telegram(tmp_path, telegram_url).model_dump() | more)))


async def test_a_test_is_sent_as_answers_are(tmp_path: Path, telegram_url: str, telegram: telegram_peer.Peer) -> None:
    assert await send_test(Platform.TELEGRAM, "5001", for_telegram(tmp_path, telegram_url)) == "A test was sent to 5001."
    assert telegram.of("sendMessage")[0]["chat_id"] == "5001"
    telegram.fault("sendMessage", 403, "Forbidden: bot was blocked by the user")
    with pytest.raises(CannotConnect, match="could not be sent"):
        await send_test(Platform.TELEGRAM, "5001", for_telegram(tmp_path, telegram_url))


def for_slack(folder: Path, url: str, **more: Any) -> Settings:
    given = {"slack_token": slack_peer.TOKEN, "slack_signing_secrets": "0" * 32, "public_url": PUBLIC} | more
    return Settings(var_dir=folder, slack_api_url=url, **given)


@pytest.fixture
def slack() -> slack_peer.Peer:
    return slack_peer.Peer()


@pytest.fixture
async def slack_url(slack: slack_peer.Peer) -> AsyncIterator[str]:
    async with slack_peer.server(slack) as running:
        yield str(running.make_url("/api/"))


async def test_slack_says_which_workspace(tmp_path: Path, slack_url: str) -> None:
    said = await connect("slack", for_slack(tmp_path, slack_url))
    assert said == "statex is connected to Hofladen. Slack has to deliver to https://hub.example/webhooks/slack; the manifest says so."


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"slack_token": "", "slack_signing_secrets": ""}, "--manifest"),
        ({"slack_token": "xoxp-a-person's"}, "bot token"),
        ({"slack_token": "xoxb-wrong"}, "does not know this token"),
        ({"public_url": ""}, "STATEX_PUBLIC_URL"),
    ],
)
async def test_what_is_wrong_with_slack_is_said_in_words(tmp_path: Path, slack_url: str, more: dict[str, Any], word: str) -> None:
    with pytest.raises(CannotConnect, match=word):
        await connect("slack", for_slack(tmp_path, slack_url, **more))


async def test_missing_permissions_are_named(tmp_path: Path, slack_url: str, slack: slack_peer.Peer) -> None:
    slack.scopes = ",".join(SCOPES[:-2])
    with pytest.raises(CannotConnect, match=", ".join(SCOPES[-2:])):
        await connect("slack", for_slack(tmp_path, slack_url))


def test_the_manifest_wants_what_we_read_and_leads_here(tmp_path: Path) -> None:
    made = manifest(for_slack(tmp_path, "https://slack.example/api/"))
    assert made["settings"]["event_subscriptions"] == {"request_url": "https://hub.example/webhooks/slack", "bot_events": list(EVENTS)}
    assert made["settings"]["interactivity"]["request_url"] == "https://hub.example/webhooks/slack/actions"
    assert {event.partition(".")[0] for event in EVENTS} == {"app_mention", "message", "reaction_added"}


class Meta:
    """The end of the Graph API that connecting speaks with."""

    def __init__(self) -> None:
        self.about: dict[str, Any] = {
            "app_id": "77",
            "is_valid": True,
            "scopes": ["whatsapp_business_management", "whatsapp_business_messaging"],
            "granular_scopes": [{"scope": "whatsapp_business_management", "target_ids": ["102290129340398"]}],
        }
        self.subscribed: list[dict[str, str]] = []
        self.apps: list[str] = []
        self.reaches_the_hub = True

    async def debug(self, request: web.Request) -> web.Response:
        if request.headers["Authorization"] != "Bearer EAAG":
            return web.json_response({"error": {"code": 190, "message": "Invalid OAuth access token"}}, status=401)
        return web.json_response({"data": self.about})

    async def number(self, request: web.Request) -> web.Response:
        if request.match_info["id"] != "1065":
            return web.json_response({"error": {"code": 100, "message": "Unsupported get request"}}, status=400)
        return web.json_response({"display_phone_number": "+49 30 123456", "verified_name": "Hofladen", "id": "1065"})

    async def subscribe(self, request: web.Request) -> web.Response:
        if not self.reaches_the_hub:
            return web.json_response({"error": {"code": 2200, "message": "(#2200) Callback verification failed"}}, status=400)
        self.subscribed.append({name: str(value) for name, value in (await request.post()).items()})
        return web.json_response({"success": True})

    async def app(self, request: web.Request) -> web.Response:
        self.apps.append(request.match_info["id"])
        return web.json_response({"success": True})


@pytest.fixture
def meta() -> Meta:
    return Meta()


@pytest.fixture
async def meta_url(meta: Meta) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_get("/v24.0/debug_token", meta.debug)
    app.router.add_get("/v24.0/{id}", meta.number)
    app.router.add_post("/v24.0/77/subscriptions", meta.subscribe)
    app.router.add_post("/v24.0/{id}/subscribed_apps", meta.app)
    async with TestServer(app) as running:
        yield str(running.make_url("/v24.0"))


def for_whatsapp(folder: Path, url: str, **more: Any) -> Settings:
    given = {"whatsapp_token": "EAAG", "whatsapp_phone_id": "1065", "whatsapp_app_secrets": "old,new", "whatsapp_verify_token": "word", "public_url": PUBLIC}
    return Settings(var_dir=folder, whatsapp_api_url=url, **(given | more))


async def test_meta_learns_where_the_hub_is(tmp_path: Path, meta: Meta, meta_url: str) -> None:
    said = await connect("whatsapp", for_whatsapp(tmp_path, meta_url))
    assert said == "Hofladen (+49 30 123456) is connected: WhatsApp delivers to https://hub.example/webhooks/whatsapp."
    (subscribed,) = meta.subscribed
    assert (subscribed["callback_url"], subscribed["verify_token"], subscribed["access_token"]) == ("https://hub.example/webhooks/whatsapp", "word", "77|new")
    assert meta.apps == ["102290129340398"]


@pytest.mark.parametrize(
    ("more", "about", "reaches", "word"),
    [
        ({"whatsapp_token": "EAAX"}, {}, True, "does not know this token"),
        ({"whatsapp_phone_id": "2"}, {}, True, "PHONE_ID"),
        ({}, {"is_valid": False}, True, "no longer valid"),
        ({}, {"scopes": ["whatsapp_business_messaging"]}, True, "whatsapp_business_management"),
        ({}, {}, False, "could not reach the hub"),
        ({"public_url": ""}, {}, True, "STATEX_PUBLIC_URL"),
    ],
)
async def test_what_is_wrong_with_whatsapp_is_said_in_words(
    tmp_path: Path, meta: Meta, meta_url: str, more: dict[str, Any], about: dict[str, Any], word: str, *, reaches: bool
) -> None:
    meta.about |= about
    meta.reaches_the_hub = reaches
    with pytest.raises(CannotConnect, match=word):
        await connect("whatsapp", for_whatsapp(tmp_path, meta_url, **more))


async def test_without_anything_set_it_is_said_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(CannotConnect, match="STATEX_TWILIO_ACCOUNT"):
        await connect("whatsapp", Settings(var_dir=tmp_path))


async def test_twilio_is_checked_and_what_is_left_to_do_is_said(tmp_path: Path) -> None:
    peer = twilio_peer.Peer()
    async with twilio_peer.server(peer) as running:
        url = str(running.make_url("")).rstrip("/")
        given = {"twilio_account": twilio_peer.ACCOUNT, "twilio_sender": "+14155238886", "public_url": PUBLIC, "twilio_api_url": url}
        said = await connect("whatsapp", Settings(var_dir=tmp_path, twilio_tokens=twilio_peer.TOKEN, **given))
        assert said.endswith("set the webhook to https://hub.example/webhooks/twilio#rc=5&rp=all")
        with pytest.raises(CannotConnect, match="does not know this account"):
            await connect("whatsapp", Settings(var_dir=tmp_path, twilio_tokens="wrong", **given))

"""A person's rights over the web: the page by its session, an API client for its people, and nobody for anybody else."""

import io
import json
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse

from bots.app import make_app
from config.keys import local_key
from config.settings import Settings
from core.audit import Act, Entry
from tests.flow.hub import Hub, hub
from tests.privacy.conftest import House

PAGE = {"x-statex-page": "1"}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var_dir=tmp_path, seller="Statex s.r.o.", contact="privacy@statex.example")


@pytest.fixture
async def client(house: House, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    app = make_app(house.office.ports, settings, PlainTextResponse("prototype"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost:8080") as one:
        yield one


@pytest.fixture
def key(settings: Settings) -> dict[str, str]:
    return {"Authorization": f"Bearer {local_key(settings)}"}


async def told(client: httpx.AsyncClient, house: House, text: str, headers: dict[str, str], **more: str) -> str:
    answer = await client.post("/api/messages", json={"text": text, **more}, headers=headers)
    assert answer.status_code == 202, answer.text
    await house.office.rest()
    conversation: str = answer.json()["conversation"]
    return conversation


async def test_the_page_gets_a_copy_and_an_end(client: httpx.AsyncClient, house: House) -> None:
    await client.post("/api/session", headers=PAGE)
    conversation = await told(client, house, "A page for my bakery Xylophonzauber", PAGE)
    packed = zipfile.ZipFile(io.BytesIO((await client.get("/api/privacy/export")).content))
    assert "Xylophonzauber" in packed.read("index.html").decode()
    assert (await client.post("/api/privacy/erase", json={"confirm": "yes"}, headers=PAGE)).status_code == 400
    ended = await client.post("/api/privacy/erase", json={"confirm": "erase everything"}, headers=PAGE)
    assert ended.status_code == 200
    assert ended.json()["counts"]["messages"] == 1
    assert (await client.get(f"/api/turns/{conversation}")).status_code == 404
    empty = zipfile.ZipFile(io.BytesIO((await client.get("/api/privacy/export")).content))
    assert "Xylophonzauber" not in empty.read("data.json").decode()
    assert [one["action"] for one in json.loads(empty.read("data.json"))["accesses"]] == ["exported", "asked_erasure", "erased", "exported"]


async def test_a_client_asks_for_one_of_its_people(client: httpx.AsyncClient, house: House, key: dict[str, str]) -> None:
    await told(client, house, "A page for anna Xylophonzauber", key, user="anna")
    await told(client, house, "A page for ben", key, user="ben")
    ended = await client.post("/api/privacy/erase", json={"confirm": "erase everything", "user": "anna"}, headers=key)
    assert ended.status_code == 200
    assert "Xylophonzauber" not in json.dumps((await house.office.ports.persons.everything("web:local/anna")).rows)
    packed = zipfile.ZipFile(io.BytesIO((await client.get("/api/privacy/export", params={"user": "ben"}, headers=key)).content))
    assert "A page for ben" in packed.read("data.json").decode()


@pytest.mark.parametrize("path", ["/api/privacy/export", "/api/privacy/consents"])
async def test_strangers_learn_nothing(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 401
    assert (await client.get("/privacy/0123456789abcdef0123456789abcdef")).status_code == 404
    assert (await client.post("/api/privacy/erase", json={"confirm": "erase everything"})).status_code == 401


async def test_another_site_cannot_end_anything(client: httpx.AsyncClient) -> None:
    await client.post("/api/session", headers=PAGE)
    forged = {"origin": "https://evil.example", **PAGE}
    assert (await client.post("/api/privacy/erase", json={"confirm": "erase everything"}, headers=forged)).status_code == 401
    assert (await client.post("/api/privacy/erase", json={"confirm": "erase everything"})).status_code == 401  # no header of the page's own


async def test_consents_are_given_and_withdrawn_and_remembered(client: httpx.AsyncClient) -> None:
    await client.post("/api/session", headers=PAGE)
    before = (await client.get("/api/privacy/consents")).json()
    assert before["allowed"]["training"] is False
    given = (await client.post("/api/privacy/consents", json={"use": "training", "given": True}, headers=PAGE)).json()
    assert given["allowed"]["training"] is True
    withdrawn = (await client.post("/api/privacy/consents", json={"use": "training", "given": False}, headers=PAGE)).json()
    assert withdrawn["allowed"]["training"] is False
    assert [entry["given"] for entry in withdrawn["entries"]] == [True, False]


async def test_the_disclosure_is_for_everybody_and_follows_the_settings(client: httpx.AsyncClient) -> None:
    told_of = (await client.get("/api/privacy/disclosure")).json()
    assert told_of["contact"] == "privacy@statex.example"
    assert told_of["recipients"] == []
    assert told_of["kept"]["recordings"] == 90
    assert "guesses" in told_of["mood"]


@pytest.mark.parametrize(("language", "title", "direction"), [("de", "Datenschutz", "ltr"), ("ar", "", "rtl")])
async def test_the_disclosure_is_a_page_in_the_visitors_language(client: httpx.AsyncClient, language: str, title: str, direction: str) -> None:
    page = await client.get("/disclosure", headers={"accept-language": language})
    assert page.status_code == 200
    assert f'<html lang="{language}" dir="{direction}">' in page.text
    assert title in page.text
    assert "privacy@statex.example" in page.text
    assert "Whisper (base)" in page.text
    assert "90" in page.text
    assert "{" not in page.text


async def test_services_outside_are_disclosed_once_their_keys_are_set(house: House, tmp_path: Path) -> None:
    keys = {"openai_key": "k" * 20, "gemini_key": "k" * 20, "elevenlabs_key": "k" * 20, "azure_speech_key": "k" * 20}
    settings = Settings.model_validate({"var_dir": tmp_path, "hearing": "azure", "speaking": "openai", "gemini_url": "https://models.example/v1", **keys})
    app = make_app(house.office.ports, settings, PlainTextResponse("prototype"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost:8080") as one:
        models = (await one.get("/api/privacy/disclosure")).json()["models"]
    assert [(model["use"], model["runs"]) for model in models if model["runs"] != "on this server"] == [
        ("understanding and building", "at OpenAI"),
        ("understanding and building", "at models.example"),
        ("speech to text", "at westeurope.stt.speech.microsoft.com"),
        ("text to speech", "at OpenAI"),
        ("voices of people's own", "at ElevenLabs"),
    ]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://llm-gateway.internal:4000/v1", "on a server of our own"),
        ("http://gateway:4000/v1", "on a server of our own"),
        ("http://10.0.0.7:4000/v1", "on a server of our own"),
        ("https://models.example/v1", "at models.example"),
        ("", "at OpenAI"),
    ],
)
async def test_how_our_own_network_is_made_is_not_disclosed(house: House, tmp_path: Path, url: str, told: str) -> None:
    settings = Settings.model_validate({"var_dir": tmp_path, "openai_key": "k" * 20, "openai_url": url})
    app = make_app(house.office.ports, settings, PlainTextResponse("prototype"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost:8080") as one:
        models = (await one.get("/api/privacy/disclosure")).json()["models"]
    assert [model["runs"] for model in models if model["outside"]] == [told]


async def test_copies_are_made_now_and_then_only(client: httpx.AsyncClient) -> None:
    await client.post("/api/session", headers=PAGE)
    statuses = [(await client.get("/api/privacy/export")).status_code for _ in range(7)]
    assert statuses[-1] == 429


async def test_anybody_may_report_a_prototype_once_in_a_while(tmp_path: Path) -> None:
    office: Hub = hub()
    turn = await office.ask("A page for my bakery")
    app = make_app(office.ports, Settings(var_dir=tmp_path), PlainTextResponse("prototype"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost:8080") as client:
        asked = await client.get(f"/report/{turn.slug}", headers={"accept-language": "de"})
        assert "Einen Prototyp melden" in asked.text
        assert (await client.post(f"/report/{turn.slug}")).status_code == 200
        assert (await client.get("/report/nothing")).status_code == 404
        assert [(await client.post(f"/report/{turn.slug}")).status_code for _ in range(6)][-1] == 429
    [first, *_] = await office.ports.audit.newest()
    assert (first.act, first.about) == (Act.REPORTED, turn.slug)


async def test_who_looked_at_a_persons_talk_stands_in_their_copy_without_the_name(client: httpx.AsyncClient, house: House) -> None:
    await client.post("/api/session", headers=PAGE)
    conversation = await told(client, house, "A page for my bakery Xylophonzauber", PAGE)
    ports = house.office.ports
    person = (await ports.conversations.get(conversation)).person_id
    await ports.audit.note(Entry(house.office.clock.now(), "Ada Lovelace", Act.READ, conversation), person)
    packed = zipfile.ZipFile(io.BytesIO((await client.get("/api/privacy/export")).content))
    listed = json.loads(packed.read("data.json"))["accesses"]
    assert ("team", "read") in [(one["actor"], one["action"]) for one in listed]
    assert "Lovelace" not in packed.read("index.html").decode() + packed.read("data.json").decode()

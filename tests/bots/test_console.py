"""The operators' console: who gets in, what is written down, and what operators can do."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog
from starlette.responses import PlainTextResponse

from bots.app import make_app
from config.keys import operator_key
from config.settings import Settings
from core.demo.passwords import digest
from core.errors import NotFound
from core.turn import Stage
from tests.flow.hub import CHAT, WEB, Hub, hub

PASSWORD = "correct horse battery"


@pytest.fixture
def office() -> Hub:
    return hub()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(var_dir=tmp_path, operators=f"ada:{digest(PASSWORD)}")


@pytest.fixture
async def visitor(office: Hub, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    app = make_app(office.ports, settings, PlainTextResponse("prototype"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app, raise_app_exceptions=False), base_url="http://localhost:8080") as client:
        yield client


@pytest.fixture
async def ada(visitor: httpx.AsyncClient) -> httpx.AsyncClient:
    me = await visitor.post("/console/api/sign-in", json={"name": "ada", "password": PASSWORD})
    visitor.headers["x-statex-token"] = me.json()["token"]
    return visitor


async def acts(client: httpx.AsyncClient) -> list[tuple[str, str]]:
    return [(one["act"], one["about"]) for one in (await client.get("/console/api/audit")).json()]


async def first_talk(client: httpx.AsyncClient) -> dict[str, Any]:
    found: dict[str, Any] = (await client.get("/console/api/conversations")).json()[0]
    return found


@pytest.mark.parametrize("path", ["conversations", "conversations/c1", "work", "prototypes", "audit", "me", "corrections.jsonl", "live"])
async def test_strangers_see_nothing(visitor: httpx.AsyncClient, path: str) -> None:
    assert (await visitor.get(f"/console/api/{path}")).status_code == 401


@pytest.mark.parametrize(("name", "password"), [("ada", "wrong"), ("eve", PASSWORD), ("local", PASSWORD), ("", "")])
async def test_a_wrong_password_opens_nothing(visitor: httpx.AsyncClient, name: str, password: str) -> None:
    answer = await visitor.post("/console/api/sign-in", json={"name": name, "password": password})
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers


async def test_passwords_cannot_be_tried_for_long(visitor: httpx.AsyncClient) -> None:
    tries = [(await visitor.post("/console/api/sign-in", json={"name": "ada", "password": f"{number}"})).status_code for number in range(9)]
    assert tries == [401] * 8 + [429]


async def test_the_machines_own_operator_gets_in(visitor: httpx.AsyncClient, settings: Settings) -> None:
    answer = await visitor.post("/console/api/sign-in", json={"name": "local", "password": operator_key(settings)})
    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=strict", "Path=/console"))
    assert (await visitor.get("/console/api/me")).json()["name"] == "local"


async def test_a_change_needs_the_sessions_token(ada: httpx.AsyncClient, office: Hub) -> None:
    await office.ask("A page for my bakery")
    talk = await first_talk(ada)
    for token in ("", "made up"):
        answer = await ada.post(f"/console/api/conversations/{talk['id']}/take-over", headers={"x-statex-token": token})
        assert answer.status_code == 403
    assert not (await office.ports.conversations.get(talk["id"])).silent


async def test_an_operator_reads_takes_over_speaks_and_hands_back(ada: httpx.AsyncClient, office: Hub) -> None:
    await office.ask("A page for my bakery")
    talk = await first_talk(ada)
    path = f"/console/api/conversations/{talk['id']}"
    seen = (await ada.get(path)).json()
    assert [one["text"] for one in seen["spoke"]] == ["A page for my bakery"]
    assert seen["turns"][0]["intent"] == "build"
    assert seen["project"]["revision"] == 1
    assert (await ada.post(f"{path}/say", json={"text": "Hello, I am Ada."})).status_code == 409
    await ada.post(f"{path}/take-over")
    await ada.post(f"{path}/say", json={"text": "Hello, I am Ada."})
    assert office.answers()[-1].text == "Hello, I am Ada."
    office.clock.move(60)
    before = len(office.answers())
    await office.ask("What does it cost?")
    assert len(office.answers()) == before, "the program is silent while a person speaks"
    seen = (await ada.post(f"{path}/hand-back")).json()
    assert not seen["silent"]
    assert [one["turn"] for one in seen["said"]][-1] is None
    office.clock.move(60)
    await office.ask("Opening hours")
    assert len(office.answers()) == before + 1
    done = [act for act, about in await acts(ada) if about == talk["id"]]
    assert done == ["handed_back", "spoke", "took_over", "read"]


async def test_conversations_are_found_by_what_was_said(ada: httpx.AsyncClient, office: Hub) -> None:
    await office.ask("A page for my bakery")
    [found] = (await ada.get("/console/api/conversations", params={"q": "BAKERY"})).json()
    assert [found] == (await ada.get("/console/api/conversations", params={"q": found["id"]})).json()
    assert (await ada.get("/console/api/conversations", params={"q": "florist"})).json() == []
    assert ("searched", "") in await acts(ada)


async def test_what_failed_is_shown_with_its_reason_and_tried_again(ada: httpx.AsyncClient, office: Hub) -> None:
    turn = await office.ask("A page for my bakery")
    failed = replace(turn, failure="planned: Refused: broken", url=None)
    await office.ports.turns.save(failed)
    [one] = (await ada.get("/console/api/work")).json()["failed"]
    assert one["reason"] == "planned: Refused: broken"
    fresh = (await ada.post(f"/console/api/turns/{turn.id}/retry")).json()["turn"]
    assert fresh != turn.id
    waiting = (await ada.get("/console/api/work")).json()["waiting"]
    assert [one["turn"] for one in waiting] == [fresh]
    await office.rest()
    assert (await office.ports.turns.get(fresh)).stage is Stage.ANSWERED


async def test_figures_of_the_steps_are_those_of_the_turns(ada: httpx.AsyncClient, office: Hub) -> None:
    turn = await office.ask("A page for my bakery")
    work = (await ada.get("/console/api/work")).json()
    assert {one["stage"] for one in work["stages"]} == {stage for stage, _ in turn.seconds}
    assert all(one["count"] == 1 for one in work["stages"])
    assert work["economy"] == {
        "answers": 1,
        "own_share": 1.0,
        "cost_eur": 0.0,
        "saved_share": None,
        "voice_minutes": 0.0,
        "eur_a_voice_minute": None,
        "prototypes": 1,
        "eur_a_prototype": 0.0,
    }


async def test_a_mistake_of_triage_becomes_a_row_to_measure_with(ada: httpx.AsyncClient, office: Hub) -> None:
    turn = await office.ask("A page for my bakery")
    assert (await ada.post(f"/console/api/turns/{turn.id}/intent", json={"intent": "question"})).json() == {"rows": 1}
    assert (await ada.post(f"/console/api/turns/{turn.id}/intent", json={"intent": "nothing like that"})).status_code == 400
    rows = [json.loads(line) for line in (await ada.get("/console/api/corrections.jsonl")).text.splitlines()]
    assert rows == [{"text": "A page for my bakery", "language": "en", "situation": "fresh", "predicted": "build", "intent": "question"}]


async def test_a_prototype_is_taken_down(ada: httpx.AsyncClient, office: Hub) -> None:
    await office.ask("A page for my bakery")
    [demo] = (await ada.get("/console/api/prototypes")).json()
    assert not demo["over"]
    await ada.post(f"/console/api/prototypes/{demo['slug']}/take-down")
    [demo] = (await ada.get("/console/api/prototypes")).json()
    assert demo["over"]
    assert ("took_down", demo["slug"]) in await acts(ada)
    talk = await office.ports.conversations.at(WEB)
    assert list(await office.ports.prototypes.of_person(talk.person_id)) == []
    assert (await ada.post("/console/api/prototypes/unknown/take-down")).status_code == 404
    with pytest.raises(NotFound):
        await office.ports.prototypes.get("unknown")


async def test_what_was_reported_stands_first(ada: httpx.AsyncClient, office: Hub) -> None:
    turn = await office.ask("A page for my bakery")
    await office.ask("A page for my bicycle workshop", CHAT)
    for _ in range(2):
        await ada.post(f"/report/{turn.slug}")
    found = (await ada.get("/console/api/prototypes")).json()
    assert [(one["slug"] == turn.slug, one["reports"]) for one in found] == [(True, 2), (False, 0)]


async def test_what_was_reported_is_shown_however_many_were_built_since(ada: httpx.AsyncClient, office: Hub) -> None:
    turn = await office.ask("A page for my bakery")
    await ada.post(f"/report/{turn.slug}")
    prototype, revision = await office.ports.prototypes.get(turn.slug or "")
    later = prototype.made_at + timedelta(seconds=1)
    for number in range(101):
        other = f"{prototype.slug}{number}"
        await office.ports.prototypes.add(replace(prototype, slug=other, made_at=later), replace(revision, slug=other))
    found = (await ada.get("/console/api/prototypes")).json()
    assert (found[0]["slug"], found[0]["reports"]) == (turn.slug, 1)


async def test_who_signs_out_is_out_and_so_is_whoever_copied_the_cookie(ada: httpx.AsyncClient) -> None:
    copied = dict(ada.cookies)
    await ada.post("/console/api/sign-out")
    assert (await ada.get("/console/api/me")).status_code == 401
    ada.cookies.update(copied)
    assert (await ada.get("/console/api/me")).status_code == 401
    ada.cookies.clear()
    await ada.post("/console/api/sign-in", json={"name": "ada", "password": PASSWORD})
    assert (await ada.get("/console/api/me")).status_code == 200


async def test_on_https_the_cookie_is_one_that_only_https_sets(office: Hub, tmp_path: Path) -> None:
    settings = Settings(var_dir=tmp_path, public_url="https://statex.example", demo_domain="demos.example")
    app = make_app(office.ports, settings, PlainTextResponse("prototype"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://statex.example") as one:
        entered = await one.post("/console/api/sign-in", json={"name": "local", "password": operator_key(settings)})
        assert entered.headers["set-cookie"].startswith("__Secure-statex_operator=")
        assert (await one.get("/console/api/me")).status_code == 200


async def test_a_sign_in_that_is_refused_is_logged_without_what_was_typed(visitor: httpx.AsyncClient, caplog: pytest.LogCaptureFixture) -> None:
    with structlog.testing.capture_logs() as lines:
        await visitor.post("/console/api/sign-in", json={"name": "ada", "password": "hunter2 hunter2"})
    assert [line["event"] for line in lines if line["log_level"] == "warning"] == ["sign-in refused"]
    assert "hunter2" not in str(lines) + caplog.text

"""Adapters that raise, are slow or return rubbish: always exactly one answer, and nothing half done."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

import pytest

from adapters.local.wits import LocalWits
from core.errors import BadInput, Refused, Unavailable
from core.messages import AttachmentKind, OutboundMessage
from core.ports import Ports
from core.site import CheckReport, Finding
from core.turn import Stage
from core.verdict import Answer, Build, Handoff
from tests.flow.hub import WEB, Hub, hub

FAILURES = (Unavailable("down", 1.0), Refused("no"), BadInput("not_understood"), ValueError("a defect"), OSError("disk"))


class Failing:
    """Any port, with some methods that raise, the first `times` times."""

    def __init__(self, inner: Any, names: tuple[str, ...], error: Exception, times: int = 10_000) -> None:
        self._inner, self._names, self._error, self._left = inner, names, error, times

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        if name not in self._names:
            return found

        async def call(*given: Any, **named: Any) -> Any:
            if self._left:
                self._left -= 1
                raise self._error
            return await found(*given, **named)

        return call


PLACES = {
    "transcriber": ("transcribe",),
    "documents": ("read",),
    "embedder": ("embed",),
    "browser": ("check",),
    "host": ("publish",),
    "blobs": ("put",),
    "prototypes": ("add", "of_person"),
}


def failing(ports: Ports, port: str, error: Exception, times: int = 10_000) -> Ports:
    changed: dict[str, Any] = {port: Failing(getattr(ports, port), PLACES[port], error, times)}
    return replace(ports, **changed)


async def brief(office: Hub) -> str:
    turn_id = await office.say("A page for my bakery", attachments=(office.attach("voice", b"in blue"), office.attach("document", b"Bread", name="list.txt")))
    assert turn_id is not None
    return turn_id


@pytest.mark.parametrize("error", FAILURES, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("port", list(PLACES))
async def test_what_never_works_ends_in_one_answer(port: str, error: Exception) -> None:
    office = hub()
    office.ports = failing(office.ports, port, error)
    turn_id = await brief(office)
    await office.rest(300)
    turn = await office.ports.turns.get(turn_id)
    assert turn.stage is Stage.ANSWERED
    assert len(office.answers()) == 1
    if isinstance(turn.verdict, Handoff):
        assert turn.failure is not None
        assert "handoff_trouble" in office.answers()[0].text
    else:
        # A part that cannot be read is explained, an absent browser is confessed; the rest is built.
        assert isinstance(turn.verdict, Build)
        assert any(said in office.answers()[0].text for said in ("attachment_gone", "not_understood", "answer_unchecked"))


@pytest.mark.parametrize("port", list(PLACES))
async def test_what_fails_twice_and_then_works_is_only_slower(port: str) -> None:
    office = hub()
    office.ports = failing(office.ports, port, Unavailable("busy"), 2)
    start = office.clock.now()
    turn_id = await brief(office)
    await office.rest(60)
    turn = await office.ports.turns.get(turn_id)
    assert isinstance(turn.verdict, Build)
    assert len(office.answers()) == 1
    assert 0 < (office.clock.now() - start).total_seconds() < 20


async def test_a_platform_that_is_down_gets_the_answer_when_it_is_back() -> None:
    office = hub()
    channel = office.channel()
    office.ports = replace(office.ports, channels={WEB.platform: cast("Any", Failing(channel, ("send",), Unavailable("down", 30.0), 9))})
    turn_id = await office.say("A page for my bakery")
    await office.rest(3600)
    assert (await office.ports.turns.get(turn_id or "")).stage is Stage.ANSWERED
    assert len(channel.answers) == 1


async def test_a_person_who_has_blocked_us_ends_the_turn() -> None:
    office = hub()
    office.ports = replace(office.ports, channels={WEB.platform: cast("Any", Failing(office.channel(), ("send",), Refused("blocked")))})
    turn_id = await office.say("A page for my bakery")
    await office.rest()
    turn = await office.ports.turns.get(turn_id or "")
    assert turn.stage is Stage.ANSWERED
    assert "blocked" in (turn.failure or "")


async def test_an_answer_during_which_the_database_fails_is_not_said_twice() -> None:
    office = hub()
    conversations: Any = Failing(office.ports.conversations, ("said",), Unavailable("database"), 3)
    office.ports = replace(office.ports, conversations=conversations)
    turn_id = await office.say("hello")
    await office.rest(3600)
    assert (await office.ports.turns.get(turn_id or "")).stage is Stage.ANSWERED
    assert len(office.answers()) == 1


async def test_an_answer_that_a_platform_refuses_is_replaced_by_a_plain_one() -> None:
    office = hub()
    inner = office.channel()
    channel: Any = Failing(inner, ("send",), Refused("the picture is no picture"), 1)
    office.ports = replace(office.ports, channels={WEB.platform: channel})
    turn = await office.ask("hello")
    assert turn.stage is Stage.ANSWERED
    assert [one.text for one in inner.answers] == ["handoff_trouble"]


RUBBISH: dict[str, Callable[[LocalWits], Any]] = {
    "triage": lambda _: None,
    "read_brief": lambda _: "rubbish",
    "plan": lambda _: None,
    "compile_site": lambda _: {},
    "best_question": lambda _: 7,
    "detect": lambda _: None,
}


@pytest.mark.parametrize("name", list(RUBBISH))
async def test_rubbish_from_a_model_ends_in_one_answer(name: str) -> None:
    class Rubbish(LocalWits):
        pass

    setattr(Rubbish, name, lambda self, *given, **named: RUBBISH[name](self))  # noqa: ARG005  # it does not look at what it is given
    office = hub(wits=Rubbish())
    turn_id = await office.say("A page for my bakery")
    await office.rest(300)
    turn = await office.ports.turns.get(turn_id or "")
    assert turn.stage is Stage.ANSWERED
    assert len(office.answers()) == 1


def checking(*reports: CheckReport) -> Any:
    class Scripted:
        def __init__(self) -> None:
            self.left = list(reports)

        async def check(self, *_: object) -> CheckReport:
            return self.left.pop(0) if len(self.left) > 1 else self.left[0]

    return Scripted()


async def test_a_broken_prototype_is_never_sent() -> None:
    office = hub(browser=checking(CheckReport((Finding("page_error", "boom", "#/home"),), b"")))
    turn = await office.ask("A page for my bakery")
    assert isinstance(turn.verdict, Handoff)
    assert office.answers()[0].link is None
    assert office.ports.host.sites == {}  # type: ignore[attr-defined]


async def test_what_the_browser_looked_for_in_vain_is_reported_as_not_done() -> None:
    office = hub(browser=checking(CheckReport((Finding("missing_name", "Bread", "#/", "r2"),), b"png")))
    await office.ask("A page for my bakery. Bread")
    text = office.answers()[0].text
    assert text.index("A page for my bakery") < text.index("answer_not_done") < text.index("Bread")


async def test_an_unanswerable_change_keeps_the_former_revision() -> None:
    office = hub()
    first = await office.ask("A page for my bakery")
    office.ports = replace(office.ports, browser=checking(CheckReport((Finding("blank", "", "#/"),), b"")))
    office.clock.move(60)
    second = await office.ask("Opening hours")
    assert isinstance(second.verdict, Handoff)
    prototype, _ = await office.ports.prototypes.get(first.slug or "")
    assert prototype.revision == 1
    third = await office.ask("status")
    assert isinstance(third.verdict, Answer)


async def test_said_keys_are_the_turns_own() -> None:
    office = hub()
    turn = await office.ask("A page", attachments=(office.attach(AttachmentKind.VOICE, b"for a bakery"),))
    keys = [one.key for one in office.channel().sent] + [one.key for _, one in office.channel().edits]
    assert all(key.startswith(f"turn:{turn.id}:") for key in keys)
    assert len(keys) == len(set(keys))
    assert isinstance(office.answers()[0], OutboundMessage)


async def test_a_browser_that_finds_no_time_says_nothing_about_the_site() -> None:
    slow, fine = CheckReport((Finding("too_slow", "8 s"),)), CheckReport((), b"png")
    office = hub(browser=checking(slow, fine))
    turn = await office.ask("A page for my bakery")
    assert isinstance(turn.verdict, Build)
    assert turn.picture is not None


@pytest.mark.parametrize("name", ["alike", "best_question"])
async def test_what_only_helps_costs_nothing_when_it_fails(name: str) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a defect")

    class Forgetful(LocalWits):
        pass

    setattr(Forgetful, name, fail)
    office = hub(wits=Forgetful())
    for chat in ("one", "two"):
        turn = await office.ask(f"A page for my bakery {chat}", replace(WEB, chat=chat))
        assert isinstance(turn.verdict, Build)
        assert turn.failure is None

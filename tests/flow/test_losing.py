"""Putting back what was changed, and asking before entered data would go out of sight."""

import pytest

from adapters.embeddings.meaning import MeaningEmbedder
from adapters.local.stage import LocalHost
from core.appspec import AppSpec
from core.conversation import Offer
from core.embedded import EmbeddedWits
from core.verdict import Answer, Ask, Build
from tests.flow.hub import WEB, Hub, hub

BRIEF = "Online booking for my dog school Four Paws: name, phone, breed of the dog, date and time. The accent colour shall be green."


@pytest.fixture(scope="module")
def embedder() -> MeaningEmbedder:
    return MeaningEmbedder()


@pytest.fixture
def office(embedder: MeaningEmbedder) -> Hub:
    return hub(wits=EmbeddedWits(), embedder=embedder)


async def shown(office: Hub) -> AppSpec:
    talk = await office.ports.conversations.at(WEB)
    return (await office.ports.prototypes.get(talk.slug or ""))[1].spec


async def say(office: Hub, text: str) -> object:
    office.clock.move(60)
    return (await office.ask(text)).verdict


def breed(spec: AppSpec) -> tuple[str, str] | None:
    return next(((entity.key, field.key) for entity in spec.entities for field in entity.fields if field.label.casefold().startswith("breed")), None)


def typed_in(office: Hub, slug: str, place: tuple[str, str], count: int) -> None:
    host = office.ports.host
    assert isinstance(host, LocalHost)
    host.typed_in[slug, *place] = count


async def test_what_was_changed_last_is_put_back_and_that_costs_nothing(office: Hub) -> None:
    await office.ask(BRIEF)
    before = await shown(office)
    assert isinstance(await say(office, "Please make the accent colour red"), Build)
    assert (await shown(office)).theme.accent != before.theme.accent
    verdict = await say(office, "Please undo that")
    assert isinstance(verdict, Build)
    assert verdict.free
    assert (await shown(office)).theme == before.theme
    assert "last change" in office.answers()[-1].text.casefold()
    assert (await office.ports.conversations.at(WEB)).offer is Offer.QUOTED
    assert isinstance(await say(office, "Please undo that"), Answer), "there is nothing further back"


async def test_a_field_that_nobody_filled_in_goes_at_once(office: Hub) -> None:
    await office.ask(BRIEF)
    assert breed(await shown(office)) is not None
    assert isinstance(await say(office, "Please remove the breed"), Build)
    assert breed(await shown(office)) is None


async def test_what_visitors_entered_is_asked_about_first(office: Hub) -> None:
    turn = await office.ask(BRIEF)
    place = breed(await shown(office))
    assert place is not None
    typed_in(office, turn.slug or "", place, 3)
    asked = await say(office, "Please remove the breed")
    assert isinstance(asked, Ask)
    assert "3" in asked.question.text
    assert [button.label for button in office.answers()[-1].buttons] == list(asked.question.choices)
    assert breed(await shown(office)) is not None
    assert isinstance(await say(office, asked.question.choices[0]), Build)
    assert breed(await shown(office)) is None
    assert (await office.ports.conversations.at(WEB)).offer is Offer.QUOTED


async def test_it_stays_when_the_answer_is_no(office: Hub) -> None:
    turn = await office.ask(BRIEF)
    place = breed(await shown(office))
    assert place is not None
    typed_in(office, turn.slug or "", place, 1)
    asked = await say(office, "Please remove the breed")
    assert isinstance(asked, Ask)
    assert isinstance(await say(office, asked.question.choices[1]), Answer)
    assert breed(await shown(office)) is not None
    assert (await office.ports.conversations.at(WEB)).asked is None

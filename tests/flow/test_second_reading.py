"""A language model as a second reader: after the answer, in the same chat, and never at anybody's cost."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from adapters.embeddings.meaning import MeaningEmbedder
from adapters.local.consents import LocalConsents
from adapters.local.model import LocalModel
from core.appspec import AppSpec
from core.consent import Consent, Use
from core.embedded import EmbeddedWits
from core.errors import Refused, Unavailable
from core.features import Feature
from core.ports import Browser
from core.site import CheckReport, Site
from core.understanding.second_reader import Noticed, SecondReading
from core.verdict import Build
from tests.flow.hub import WEB, Hub, hub

BRIEF = "A page for my honey farm Bee Happy with our opening hours, Monday to Friday nine to five, and a spot where visitors pin where they met our bees."
WISH = Noticed("feature", "visitors pin where they met our bees", "", "", "", Feature.MAP, (), ())
LIE = Noticed("feature", "take payments by card", "", "", "", Feature.ONLINE_PAYMENT, (), ())


@dataclass
class Overtaking:
    """A browser that does something else before each check."""

    before: Callable[[], Awaitable[None]]
    browser: Browser

    async def check(self, site: Site, spec: AppSpec) -> CheckReport:
        await self.before()
        return await self.browser.check(site, spec)


@pytest.fixture(scope="module")
def embedder() -> MeaningEmbedder:
    return MeaningEmbedder()


def office_with(model: LocalModel, embedder: MeaningEmbedder) -> Hub:
    return hub(wits=EmbeddedWits(), embedder=embedder, model=model)


async def newest(office: Hub) -> int:
    talk = await office.ports.conversations.at(WEB)
    return (await office.ports.prototypes.get(talk.slug or ""))[1].number


async def test_what_it_noticed_is_built_in_after_the_answer_and_told(embedder: MeaningEmbedder) -> None:
    office = office_with(LocalModel(SecondReading((WISH, LIE))), embedder)
    turn = await office.ask(BRIEF)
    assert isinstance(turn.verdict, Build)
    first, second = office.answers()
    assert turn.url is not None
    assert (first.link, second.link) == (turn.url, turn.url)
    assert "once more" in second.text
    assert "payment" not in second.text.casefold(), "nobody said that"
    talk = await office.ports.conversations.at(WEB)
    assert talk.spent == Decimal("0.002")
    assert await newest(office) == 2
    assert isinstance((await office.ask("Please make the background yellow")).verdict, Build)
    assert await newest(office) == 3


@pytest.mark.parametrize("gives", [Unavailable("down"), Refused("no"), ValueError("rubbish"), SecondReading(()), SecondReading((LIE,))])
async def test_without_anything_to_add_the_first_answer_stands_alone(embedder: MeaningEmbedder, gives: SecondReading | Exception) -> None:
    model = LocalModel(gives)
    office = office_with(model, embedder)
    assert isinstance((await office.ask(BRIEF)).verdict, Build)
    assert (len(office.answers()), await newest(office), model.asked) == (1, 1, 1)


async def test_whoever_shares_nothing_is_not_read_by_a_model(embedder: MeaningEmbedder) -> None:
    model, consents = LocalModel(SecondReading((WISH,))), LocalConsents()
    office = hub(wits=EmbeddedWits(), embedder=embedder, model=model, consents=consents)
    await consents.add(Consent("web:anna", Use.SHARING, given=False, at=office.clock.now(), channel="web", source="m1"))
    assert isinstance((await office.ask(BRIEF)).verdict, Build)
    assert (len(office.answers()), model.asked) == (1, 0)


async def test_a_change_and_a_greeting_are_not_read_again(embedder: MeaningEmbedder) -> None:
    model = LocalModel(SecondReading(()))
    office = office_with(model, embedder)
    await office.ask("hello")
    await office.ask(BRIEF)
    await office.ask("Please make the background yellow")
    assert model.asked == 1


async def test_a_change_that_was_overtaken_is_made_anew_in_what_there_is_now(embedder: MeaningEmbedder) -> None:
    office = office_with(LocalModel(SecondReading(())), embedder)
    await office.ask(BRIEF)
    talk = await office.ports.conversations.at(WEB)
    overtaken = False

    async def overtaking() -> None:
        nonlocal overtaken
        if not overtaken:
            overtaken = True
            prototype, before = await office.ports.prototypes.get(talk.slug or "")
            other = replace(before, number=2, site_digest="another", spec=replace(before.spec, theme=replace(before.spec.theme, accent="#123456")))
            await office.ports.prototypes.add(replace(prototype, revision=2), other)

    office.ports = replace(office.ports, browser=Overtaking(overtaking, office.ports.browser))
    turn = await office.ask("Please make the background yellow")
    _, now = await office.ports.prototypes.get(talk.slug or "")
    assert (turn.revision, now.number) == (3, 3)
    assert now.spec.theme.accent == "#123456"
    assert now.spec.theme.background != "#123456"
    assert len(office.answers()) == 2

"""The path with the understanding and the compiler that Statex ships, in two languages."""

import pytest

from adapters.embeddings.meaning import MeaningEmbedder
from adapters.local.stage import LocalHost
from core.conversation import Offer
from core.embedded import EmbeddedWits
from core.verdict import Answer, Build
from tests.flow.hub import WEB, Hub, hub


@pytest.fixture(scope="module")
def embedder() -> MeaningEmbedder:
    return MeaningEmbedder()


@pytest.fixture
def office(embedder: MeaningEmbedder) -> Hub:
    return hub(wits=EmbeddedWits(), embedder=embedder)


def page(office: Hub, slug: str | None) -> str:
    host = office.ports.host
    assert isinstance(host, LocalHost)
    assert slug is not None
    return "\n".join(data.decode("utf-8", "ignore") for data in host.sites[slug][1].files.values())


@pytest.mark.parametrize(
    ("brief", "change", "more", "before", "after"),
    [
        (
            "I need an order page for my bakery called Kornblume: sourdough 4.20, rye 3.80. The accent colour shall be green.",
            "Please add pretzel for 1.50",
            "Please add a contact form",
            ("Kornblume", "Sourdough", "Rye"),
            ("Kornblume", "Sourdough", "Rye", "Pretzel"),
        ),
        (
            "Ich brauche eine Bestellseite für meine Bäckerei Kornblume: Sauerteigbrot 4,20 Euro, Roggenbrot 3,80 Euro. Die Akzentfarbe soll grün sein.",
            "Bitte noch Brezel für 1,50 Euro dazu",
            "Bitte noch ein Kontaktformular dazu",
            ("Kornblume", "Sauerteigbrot", "Roggenbrot"),
            ("Kornblume", "Sauerteigbrot", "Roggenbrot", "Brezel"),
        ),
    ],
    ids=["en", "de"],
)
async def test_brief_change_quote(office: Hub, brief: str, change: str, more: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    first = await office.ask(brief)
    assert isinstance(first.verdict, Build), first.failure
    assert all(word in page(office, first.slug) for word in before)
    office.clock.move(60)
    second = await office.ask(change)
    assert isinstance(second.verdict, Build), second.failure
    assert second.slug == first.slug
    assert all(word in page(office, first.slug) for word in after)
    assert after[-1] in office.answers()[1].text
    office.clock.move(60)
    third = await office.ask(more)
    assert isinstance(third.verdict, Answer)
    assert third.quote is not None
    assert str(third.quote.low_eur) in office.answers()[2].text
    assert (await office.ports.conversations.at(WEB)).offer is Offer.QUOTED
    assert "{" not in "".join(answer.text for answer in office.answers())


async def test_a_greeting_is_greeted(office: Hub) -> None:
    turn = await office.ask("Good morning! How are you?")
    assert isinstance(turn.verdict, Answer)
    assert turn.verdict.phrase == "greeting"

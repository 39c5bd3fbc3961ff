"""What people do in a messenger besides writing: signs, old buttons, second thoughts about what was answered long ago."""

from dataclasses import replace

import pytest

from core.conversation import Offer
from core.languages import LANGUAGES
from core.messages import Attachment, MessageKind, Platform
from core.pipeline.edited import new_sentences
from core.pipeline.further import further_buttons
from core.turn import Turn
from core.understanding.phrases import say
from core.understood import Question
from core.verdict import Answer, Handoff
from tests.flow.hub import CHAT, Hub, hub

BRIEF = "A page for my bakery. Rye bread costs 4 euros. Open on Sundays"


def phrase(turn: Turn) -> str | None:
    return turn.verdict.phrase if isinstance(turn.verdict, Answer | Handoff) else None


async def built() -> Hub:
    office = hub()
    await office.ask(BRIEF, CHAT)
    return office


@pytest.mark.parametrize(
    ("sign", "fresh", "later"),
    [
        ("\N{WAVING HAND SIGN}", "greeting", "greeting"),
        ("\N{BLACK QUESTION MARK ORNAMENT}", "question_how", "question_how"),
        ("\N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16}", "smalltalk_fine", "smalltalk_praise"),
        ("\N{PERSON WITH FOLDED HANDS}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}", "smalltalk_thanks", "smalltalk_thanks"),
        ("\N{THUMBS DOWN SIGN} \N{THUMBS DOWN SIGN}", "ask_what", "change_ask"),
    ],
)
async def test_a_sign_alone_is_answered_as_it_is_meant(sign: str, fresh: str, later: str) -> None:
    assert phrase(await hub().ask(sign, CHAT)) == fresh
    assert phrase(await (await built()).ask(sign, CHAT)) == later


async def test_a_sign_beside_words_changes_nothing() -> None:
    assert (await hub().ask("\N{WAVING HAND SIGN} a page for my bakery", CHAT)).url is not None


async def test_a_prototype_offers_to_change_it_to_speak_to_a_person_and_to_hear_the_price() -> None:
    office = await built()
    [answer] = office.answers(Platform.TELEGRAM)
    assert [one.action for one in answer.further] == ["want:change", "want:person", "want:price"]


@pytest.mark.parametrize(("action", "said"), [("want:change", "change_ask"), ("want:person", "handoff"), ("want:price", "estimate_intro")])
async def test_pressing_one_does_what_it_says_and_costs_no_round(action: str, said: str) -> None:
    office = await built()
    assert phrase(await office.ask("a label that triage would not understand", CHAT, kind=MessageKind.PRESS, button=action)) == said
    assert (await office.ports.conversations.at(CHAT)).offer is Offer.FREE_CLARIFICATION


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_fit_every_messenger(language: str) -> None:
    assert all(0 < len(one.label) <= 20 for one in further_buttons(language, say))


@pytest.mark.parametrize(("label", "heard"), [("Green", "Green"), ("Gre…", "Green"), ("", "Green"), ("We deliver", "We deliver")])
async def test_a_button_says_what_stood_on_it_whatever_was_asked_since(label: str, heard: str) -> None:
    office = hub()
    turn = await office.ask("A page for my bakery. Which colour suits it?", CHAT)
    assert turn.understood is not None
    assert turn.understood.question == Question("colour", "Which colour?", ("Blue", "Green"))
    pressed = await office.ask(label, CHAT, kind=MessageKind.PRESS, button="choice:1")
    assert pressed.reading is not None
    assert pressed.reading.text == heard


async def rewritten(office: Hub, text: str) -> Turn:
    assert office.ports.archive is not None
    first, *_ = await office.ports.archive.turns_of((await office.ports.conversations.at(CHAT)).id)
    return await office.ask(text, CHAT, kind=MessageKind.EDIT, refers_to=first.messages[0].external_id)


async def test_of_what_was_rewritten_after_its_answer_only_the_news_count() -> None:
    office = await built()
    turn = await rewritten(office, BRIEF.replace("4 euros", "5 euros"))
    assert turn.reading is not None
    assert turn.reading.text == "Rye bread costs 5 euros."
    assert turn.changes == ("Added: Rye bread costs 5 euros",)
    again = await rewritten(office, BRIEF.replace("4 euros", "6 euros"))
    assert again.reading is not None
    assert again.reading.text == "Rye bread costs 6 euros."


async def test_a_correction_that_changes_no_word_is_not_answered() -> None:
    office = await built()
    turn = await rewritten(office, BRIEF.replace("open on", "Open on") + " .")
    assert turn.is_answered
    assert len(office.answers(Platform.TELEGRAM)) == 1


async def test_while_there_is_nothing_yet_a_rewritten_message_counts_whole() -> None:
    office = hub()
    await office.ask("asdf a page", CHAT)
    turn = await rewritten(office, "a page for my choir")
    assert turn.reading is not None
    assert turn.reading.text == "a page for my choir"
    assert turn.url is not None


@pytest.mark.parametrize(
    ("before", "now", "news"),
    [
        ("Bread 4.50 euros. See a.example", "Bread 4.60 euros. See a.example", "Bread 4.60 euros."),
        ("A list of our boats: name, length", "A list of our boats: name, length, berth", "berth"),
        ("Bread 4,50 euros, cake 20 euros.", "Bread 4,50 euros, cake 22 euros.", "cake 22 euros."),
        ("A form, where people ask", "A form, where people can ask us for a table on any day", "A form, where people can ask us for a table on any day"),
        ("we sell bread", "We sell bread!", ""),
    ],
)
def test_the_news_of_a_message_are_its_new_sentences_and_entries(before: str, now: str, news: str) -> None:
    assert new_sentences(before, now) == news


async def test_picking_what_is_so_already_is_not_refused() -> None:
    office = hub()
    await office.ask("A page for my bakery. nothing", CHAT)
    conversation = await office.ports.conversations.at(CHAT)
    await office.ports.conversations.save(replace(conversation, asked=Question("colour", "Which colour?", ("nothing", "Green"))))
    turn = await office.ask("nothing", CHAT, kind=MessageKind.PRESS, button="choice:0")
    assert phrase(turn) == "answer_kept_as_is"


async def test_progress_is_edited_though_a_message_joins_and_gone_with_the_answer() -> None:
    office = hub()
    channel = office.channel(Platform.TELEGRAM)
    first = await office.say("A page for my bakery", CHAT, attachments=(office.attach("document", b"prices", Platform.TELEGRAM, "prices.txt"),))
    inner = channel.fetch
    joined: list[str | None] = []

    async def joining(attachment: Attachment, limit_bytes: int) -> bytes:
        joined.append(await office.say("oh, in blue", CHAT))
        return await inner(attachment, limit_bytes)

    channel.fetch = joining  # type: ignore[method-assign]  # somebody writes on while we fetch
    await office.rest()
    assert joined == [first]  # fetched once, though the turn was moved meanwhile
    assert len([one for one in channel.sent if not one.final]) == 1
    assert channel.removed == ["1"]

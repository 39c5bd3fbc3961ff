"""What a turn is: bursts, waiting, edits, one at a time, and what costs a clarification."""

from dataclasses import replace

from core.conversation import Offer
from core.messages import AttachmentKind, MessageKind, Platform
from core.turn import Stage
from core.verdict import Answer, Ask, Build, Decline, Handoff
from tests.flow.hub import CHAT, WEB, Hub, hub


async def offer(office: Hub) -> Offer:
    return (await office.ports.conversations.at(WEB)).offer


async def test_a_burst_is_waited_for_and_answered_once() -> None:
    office = hub()
    first = await office.say("A page for my bakery", CHAT)
    await office.rest(0.5)
    office.clock.move(0.5)
    assert await office.say("oh, in blue", CHAT) == first
    await office.rest(1.1)
    assert office.answers(Platform.TELEGRAM) == []
    await office.rest()
    [answer] = office.answers(Platform.TELEGRAM)
    assert "oh, in blue" in answer.text
    assert "A page for my bakery" in answer.text


async def test_a_client_of_the_web_is_not_kept_waiting() -> None:
    office = hub()
    start = office.clock.now()
    turn = await office.ask("A page")
    assert turn.stage is Stage.ANSWERED
    assert office.clock.now() == start


async def test_who_never_stops_typing_is_answered_after_ten_seconds() -> None:
    office = hub()
    start = office.clock.now()
    for number in range(14):
        await office.say(f"line {number}", CHAT)
        await office.rest(0.9)
        office.clock.move(0.9)
        if office.answers(Platform.TELEGRAM):
            break
    assert 10 <= (office.clock.now() - start).total_seconds() < 12


async def test_voice_is_heard_once_though_more_comes_in() -> None:
    office = hub()
    heard: list[bytes] = []
    inner = office.ports.transcriber

    class Counting:
        async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> object:
            heard.append(audio)
            return await inner.transcribe(audio, language, context)

    office.ports = replace(office.ports, transcriber=Counting())  # type: ignore[arg-type]
    voice = office.attach("voice", b"A page for my bakery", Platform.TELEGRAM)
    await office.say("", CHAT, attachments=(voice,))
    await office.rest(0.1)
    await office.say("in blue", CHAT)
    await office.rest()
    [answer] = office.answers(Platform.TELEGRAM)
    assert heard == [b"A page for my bakery"]
    assert "heard text=A page for my bakery" in answer.text
    assert "in blue" in answer.text


async def test_a_message_during_building_is_a_turn_of_its_own_after_it_and_costs_nothing() -> None:
    office = hub()
    inner = office.ports.browser
    second: list[str | None] = []

    class Interrupted:
        async def check(self, *given: object) -> object:
            if not second:
                second.append(await office.say("Opening hours"))
            return await inner.check(*given)  # type: ignore[arg-type]

    office.ports = replace(office.ports, browser=Interrupted())  # type: ignore[arg-type]
    first = await office.ask("A page for my bakery")
    await office.rest()
    assert second[0] not in {None, first.id}
    later = await office.ports.turns.get(second[0] or "")
    assert later.slug == first.slug
    assert later.revision == 2
    assert isinstance(later.verdict, Build)
    assert later.verdict.free
    assert [one.key for one in office.answers()] == [f"turn:{first.id}:answer", f"turn:{later.id}:answer"]
    assert await offer(office) is Offer.FREE_CLARIFICATION


async def test_a_change_that_changes_nothing_costs_nothing() -> None:
    office = hub()
    await office.ask("A page for my bakery")
    office.clock.move(10)
    turn = await office.ask("nothing")
    assert isinstance(turn.verdict, Answer)
    assert turn.verdict.phrase == "answer_nothing_changed"
    assert await offer(office) is Offer.FREE_CLARIFICATION


async def test_the_answer_to_our_question_costs_nothing() -> None:
    office = hub()
    first = await office.ask("A page for my bakery. Blue?")
    assert [button.action for button in office.answers()[0].buttons] == ["choice:0", "choice:1"]
    office.clock.move(10)
    second = await office.ask(kind=MessageKind.PRESS, button="choice:1")
    assert second.slug == first.slug
    assert "Added: Green" in office.answers()[1].text
    assert await offer(office) is Offer.FREE_CLARIFICATION


async def test_the_same_brief_again_shows_what_there_is() -> None:
    office = hub()
    first = await office.ask("A page for my bakery")
    elsewhere = replace(WEB, chat="session-2")
    again = await office.ask("A page for my bakery", elsewhere)
    assert isinstance(again.verdict, Answer)
    assert again.verdict.duplicate_of == first.slug
    assert office.answers()[1].link == first.url
    changed = await office.ask("Opening hours", elsewhere)
    assert changed.slug == first.slug
    assert changed.revision == 2


async def test_who_has_one_like_it_may_have_another() -> None:
    office = hub()
    first = await office.ask("A page for my bakery")
    elsewhere = replace(WEB, chat="session-2")
    shown = await office.ask("A page for my bakery", elsewhere)
    assert isinstance(shown.verdict, Answer)
    another = await office.ask("“choice_another”", elsewhere)
    assert isinstance(another.verdict, Build)
    assert not another.verdict.revise
    assert another.slug not in {None, first.slug}
    assert "A page for my bakery" in office.answers()[2].text


async def test_what_is_withdrawn_before_we_begin_is_not_answered() -> None:
    office = hub()
    sent = office.message("A page", CHAT)
    turn_id = await office.take(sent)
    await office.say("", CHAT, kind=MessageKind.DELETE, refers_to=sent.external_id)
    await office.rest()
    assert (await office.ports.turns.get(turn_id or "")).stage is Stage.ANSWERED
    assert office.answers(Platform.TELEGRAM) == []


async def test_an_edit_counts() -> None:
    office = hub()
    sent = office.message("A red page", CHAT)
    await office.take(sent)
    await office.say("A blue page", CHAT, kind=MessageKind.EDIT, refers_to=sent.external_id)
    await office.rest()
    [answer] = office.answers(Platform.TELEGRAM)
    assert "A blue page" in answer.text
    assert "red" not in answer.text


async def test_each_kind_of_message_gets_its_answer() -> None:
    expected = {"hello": Answer, "price": Answer, "person": Handoff, "phishing": Decline, "asdf": Answer, "status": Answer, "estimate": Answer}
    for number, (text, verdict) in enumerate(expected.items()):
        office = hub()
        turn = await office.ask(text, replace(WEB, chat=f"{number}"))
        assert isinstance(turn.verdict, verdict)
        assert len(office.answers()) == 1
        assert turn.slug is None


async def test_an_estimate_counts_what_was_built() -> None:
    office = hub()
    await office.ask("A page for my bakery")
    turn = await office.ask("estimate please")
    assert turn.quote is not None
    assert [reason.code for reason in turn.quote.reasons] == ["base", "views"]
    assert turn.quote.low_eur < turn.quote.high_eur
    assert f"{turn.quote.low_eur:,} EUR" in office.answers()[1].text


async def test_a_brief_without_content_is_asked_about_and_read_together_with_the_answer() -> None:
    office = hub()
    wits = office.ports.wits

    class Careful(type(wits)):  # type: ignore[misc]
        def read_brief(self, text: str, *given: object) -> object:
            brief = super().read_brief(text, *given)
            return brief if "bakery" in text else replace(brief, requirements=())

    office.ports = replace(office.ports, wits=Careful())
    first = await office.ask("Something nice")
    assert isinstance(first.verdict, Ask)
    second = await office.ask("for my bakery")
    assert isinstance(second.verdict, Build)
    assert "Something nice" in office.answers()[1].text


async def test_a_taken_over_conversation_stays_silent() -> None:
    office = hub()
    await office.ask("A page")
    conversation = await office.ports.conversations.at(WEB)
    await office.ports.conversations.save(replace(conversation, silent=True))
    turn = await office.ask("hello")
    assert turn.stage is Stage.ANSWERED
    assert len(office.answers()) == 1


async def test_progress_is_one_message_that_is_edited() -> None:
    office = hub()
    voice = office.attach("voice", b"A page", Platform.TELEGRAM)
    await office.say("", CHAT, attachments=(voice,))
    await office.rest()
    channel = office.channel(Platform.TELEGRAM)
    assert [one.final for one in channel.sent if one.text] == [False, True]
    assert [replaced for replaced, _ in channel.edits] == ["1", "1"]
    assert channel.working_at[0] == CHAT


async def test_bad_input_is_explained_and_the_rest_still_built() -> None:
    office = hub()
    gone = replace(office.attach("document", b"x"), ref="nowhere", name="list.pdf")
    broken = office.attach("voice", b"\xff\xfe\xfd")
    turn = await office.ask("A page for my bakery", attachments=(gone, broken))
    assert isinstance(turn.verdict, Build)
    [answer] = office.answers()
    assert "attachment_gone name=list.pdf" in answer.text
    assert "audio_unreadable" in answer.text


async def test_nothing_usable_is_explained() -> None:
    too_long = "word " * 5000
    cases = {"": "empty", "   ": "empty", too_long: "text_too_long"}
    for text, phrase in cases.items():
        office = hub()
        turn = await office.ask(text)
        assert isinstance(turn.verdict, Answer)
        assert turn.verdict.phrase == phrase
        assert len(office.answers()) == 1
    office = hub()
    await office.ask(attachments=(office.attach("voice", b" "),))
    assert office.answers()[0].text.startswith("nothing_heard")
    office = hub()
    big = office.attach("voice", b"x" * (office.ports.limits.upload_bytes + 1))
    await office.ask(attachments=(big,))
    assert office.answers()[0].text.startswith("audio_too_large")


async def test_a_document_alone_is_a_brief() -> None:
    office = hub()
    listed = office.attach(AttachmentKind.DOCUMENT, b"A page for my bakery. Bread", name="brief.txt")
    turn = await office.ask(attachments=(listed,))
    assert isinstance(turn.verdict, Build)
    assert "Bread" in office.answers()[0].text


async def test_a_language_that_is_not_spoken_here_is_answered_in_one_that_is() -> None:
    office = hub()
    wits = office.ports.wits

    class Puzzled(type(wits)):  # type: ignore[misc]
        def detect(self, text: str, hint: str | None) -> str:
            return "und" if text == "jag vill" else super().detect(text, hint)

    office.ports = replace(office.ports, wits=Puzzled())
    message = office.message("jag vill")
    await office.take(replace(message, sender=replace(message.sender, language_hint="de-AT")))
    await office.rest()
    assert office.answers()[0].text.startswith("language_unsupported")
    assert office.answers()[0].language == "de"


async def test_who_is_not_understood_is_asked_and_what_they_said_is_kept() -> None:
    office = hub()
    wits = office.ports.wits

    class Doubtful(type(wits)):  # type: ignore[misc]
        def triage(self, text: str, *given: object) -> object:
            found = super().triage(text, *given)
            return replace(found, confidence=0.1) if "maybe" in text else found

    office.ports = replace(office.ports, wits=Doubtful())
    first = await office.ask("maybe a page for my bakery")
    assert isinstance(first.verdict, Ask)
    assert [button.label for button in office.answers()[0].buttons] == ["choice_build", "choice_question", "choice_human"]
    second = await office.ask(kind=MessageKind.PRESS, button="choice:0")
    assert isinstance(second.verdict, Build)
    assert "maybe a page for my bakery" in office.answers()[1].text
    conversation = await office.ports.conversations.at(WEB)
    assert conversation.pending == ""

"""READ -> TRIAGED: what kind of message it is, what it asks for, whether it was asked before, and what is to be done about it."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from core.brief import Brief, Intent, Situation
from core.conversation import Conversation
from core.messages import MessageKind
from core.pictured import speaks_of_picture
from core.pipeline.by_sign import said_by_sign
from core.pipeline.deal import carry_out, moved_order
from core.pipeline.decide import EXISTING, Known, chosen_intent, decide, wants_another
from core.pipeline.further import asked_what_to_change, pressed_wish
from core.pipeline.perhaps import perhaps
from core.pipeline.project_words import of_project
from core.pipeline.rights import commanded, with_rights
from core.pipeline.source_talk import source_talk
from core.pipeline.tell import tell
from core.pipeline.voice_wishes import voice_wish
from core.ports import Ports
from core.prototype import Prototype, Revision
from core.quote.offer import quote_changes, quote_project
from core.reading import Reading
from core.turn import Stage, Turn
from core.understanding.language import UNSUPPORTED
from core.understanding.second_look import by_brief, by_changes, in_doubt
from core.understood import Triage, Understood
from core.verdict import Answer, Build
from core.wits import Wish

BUILDING = frozenset({Intent.BUILD, Intent.CHANGE})
TAKEN_FOR_CHANGES = frozenset({Intent.BUILD, Intent.CHANGE, Intent.SMALLTALK, Intent.NONSENSE, Intent.QUESTION, Intent.PROJECT_NOTE})
AMENDING = frozenset({Intent.BUILD, Intent.NONSENSE})
"""What the news of a rewritten message may read like, once there is a prototype: a piece of its brief."""
SHORT_WORDS = 25
PICTURED = 0.9
LONGEST_SAMPLE = 4000
"""Characters of a document that stand for a message when nothing was typed or said."""


async def triage(turn: Turn, ports: Ports) -> Turn:
    """The turn with what was understood and decided; a turn that builds nothing goes straight to its answer."""
    reading = turn.reading or Reading("", "en")
    conversation = await ports.conversations.get(turn.conversation_id)
    if (early := await _settled_early(turn, reading, conversation, ports)) is not None:
        return early
    chosen = pressed_wish(turn) or chosen_intent(reading.text, conversation, reading.language, ports.wits.say)
    text = conversation.pending if chosen and conversation.pending else _text(reading, conversation)
    vector = (await ports.embedder.embed([text]))[0]
    found = await asyncio.to_thread(ports.wits.triage, text, vector, _situation(conversation), reading.language)
    if chosen is not None:
        found = replace(found, intent=chosen, confidence=1.0, reason="the person chose it", phrase="answer_kept_as_is" if chosen is Intent.SMALLTALK else None)
    own = await ports.prototypes.get(conversation.slug) if conversation.slug else None
    if chosen is None:
        found = of_project(text, found, has_prototype=own is not None)
        if not conversation.pending and (explained := await source_talk(turn, text, found, own, ports)) is not None:
            return explained
    if own is not None and found.intent in AMENDING and all(message.kind is MessageKind.EDIT for message in turn.messages):
        found = replace(found, intent=Intent.CHANGE, reason="amends what was built from", phrase=None)
    found = await _looked_at_again(text, found, reading, own, ports)
    found = _with_pictures(text, found, reading) if own is not None else found
    understood = await _understand(text, found, reading, own, ports)
    another = wants_another(conversation, chosen)
    like = None if another else await _asked_before(Wish(text, vector, understood.brief), found, conversation, ports)
    verdict = with_rights(decide(Known(turn, conversation, understood, own, like, another), ports.wits.say), turn, conversation)
    if not isinstance(verdict, Build):
        shown = {"slug": like.slug, "revision": like.revision} if like else {}
        return turn.moved(Stage.HOSTED, understood=understood, verdict=verdict, **shown, **_money(verdict, understood, own, ports))
    turn = await tell(turn, "progress_building", ports)
    return turn.moved(Stage.TRIAGED, understood=understood, verdict=verdict)


async def _settled_early(turn: Turn, reading: Reading, conversation: Conversation, ports: Ports) -> Turn | None:
    """The turn with its verdict where nothing need be understood for it: an order that moved, a person's rights, nothing usable, the use of the voice."""
    if (order := await moved_order(turn, ports)) is not None:
        return await carry_out(turn, order, ports)
    if (ruled := commanded(turn, conversation)) is not None:
        return ruled
    if (problem := _unusable(reading)) is not None:
        kind = Triage(Intent.NONSENSE, 1.0, f"nothing usable was sent: {problem}", _language(turn, conversation))
        return turn.moved(Stage.HOSTED, verdict=Answer(kind, problem))
    if (sign := "change_ask" if asked_what_to_change(turn) else said_by_sign(reading, conversation)) is not None:
        return turn.moved(Stage.HOSTED, verdict=Answer(Triage(Intent.SMALLTALK, 1.0, "said by a sign", _language(turn, conversation)), sign))
    return await voice_wish(turn, reading, conversation, ports)


def _unusable(reading: Reading) -> str | None:
    """The phrase to answer with when there is nothing to work on."""
    if any(problem.code == "text_too_long" for problem in reading.problems):
        return "text_too_long"
    if reading.language == UNSUPPORTED:
        return "language_unsupported"
    if reading.text.strip() or reading.documents:
        return None
    if reading.problems:
        return reading.problems[0].code
    return "ask_what" if reading.pictures else "empty"


def _language(turn: Turn, conversation: Conversation) -> str:
    """The language to answer in when the message does not say."""
    spoken = turn.reading.language if turn.reading else UNSUPPORTED
    known = conversation.language if conversation.answered_at is not None else (turn.language_hint or conversation.language)
    return known[:2].lower() if spoken == UNSUPPORTED or not (turn.reading and turn.reading.text.strip()) else spoken


def _text(reading: Reading, conversation: Conversation) -> str:
    said = reading.text.strip() or "\n".join(document.text for document in reading.documents)[:LONGEST_SAMPLE]
    asks_more = conversation.asked is not None and conversation.asked.about != EXISTING
    return f"{conversation.pending}\n{said}" if conversation.pending and asks_more else said


def _situation(conversation: Conversation) -> Situation:
    """While a message is pending, it is read together with the answer to our question, as if both were said at once."""
    if not conversation.pending:
        return conversation.situation
    return Situation.FRESH if conversation.slug is None else Situation.HAS_PROTOTYPE


def _with_pictures(text: str, found: Triage, reading: Reading) -> Triage:
    """Words that say what pictures show are a change of what is there: "this is our logo". Whoever describes another application is not meant."""
    described = found.intent is Intent.BUILD and len(text.split()) > SHORT_WORDS
    if not reading.pictures or described or found.intent not in TAKEN_FOR_CHANGES or not speaks_of_picture(text):
        return found
    return replace(found, intent=Intent.CHANGE, confidence=max(found.confidence, PICTURED), reason="says what the pictures sent along are", phrase=None)


async def _looked_at_again(text: str, found: Triage, reading: Reading, own: tuple[Prototype, Revision] | None, ports: Ports) -> Triage:
    if not in_doubt(found, text):
        return found
    if own is not None:
        return by_changes(found, await asyncio.to_thread(ports.wits.read_changes, text, found.language, own[1].spec))
    return by_brief(found, await asyncio.to_thread(ports.wits.read_brief, text, found.language, reading.documents, reading.pictures), text)


async def _understand(text: str, found: Triage, reading: Reading, own: tuple[Prototype, Revision] | None, ports: Ports) -> Understood:
    if found.intent is Intent.CHANGE and own is not None:
        revision = own[1]
        start = revision.brief.next_number
        changes = await asyncio.to_thread(ports.wits.read_changes, text, found.language, revision.spec, start)
        return Understood(found, revision.brief, changes)
    if found.intent in BUILDING:
        brief = await asyncio.to_thread(ports.wits.read_brief, text, found.language, reading.documents, reading.pictures)
        return Understood(found, brief)
    return Understood(found, Brief(found.language))


async def _asked_before(wish: Wish, found: Triage, conversation: Conversation, ports: Ports) -> Prototype | None:
    """The same person's prototype for a like brief."""
    if found.intent is not Intent.BUILD or not wish.brief.requirements:
        return None
    earlier = await ports.prototypes.of_person(conversation.person_id)
    if not earlier:
        return None
    texts = [_source(revision.brief) for _, revision in earlier]
    vectors = await ports.embedder.embed(texts)
    for (prototype, revision), text, vector in zip(earlier, texts, vectors, strict=True):
        other = Wish(text, vector, revision.brief)
        if await perhaps(bool, lambda other=other: ports.wits.alike(wish, other)):  # type: ignore[misc]  # mypy cannot infer such a lambda
            return prototype
    return None


def _source(brief: Brief) -> str:
    return " ".join(dict.fromkeys(requirement.source for requirement in brief.requirements))


def _money(verdict: object, understood: Understood, own: Sequence[object] | None, ports: Ports) -> dict[str, object]:
    today = ports.clock.now().date()
    match verdict:
        case Answer(phrase="quote_changes"):
            return {"quote": quote_changes(max(1, len(understood.changes)), today, ports.terms)}
        case Answer(phrase="estimate_intro") if own is not None and isinstance(own[1], Revision):
            return {"quote": quote_project(own[1].spec, today, ports.terms)}
        case _:
            return {}

"""A copy of everything, or the end of it, by saying so: from any channel, in any of our languages, the end only after a clear yes."""

from core.audit import PERSON, Act, Entry
from core.brief import Intent
from core.conversation import Conversation
from core.messages import person_of
from core.pipeline.erase import erase
from core.ports import Ports
from core.privacy.words import says, word
from core.reading import Reading
from core.turn import Stage, Turn
from core.understood import Question, Triage
from core.verdict import Answer, Ask, Verdict

ERASE = "erase"
"""What our question was about when we asked whether really everything is to go."""
ERASED, ERASE_KEPT, EXPORTED, NOT_YOURS = "privacy_erased", "privacy_kept", "privacy_exported", "privacy_not_yours"
SAID = {ERASED: "erased", ERASE_KEPT: "erase_kept", EXPORTED: "export_ready", NOT_YOURS: "not_yours"}
"""Phrases of answers, and the sentence of each."""
ASKED_FOR = {"say_export": "privacy_export", "say_erase": "privacy_delete"}


def commanded(turn: Turn, conversation: Conversation) -> Turn | None:
    """The turn with its verdict, when it says yes or no to an end, or asks for a copy or an end in the very words that we told people to use."""
    reading = turn.reading or Reading("", conversation.language)
    if conversation.asked is not None and conversation.asked.about == ERASE:
        if says("erase_yes", reading.text):
            return _ended(turn, reading, conversation)
        if says("erase_no", reading.text):
            return turn.moved(Stage.HOSTED, verdict=Answer(_kind(reading.language), ERASE_KEPT))
    for code, phrase in ASKED_FOR.items():
        if says(code, reading.text):
            return turn.moved(Stage.HOSTED, verdict=with_rights(Answer(_kind(reading.language), phrase), turn, conversation))
    return None


def with_rights(verdict: Verdict, turn: Turn, conversation: Conversation) -> Verdict:
    """A wish for a copy is granted at once, one for an end is asked back; everything else is left as it was decided."""
    if not isinstance(verdict, Answer) or verdict.phrase not in ASKED_FOR.values():
        return verdict
    if not _owns(turn, conversation):
        return Answer(verdict.triage, NOT_YOURS)
    if verdict.phrase == "privacy_export":
        return Answer(verdict.triage, EXPORTED)
    language = verdict.triage.language
    return Ask(verdict.triage, Question(ERASE, word("erase_ask", language), (word("erase_yes", language), word("erase_no", language))))


async def told(phrase: str, conversation: Conversation, language: str, ports: Ports) -> str | None:
    """The sentence of an answer about a person's rights; None when it is about something else."""
    code = SAID.get(phrase)
    if code is None:
        return None
    if phrase != EXPORTED:
        return word(code, language)
    link = await ports.persons.link(conversation.person_id)
    await ports.audit.note(Entry(ports.clock.now(), PERSON, Act.EXPORTED, detail=conversation.address.platform), conversation.person_id)
    return word(code, language, url=f"{ports.terms.at}/privacy/{link}")


async def end(turn: Turn, conversation: Conversation, farewell: str, ports: Ports) -> bool:
    """Whether the turn asked for the end of everything; it is done then, the turn itself included."""
    if not isinstance(turn.verdict, Answer) or turn.verdict.phrase != ERASED:
        return False
    await erase(conversation.person_id, ports, farewell)
    return True


def _ended(turn: Turn, reading: Reading, conversation: Conversation) -> Turn:
    phrase = ERASED if _owns(turn, conversation) else NOT_YOURS
    return turn.moved(Stage.HOSTED, verdict=Answer(_kind(reading.language), phrase))


def _owns(turn: Turn, conversation: Conversation) -> bool:
    """In a group somebody else may be writing; only who began the conversation has their data here."""
    return all(person_of(turn.address, message.sender) == conversation.person_id for message in turn.messages)


def _kind(language: str) -> Triage:
    return Triage(Intent.PRIVACY, 1.0, "the person said so", language)

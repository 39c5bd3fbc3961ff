"""What somebody says about the use of their voice, on any channel: it is done at once, noted, and answered in one sentence."""

from core.brief import Intent
from core.cloning import forget_voices
from core.consent import LASTS, Consent, Decision, Use, allowed, decision_in
from core.conversation import Conversation
from core.emotion import Mood
from core.errors import StatexError
from core.mood import threshold_for
from core.ports import Ports
from core.reading import Reading
from core.turn import Stage, Turn
from core.understood import Triage
from core.verdict import Answer


async def voice_wish(turn: Turn, reading: Reading, conversation: Conversation, ports: Ports) -> Turn | None:
    """The turn with its answer when the message is about the use of the voice, else None."""
    decision = decision_in(reading.text, reading.language) if ports.consents is not None else None
    if decision is None:
        return None
    triage = Triage(Intent.SMALLTALK, 1.0, f"about the use of the voice: {decision.use}", reading.language)
    if decision.given is None:
        return turn.moved(Stage.HOSTED, verdict=Answer(triage, "mood_explained", said=await explained(conversation, reading, ports)))
    await decide(decision, conversation.person_id, turn.address.platform.value, turn.messages[-1].key, ports)
    code = "consent_given" if decision.given else "consent_withdrawn"
    said = ports.wits.say(code, reading.language, what=ports.wits.say(f"consent_what_{decision.use}", reading.language))
    return turn.moved(Stage.HOSTED, verdict=Answer(triage, code, said=said))


async def decide(decision: Decision, person_id: str, channel: str, source: str, ports: Ports) -> None:
    """Add to the ledger; what was kept for a use that is withdrawn is deleted."""
    if ports.consents is None or decision.given is None:
        return
    now = ports.clock.now()
    until = now + LASTS if decision.given else None
    await ports.consents.add(Consent(person_id, decision.use, decision.given, now, channel, source, until))
    if decision.given:
        return
    if decision.use in {Use.CLONING, Use.PROCESSING}:
        await forget_voices(person_id, ports)
    if decision.use is Use.PROCESSING:
        await _forget_recordings(person_id, ports)


async def explained(conversation: Conversation, reading: Reading, ports: Ports) -> str:
    """What the last mood rests on, in words."""

    def say(code: str, **values: object) -> str:
        return ports.wits.say(code, reading.language, **values)

    if not await allowed(ports.consents, conversation.person_id, Use.EMOTION, ports.clock.now()):
        return say("mood_unknown", why=say("mood_why_off"))
    mood = conversation.mood
    if mood is None:
        return say("mood_unknown", why=say("mood_why_nothing"))
    return say("mood_explained", mood=say(f"mood_{mood.label}"), confidence=f"{mood.confidence:.2f}", why="; ".join(_reasons(mood, say)))


def _reasons(mood: Mood, say: "object") -> list[str]:
    if not callable(say):
        raise TypeError("nothing to say it with")
    reasons = [str(say("mood_why_words", words=", ".join(f"“{word}”" for word in mood.words)))] if mood.words else []
    return [*reasons, *(str(say(f"mood_why_{sign}")) for sign in mood.voice)] or [str(say("mood_why_nothing"))]


async def _forget_recordings(person_id: str, ports: Ports) -> None:
    """Delete the sound of everything the person said; the words stay part of the conversation."""
    if ports.archive is None:
        return
    for conversation in await ports.archive.conversations_of(person_id, limit=1000):
        for turn in await ports.archive.turns_of(conversation.id, limit=1000):
            names = {part.sound for part in turn.parts if part.sound}
            names |= {part.sound for message in turn.messages for part in message.parts if part.sound}
            for name in names:
                try:
                    await ports.blobs.delete(name)
                except StatexError:
                    continue  # it is gone already


def adapted_to(mood: Mood | None, language: str) -> str:
    """The mood to adapt an answer to: neutral where it is not sure enough."""
    return "neutral" if mood is None else mood.acted_on(threshold_for(language)).value

"""RECEIVED -> READ: fetch what was sent, hear it, read it; wait for silence; put it together in the order it was written."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from core.consent import Use, allowed
from core.emotion import Mood
from core.errors import BadInput, Refused
from core.messages import Attachment, InboundMessage, MessageKind
from core.mood import read_mood
from core.pipeline.edited import with_news_only
from core.pipeline.part import HEARD, part_of
from core.pipeline.step import Pause
from core.pipeline.tell import tell
from core.ports import Ports
from core.reading import Part, Problem, Reading, Transcript
from core.turn import Stage, Turn

SHARES = (25, 50, 75)
"""Percentages of a long recording that are worth a word."""


async def read(turn: Turn, ports: Ports) -> Turn | Pause:
    """Everything the turn said. Pauses until the person has been silent for the platform's quiet window."""
    turn = await with_news_only(turn, ports)
    if not turn.messages:
        return turn.moved(Stage.HOSTED)  # all was deleted before we began, or rewritten without saying anything new: nothing to say
    turn = turn.knowing(tuple(part for message in turn.messages for part in message.parts))
    if missing := _missing(turn):
        return await _fetched(missing, turn, ports)
    if (wait_s := _silence_left_s(turn, ports)) > 0:
        return Pause(wait_s)
    reading = await _put_together(turn, ports)
    # Where a person of ours answers, the program only reads along.
    silent = (await ports.conversations.get(turn.conversation_id)).silent
    return turn.moved(Stage.HOSTED if silent else Stage.READ, reading=reading)


def _missing(turn: Turn) -> list[Attachment]:
    known = {part.ref for part in turn.parts}
    return list({one.ref: one for message in turn.messages for one in message.attachments if one.ref not in known}.values())


async def _fetched(missing: list[Attachment], turn: Turn, ports: Ports) -> Turn:
    """The turn with what could be had of its attachments. Raises what went wrong when none could be had this time."""
    sounds = any(one.kind in HEARD for one in missing)
    turn = await tell(turn, "progress_listening" if sounds else "progress_reading", ports)
    found = await asyncio.gather(*(_one(one, turn, ports) for one in missing), return_exceptions=True)
    parts = tuple(one for one in found if isinstance(one, Part))
    failures = [one for one in found if isinstance(one, BaseException)]
    if not parts and failures:
        raise failures[0]
    return turn.knowing(parts)


async def _one(attachment: Attachment, turn: Turn, ports: Ports) -> Part:
    async def told(share: float) -> None:
        if share < 1 and (percent := max((step for step in SHARES if step <= share * 100), default=0)):
            await tell(turn, "progress_heard", ports, percent=str(percent))

    try:
        return await part_of(attachment, turn, ports, told)
    except BadInput as error:
        return Part(attachment.ref, problem=Problem(error.code, attachment.name or "", error.limit))
    except Refused:
        return Part(attachment.ref, problem=Problem("attachment_gone", attachment.name or ""))


def _silence_left_s(turn: Turn, ports: Ports) -> float:
    limits = ports.limits
    quiet = turn.last_at + timedelta(seconds=limits.quiet_at(turn.address.platform))
    longest = turn.opened_at + timedelta(seconds=limits.burst_s)
    return (min(quiet, longest) - ports.clock.now()).total_seconds()


async def _put_together(turn: Turn, ports: Ports) -> Reading:
    by_ref = {part.ref: part for part in turn.parts}
    conversation = await ports.conversations.get(turn.conversation_id)
    choices = conversation.asked.choices if conversation.asked else ()
    words: list[str] = []
    used: list[Part] = []
    for message in turn.messages:
        words.append(_typed(message, choices))
        for attachment in message.attachments:
            part = by_ref[attachment.ref]
            used.append(part)
            words.append(part.transcript.text if part.transcript else "")
    text = "\n".join(word.strip() for word in words if word.strip())
    problems = [part.problem for part in used if part.problem]
    if len(text) > ports.limits.text_chars:
        problems.append(Problem("text_too_long", limit=f"{ports.limits.text_chars:,}"))
        text = text[: ports.limits.text_chars]
    transcripts = tuple(part.transcript for part in used if part.transcript)
    if transcripts and not any(one.text.strip() for one in transcripts):
        problems.append(Problem("nothing_heard"))
    documents = tuple(part.document for part in used if part.document)
    sample = text or " ".join(document.text[:2000] for document in documents)
    spoken_before = conversation.language if conversation.answered_at is not None else None
    wanted = await allowed(ports.consents, conversation.person_id, Use.EMOTION, ports.clock.now())
    hint = next((one.language for one in transcripts if one.text), None) or spoken_before or turn.language_hint
    language = await asyncio.to_thread(ports.wits.detect, sample, hint)
    return Reading(
        text=text,
        language=language,
        transcripts=transcripts if wanted else tuple(replace(one, mood=None) for one in transcripts),
        documents=documents,
        pictures=tuple(picture for part in used for picture in part.pictures),
        problems=tuple(problems),
        mood=_mood(text, language, transcripts) if wanted and text else None,
    )


def _mood(text: str, language: str, transcripts: tuple[Transcript, ...]) -> Mood:
    """That of everything said in one breath: the surest of what was heard, or of the words."""
    found = [one.mood for one in transcripts if one.mood is not None]
    return max(found, key=lambda mood: mood.confidence) if found else read_mood(None, text, language)


def _typed(message: InboundMessage, choices: tuple[str, ...]) -> str:
    """The words of a message; pressing a choice says its words. What stood on the button counts: it may be one of an older question."""
    name, _, number = (message.button or "").partition(":")
    if message.kind is MessageKind.PRESS and name == "choice" and number.isdecimal() and int(number) < len(choices):
        chosen = choices[int(number)]
        return chosen if chosen.startswith(message.text.removesuffix("…")) else message.text
    return message.text

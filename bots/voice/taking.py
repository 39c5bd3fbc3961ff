"""What was said or typed over a stream becomes a message like any other: stored once, answered by a worker."""

import asyncio
import secrets
from dataclasses import dataclass, field, replace

import structlog

from bots.hub import Hub
from config.wiring.speech import pack_samples
from core.errors import NotFound, ProviderError
from core.languages import LANGUAGES
from core.live.listener import Said
from core.messages import Address, Attachment, AttachmentKind, InboundMessage, Sender, person_of
from core.pipeline.likely import likely_words
from core.reading import Part, Transcript


@dataclass
class Who:
    """Somebody who speaks: `language` is what they said they speak, `speaks` what they are answered in when something goes wrong."""

    person: str
    owner: str
    address: Address
    language: str | None
    speaks: str
    id: str = field(default_factory=lambda: secrets.token_hex(8))

    def hear(self, transcript: Transcript) -> None:
        """Remember the language that is really spoken."""
        if transcript.text and transcript.language in LANGUAGES:
            self.speaks = transcript.language


async def take_said(said: Said, who: Who, hub: Hub) -> str:
    """Store a spoken turn with its sound; the id of the turn it belongs to. Nothing is left behind when that fails."""
    name = await hub.ports.blobs.put(await asyncio.to_thread(pack_samples, said.sound), ".ogg", person_of(who.address, Sender(who.person)))
    note = Attachment(AttachmentKind.VOICE, name, "audio/ogg", duration_s=round(said.transcript.duration_s, 2))
    part = Part(name, transcript=said.transcript, sound=name, live=True)
    try:
        return await _taken(replace(_message(who, hub), attachments=(note,), parts=(part,)), hub)
    except BaseException:
        await hub.ports.blobs.delete(name)
        raise


async def take_written(text: str, who: Who, hub: Hub) -> str:
    """Store a typed turn; the id of the turn it belongs to."""
    return await _taken(replace(_message(who, hub), text=text.replace("\x00", "")), hub)


def _message(who: Who, hub: Hub) -> InboundMessage:
    external_id = f"{who.address.chat}:{who.id}:{secrets.token_hex(6)}"
    return InboundMessage(who.address, external_id, Sender(who.person, language_hint=who.language or who.speaks), hub.ports.clock.now())


async def _taken(message: InboundMessage, hub: Hub) -> str:
    turn_id = await hub.ports.turns.accept(message, b"{}")
    if turn_id is None:
        return await hub.ports.turns.holding(message.key)
    try:
        await hub.ports.jobs.nudge(turn_id)
    except ProviderError as error:
        structlog.get_logger().warning("nudge failed", turn=turn_id, error=type(error).__name__)
    return turn_id


async def context_of(who: Who, hub: Hub) -> str:
    """Words that are likely to come up in the conversation."""
    try:
        conversation = await hub.ports.conversations.at(who.address)
    except NotFound:
        return ""
    return await likely_words(conversation.slug, hub.ports)

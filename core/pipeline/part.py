"""One attachment: fetched, then heard or read, by what its bytes are and not by its name."""

import asyncio

from core.consent import Use, allowed
from core.content import Content, content_of
from core.conversation import Conversation
from core.errors import BadInput
from core.messages import Attachment, AttachmentKind
from core.pipeline.likely import likely_words
from core.ports import Ports
from core.reading import Extract, Part, Picture
from core.speech import Telling, Told
from core.turn import Turn

SHORT_S, BELIEVED = 3.0, 0.8
"""A language is easily mistaken in a word or two: a note below so many seconds in another language than the conversation's is heard again in that one, and
that is believed where it is not much less sure."""
HEARD = frozenset({AttachmentKind.VOICE, AttachmentKind.AUDIO, AttachmentKind.VIDEO})


async def part_of(attachment: Attachment, turn: Turn, ports: Ports, told: Told) -> Part:
    """What the attachment holds; `told` hears how far a recording is. Raises BadInput, Refused or Unavailable."""
    declared_sound = attachment.kind in HEARD
    try:
        data = await ports.channels[turn.address.platform].fetch(attachment, ports.limits.upload_bytes)
    except BadInput as error:
        raise BadInput("audio_too_large", error.limit) if declared_sound and error.code == "file_too_large" else error from None
    if not data:
        raise BadInput("audio_unreadable" if declared_sound else "file_empty")
    if ports.scanner is not None:
        await ports.scanner.check(data)
    conversation = await ports.conversations.get(turn.conversation_id)
    owner = conversation.person_id
    content = await asyncio.to_thread(content_of, data)
    if declared_sound or (content is not None and content.kind in HEARD):
        if not await allowed(ports.consents, owner, Use.PROCESSING, ports.clock.now()):
            raise BadInput("consent_processing_missing")
        return await _heard(attachment, data, content, conversation, ports, told)
    return await _read(attachment, await ports.documents.read(data, attachment.name or "file"), owner, ports)


async def _heard(attachment: Attachment, data: bytes, content: Content | None, conversation: Conversation, ports: Ports, told: Told) -> Part:  # noqa: PLR0913, PLR0917  what a recording is
    shared = ports.outside is not None and await allowed(ports.consents, conversation.person_id, Use.SHARING, ports.clock.now())
    hears = ports.outside if ports.outside is not None and shared else ports.transcriber
    context = await likely_words(conversation.slug, ports)
    transcript = await (hears.transcribe_telling(data, None, context, told) if isinstance(hears, Telling) else hears.transcribe(data, None, context))
    usual = conversation.language if conversation.answered_at is not None else ""
    if usual and transcript.language != usual and transcript.duration_s < SHORT_S:
        again = await hears.transcribe(data, usual, context)
        transcript = again if again.text and again.confidence > BELIEVED * transcript.confidence else transcript
    return Part(attachment.ref, transcript=transcript, sound=await ports.blobs.put(data, content.suffix if content else ".bin", conversation.person_id))


async def _read(attachment: Attachment, extract: Extract, owner: str, ports: Ports) -> Part:
    pictures = []
    for image in extract.images:
        name = await ports.blobs.put(image.data, _suffix(image.media_type), owner)
        pictures.append(Picture(name, image.name, image.media_type, image.width_px, image.height_px))
    return Part(attachment.ref, document=extract.document, pictures=tuple(pictures))


def _suffix(media_type: str) -> str:
    return {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "image/gif": ".gif"}.get(media_type, ".bin")

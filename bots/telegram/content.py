"""What a Telegram message holds: its words, and its files not yet fetched."""

from collections.abc import Iterator

from aiogram.types import Message, MessageEntity

from core.messages import Attachment, AttachmentKind
from core.pipeline.by_sign import ASKING, GREETING, PLEASED

PHOTO_LIMIT_BYTES = 20_000_000
"""What a bot may fetch; of a photo's sizes the largest below it is taken."""
_SIGNS = {"/start": GREETING, "/new": GREETING, "/help": ASKING}
"""What every client offers to send; in no language, so it is answered in the person's."""


def text_of(message: Message) -> str:
    """Words typed, written under a file, or said by other means: a place, a contact, a poll, an emoji."""
    return "\n".join(filter(None, _texts(message)))


def _texts(message: Message) -> Iterator[str]:
    yield _without_command(_without_address(message))
    if message.venue:
        yield f"{message.venue.title}, {message.venue.address} ({_place(message.venue.location.latitude, message.venue.location.longitude)})"
    elif message.location:
        yield _place(message.location.latitude, message.location.longitude)
    if message.contact:
        yield ", ".join(filter(None, (message.contact.first_name, message.contact.last_name, message.contact.phone_number)))
    if message.poll:
        yield "\n".join([message.poll.question, *(f"- {option.text}" for option in message.poll.options)])
    if message.sticker and message.sticker.emoji:
        yield message.sticker.emoji
    if message.animation and not message.caption:
        yield PLEASED  # a moving picture out of Telegram's own choice
    if message.dice:
        yield message.dice.emoji


def _place(latitude: float, longitude: float) -> str:
    return f"{latitude:.6f}, {longitude:.6f}"


def entities_of(message: Message) -> Iterator[tuple[MessageEntity, str]]:
    """What Telegram found in the words or the caption of a message, each with the words themselves."""
    text, entities = (message.text, message.entities) if message.text else (message.caption, message.caption_entities)
    for one in entities or ():
        yield one, one.extract_from(text or "")


def is_a_bots_name(said: str) -> bool:
    """Whether a mention names a bot: their names, and nobody else's, end that way."""
    return said.startswith("@") and said.lower().endswith("bot")


def _without_address(message: Message) -> str:
    """In a group people begin with the bot's name; what follows is what they say."""
    text = message.text or message.caption or ""
    for one, said in entities_of(message):
        if one.offset == 0 and one.type == "mention" and is_a_bots_name(said):
            return text[len(said) :].lstrip(" ,:") or text
    return text


def _without_command(text: str) -> str:
    """Commands address the bot as "/new@its_name"; what follows is what the person says. `/start` alone is a greeting."""
    if not text.startswith("/"):
        return text
    command, _, rest = text.partition(" ")
    name = command.partition("@")[0]
    return rest.strip() or _SIGNS.get(name) or name.removeprefix("/")


def attachments_of(message: Message) -> tuple[Attachment, ...]:
    """The files of a message; names and types are Telegram's and may be missing."""
    return tuple(_attachments(message))


def _attachments(message: Message) -> Iterator[Attachment]:
    if message.voice:
        yield Attachment(
            AttachmentKind.VOICE, message.voice.file_id, message.voice.mime_type, size_bytes=message.voice.file_size, duration_s=float(message.voice.duration)
        )
    if message.audio:
        audio = message.audio
        yield Attachment(AttachmentKind.AUDIO, audio.file_id, audio.mime_type, audio.file_name, audio.file_size, float(audio.duration))
    if message.video_note:
        note = message.video_note
        yield Attachment(AttachmentKind.VIDEO, note.file_id, "video/mp4", size_bytes=note.file_size, duration_s=float(note.duration))
    if message.video:
        video = message.video
        yield Attachment(AttachmentKind.VIDEO, video.file_id, video.mime_type, video.file_name, video.file_size, float(video.duration))
    if message.photo:
        fitting = [size for size in message.photo if (size.file_size or 0) <= PHOTO_LIMIT_BYTES] or message.photo[:1]
        best = max(fitting, key=lambda size: size.width * size.height)
        yield Attachment(AttachmentKind.IMAGE, best.file_id, "image/jpeg", size_bytes=best.file_size)
    if message.document and not message.animation:
        document = message.document
        yield Attachment(AttachmentKind.DOCUMENT, document.file_id, document.mime_type, document.file_name, document.file_size)

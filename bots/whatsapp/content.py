"""What a WhatsApp message holds: its words, and its files not yet fetched."""

from collections.abc import Iterator, Mapping
from typing import Any

from core.messages import Attachment, AttachmentKind
from core.pipeline.by_sign import PLEASED

_FILES = {
    "image": AttachmentKind.IMAGE,
    "audio": AttachmentKind.AUDIO,
    "video": AttachmentKind.VIDEO,
    "document": AttachmentKind.DOCUMENT,
}


def text_of(message: Mapping[str, Any]) -> str:
    """Words typed, written under a file, or said by other means: a place, contacts, an order."""
    return "\n".join(filter(None, (one.strip() for one in _texts(message))))


def _texts(message: Mapping[str, Any]) -> Iterator[str]:
    kind = message["type"]
    content = message.get(kind)
    match kind:
        case "text":
            yield str(message["text"]["body"])
        case "image" | "video" | "document":
            yield str(message[kind].get("caption") or "")
        case "location":
            named = ", ".join(filter(None, (message[kind].get("name"), message[kind].get("address"))))
            place = f"{float(message[kind]['latitude']):.6f}, {float(message[kind]['longitude']):.6f}"
            yield f"{named} ({place})" if named else place
        case "contacts":
            yield from (_contact(one) for one in message["contacts"])
        case "order":
            yield str(content.get("text") or "") if isinstance(content, Mapping) else ""
        case "sticker":
            yield PLEASED  # WhatsApp does not say which feeling it stands for
        case _:
            return


def _contact(contact: Mapping[str, Any]) -> str:
    name = contact.get("name") or {}
    said = [name.get("formatted_name") or name.get("first_name"), (contact.get("org") or {}).get("company")]
    said += [one.get("phone") for one in contact.get("phones") or ()]
    said += [one.get("email") for one in contact.get("emails") or ()]
    said += [one.get("url") for one in contact.get("urls") or ()]
    return ", ".join(str(one) for one in said if one)


def attachments_of(message: Mapping[str, Any]) -> tuple[Attachment, ...]:
    """The file of a message; there is one at most."""
    kind = message["type"]
    if kind not in _FILES:
        return ()
    file = message[kind]
    is_note = kind == "audio" and bool(file.get("voice"))
    media_type = str(file.get("mime_type") or "").partition(";")[0].strip()
    return (Attachment(AttachmentKind.VOICE if is_note else _FILES[kind], str(file["id"]), media_type or None, file.get("filename")),)

"""A Twilio webhook's form as an `InboundMessage`. Twilio's shapes end here."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from core.messages import Address, Attachment, AttachmentKind, InboundMessage, MessageKind, Platform, Sender

CHANNEL = "whatsapp:"
_MOST_MEDIA = 10
_NOTE = "audio/ogg"
"""WhatsApp records voice notes as OGG; other sounds are files that somebody had."""
_KINDS = {"audio": AttachmentKind.AUDIO, "image": AttachmentKind.IMAGE, "video": AttachmentKind.VIDEO}


def translate(form: Mapping[str, str], now: datetime) -> InboundMessage | None:
    """The message in a form, or None when there is nothing for us in it. Twilio does not say when it was written, so `now` dates it."""
    sender, sid = form.get("From", ""), form.get("MessageSid", "")
    if not sid or not sender.startswith(CHANNEL):
        return None
    action = form.get("ButtonPayload") or form.get("ListId")
    text, attachments = text_of(form), tuple(_attachments(form))
    kind = _kind(form, action)
    if not (text or attachments or action):
        return None
    return InboundMessage(
        address=Address(Platform.WHATSAPP, sender.removeprefix(CHANNEL)),
        external_id=sid,
        sender=Sender(form.get("WaId") or sender.removeprefix(CHANNEL).lstrip("+"), form.get("ProfileName") or None),
        sent_at=now,
        text=text,
        attachments=attachments,
        kind=kind,
        refers_to=form.get("OriginalRepliedMessageSid") or None,
        button=action or None,
    )


def _kind(form: Mapping[str, str], action: str | None) -> MessageKind:
    if action:
        return MessageKind.PRESS
    return MessageKind.REACTION if form.get("MessageType") == "reaction" else MessageKind.NEW


def text_of(form: Mapping[str, str]) -> str:
    """Words typed or pressed, and a place where there is one."""
    parts = [form.get("Body", "") or form.get("ButtonText", "") or form.get("ListTitle", "")]
    if form.get("Latitude") and form.get("Longitude"):
        named = ", ".join(filter(None, (form.get("Label"), form.get("Address"))))
        place = f"{float(form['Latitude']):.6f}, {float(form['Longitude']):.6f}"
        parts.append(f"{named} ({place})" if named else place)
    return "\n".join(one.strip() for one in parts if one.strip())


def _attachments(form: Mapping[str, str]) -> Iterator[Attachment]:
    count = form.get("NumMedia", "0")
    for number in range(min(int(count), _MOST_MEDIA) if count.isdecimal() else 0):
        url, media_type = form.get(f"MediaUrl{number}", ""), form.get(f"MediaContentType{number}", "").partition(";")[0].strip()
        if url:
            # A document's name comes as the message's text.
            name = form.get("Body") if form.get("MessageType") == "document" else None
            yield Attachment(_kind_of(media_type), url, media_type or None, name or None)


def _kind_of(media_type: str) -> AttachmentKind:
    return AttachmentKind.VOICE if media_type == _NOTE else _KINDS.get(media_type.partition("/")[0], AttachmentKind.DOCUMENT)

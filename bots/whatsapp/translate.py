"""A WhatsApp webhook as `InboundMessage`s: one delivery may hold many. Meta's shapes end here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bots.outside import moment_of
from bots.whatsapp.content import attachments_of, text_of
from core.messages import Address, InboundMessage, MessageKind, Platform, Sender


@dataclass(frozen=True, slots=True)
class Failed:
    """A message of ours that was not delivered, and Meta's code for why."""

    message_id: str
    code: int


def values(payload: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What a delivery says, entry by entry and change by change."""
    for entry in payload.get("entry") or ():
        for change in entry.get("changes") or ():
            if change.get("field") == "messages":
                yield change["value"]


def translate(value: Mapping[str, Any], message: Mapping[str, Any]) -> InboundMessage | None:
    """One message of a change, or None when there is nothing for us in it. `value` names who wrote."""
    kind = message.get("type")
    match kind:
        case "interactive" | "button":
            return _pressed(value, message)
        case "reaction":
            return _reacted(value, message)
        case "edit":
            edit = message["edit"]
            return _written(value, message, edit["message"], MessageKind.EDIT, str(edit["original_message_id"]))
        case "revoke":
            return _inbound(value, message, kind=MessageKind.DELETE, refers_to=str(message["revoke"]["original_message_id"]))
        case _:
            return _written(value, message, message, MessageKind.NEW, (message.get("context") or {}).get("id"))


def failures(value: Mapping[str, Any]) -> Iterator[Failed]:
    """Messages of ours that could not be delivered."""
    for status in value.get("statuses") or ():
        if status.get("status") == "failed":
            errors: list[Mapping[str, Any]] = status.get("errors") or [{}]
            yield Failed(str(status.get("id")), int(errors[0].get("code") or 0))


def _written(
    value: Mapping[str, Any], message: Mapping[str, Any], content: Mapping[str, Any], kind: MessageKind, refers_to: str | None
) -> InboundMessage | None:
    text, attachments = text_of(content), attachments_of(content)
    if not text and not attachments:
        return None
    return _inbound(value, message, kind=kind, refers_to=refers_to, text=text, attachments=attachments)


def _pressed(value: Mapping[str, Any], message: Mapping[str, Any]) -> InboundMessage | None:
    """A reply button, a line of a list, or a button of a template; its words are said with it, should we have forgotten what we offered."""
    if message["type"] == "button":
        action, label = message["button"].get("payload"), message["button"].get("text")
    else:
        chosen = message["interactive"].get("button_reply") or message["interactive"].get("list_reply") or {}
        action, label = chosen.get("id"), chosen.get("title")
    if not action:
        return None
    before = (message.get("context") or {}).get("id")
    return _inbound(value, message, kind=MessageKind.PRESS, refers_to=before, text=str(label or ""), button=str(action))


def _reacted(value: Mapping[str, Any], message: Mapping[str, Any]) -> InboundMessage:
    reaction = message["reaction"]
    return _inbound(value, message, kind=MessageKind.REACTION, refers_to=str(reaction["message_id"]), text=str(reaction.get("emoji") or ""))


def _inbound(value: Mapping[str, Any], message: Mapping[str, Any], **more: Any) -> InboundMessage:
    # Whoever hides their number behind a user name has an id for this business instead.
    person = str(message.get("from") or message["from_user_id"])
    contact: Mapping[str, Any] = next((one for one in value.get("contacts") or () if person in {one.get("wa_id"), one.get("user_id")}), {})
    return InboundMessage(
        address=Address(Platform.WHATSAPP, str(message.get("group_id") or person)),
        external_id=str(message["id"]),
        sender=Sender(person, (contact.get("profile") or {}).get("name")),
        sent_at=moment_of(int(message["timestamp"])),
        **more,
    )

"""A Slack event as an `InboundMessage`. Slack's shapes end here.

One message may come as two events (`app_mention` and `message`), each with an id of its own; channel and `ts` name the message itself, so they are its key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bots.outside import moment_of
from bots.slack.content import attachments_of, mentions, text_of
from core.messages import Address, InboundMessage, MessageKind, Platform, Sender
from core.pipeline.by_sign import GREETING

SPOKEN = frozenset({None, "file_share", "me_message", "thread_broadcast"})
"""Subtypes of messages that somebody wrote; `file_share` carries voice clips and files."""
DIRECT = frozenset({"im", "app_home"})


@dataclass(frozen=True, slots=True)
class Heard:
    """A message, and whether it is certainly for us. One that is not counts only where a conversation of ours takes place."""

    message: InboundMessage
    for_us: bool
    direct: bool = False
    """Written to the bot face to face."""


def translate(envelope: Mapping[str, Any]) -> Heard | None:
    """The message in an event of the Events API, or None when there is nothing for us in it."""
    event = envelope.get("event") or {}
    bot = _bot_of(envelope)
    match event.get("type"), event.get("subtype"):
        case "app_mention", None | "file_share":
            return _written(event, event, bot, direct=False)
        case "message", "message_changed":
            return _changed(event, bot)
        case "message", "message_deleted":
            return _deleted(event, bot, str(event["deleted_ts"]))
        case "message", subtype if subtype in SPOKEN:
            return _written(event, event, bot, direct=event.get("channel_type") in DIRECT)
        case "reaction_added", _:
            return _reacted(event, bot)
        case _:
            return None


def _bot_of(envelope: Mapping[str, Any]) -> str:
    """The bot's user id, which Slack names in each event."""
    return next((str(one["user_id"]) for one in envelope.get("authorizations") or () if one.get("is_bot")), "")


def _written(message: Mapping[str, Any], event: Mapping[str, Any], bot: str, *, direct: bool) -> Heard | None:
    text, attachments = text_of(message, bot), attachments_of(message)
    named = event.get("type") == "app_mention" or mentions(message, bot)
    if _is_program(message, bot) or not (text or attachments or named):
        return None
    channel = str(event["channel"])
    own = _external_id(channel, str(message["ts"]))
    found = InboundMessage(
        address=_address(channel, message, direct=direct),
        external_id=own,
        sender=_sender(message),
        sent_at=_moment(str(message["ts"])),
        text=text or ("" if attachments else GREETING),  # the name alone is a knock at the door
        attachments=attachments,
        refers_to=_external_id(channel, str(message["thread_ts"])) if message.get("thread_ts") not in {None, message["ts"]} else None,
    )
    return Heard(found, direct or named, direct)


def _changed(event: Mapping[str, Any], bot: str) -> Heard | None:
    """An edit. Slack also says "changed" when a link got its preview, a thread its first answer, or a message with answers was deleted."""
    message, before = event["message"], event.get("previous_message") or {}
    if message.get("subtype") == "tombstone":
        return _deleted(event, bot, str(message["ts"]))
    direct = event.get("channel_type") in DIRECT
    heard = _written(message, event, bot, direct=direct)
    if heard is None or (text_of(before, bot), attachments_of(before)) == (text_of(message, bot), heard.message.attachments):
        return None
    own = heard.message.external_id
    edit = InboundMessage(
        address=heard.message.address,
        external_id=f"{own}:edit:{event['event_ts']}",
        sender=heard.message.sender,
        sent_at=_moment(str(event["event_ts"])),
        text=heard.message.text,
        attachments=heard.message.attachments,
        kind=MessageKind.EDIT,
        refers_to=own,
    )
    return Heard(edit, heard.for_us, direct)


def _deleted(event: Mapping[str, Any], bot: str, deleted_ts: str) -> Heard | None:
    before = event.get("previous_message") or {"ts": deleted_ts}
    if _is_program(before, bot):
        return None
    channel = str(event["channel"])
    own = _external_id(channel, deleted_ts)
    direct = event.get("channel_type") in DIRECT
    deletion = InboundMessage(
        address=_address(channel, before, direct=direct),
        external_id=f"{own}:delete",
        sender=_sender(before),
        sent_at=_moment(str(event["event_ts"])),
        kind=MessageKind.DELETE,
        refers_to=own,
    )
    return Heard(deletion, direct, direct)


def _reacted(event: Mapping[str, Any], bot: str) -> Heard | None:
    item = event.get("item") or {}
    if item.get("type") != "message" or event.get("user") == bot:
        return None
    own = _external_id(str(item["channel"]), str(item["ts"]))
    reaction = InboundMessage(
        address=Address(Platform.SLACK, str(item["channel"])),
        external_id=f"{own}:reaction:{event['user']}:{event['event_ts']}",
        sender=Sender(str(event["user"])),
        sent_at=_moment(str(event["event_ts"])),
        text=str(event["reaction"]),
        kind=MessageKind.REACTION,
        refers_to=own,
    )
    # It does not say in which thread it is, and it never begins a turn: it is kept where the channel itself is a conversation.
    return Heard(reaction, for_us=False)


def _is_program(message: Mapping[str, Any], bot: str) -> bool:
    """Whether a program wrote it, ourselves included: two of them would talk for ever."""
    return bool(message.get("bot_id")) or message.get("subtype") == "bot_message" or (bool(bot) and message.get("user") == bot)


def _address(channel: str, message: Mapping[str, Any], *, direct: bool) -> Address:
    """In a channel each thread is a conversation, which a mention begins; face to face only what Slack itself puts into a thread is one."""
    thread, ts = message.get("thread_ts"), message["ts"]
    if direct and thread == ts:
        thread = None  # the message that a thread began with was not written in it
    thread = thread or ("" if direct else ts)
    return Address(Platform.SLACK, channel, str(thread))


def _external_id(channel: str, ts: str) -> str:
    return f"{channel}:{ts}"


def _sender(message: Mapping[str, Any]) -> Sender:
    return Sender(str(message.get("user") or "unknown"))


def _moment(ts: str) -> datetime:
    seconds, _, micros = ts.partition(".")
    return moment_of(int(seconds)).replace(microsecond=int((micros or "0").ljust(6, "0")[:6]))

"""A Telegram update as an `InboundMessage`. Telegram's shapes end here."""

from datetime import UTC, datetime

from aiogram.types import CallbackQuery, Chat, Location, Message, MessageReactionUpdated, Update, User

from bots.telegram.content import attachments_of, entities_of, is_a_bots_name, text_of
from core.messages import Address, InboundMessage, MessageKind, Platform, Sender

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "message_reaction")
_PRIVATE = "private"


def translate(update: Update, bot_id: int, now: datetime) -> InboundMessage | None:
    """The message in an update, or None when there is nothing for us in it; `now` dates what Telegram does not date."""
    match update:
        case Update(message=Message() as message):
            return _written(message, MessageKind.NEW, update.update_id) if _is_for_us(message, bot_id) else None
        case Update(edited_message=Message(location=Location(live_period=int()))):
            return None  # a live place moves all the time; where it was when it was sent is what was said
        case Update(edited_message=Message() as message):
            return _written(message, MessageKind.EDIT, update.update_id) if _is_for_us(message, bot_id) else None
        case Update(callback_query=CallbackQuery() as query):
            return _pressed(query, now)
        case Update(message_reaction=MessageReactionUpdated() as reaction):
            return _reacted(reaction, update.update_id)
        case _:
            return None


def _written(message: Message, kind: MessageKind, update_id: int) -> InboundMessage | None:
    text, attachments = text_of(message), attachments_of(message)
    if not text and not attachments:
        return None
    own = _external_id(message.chat, message.message_id)
    edited = kind is MessageKind.EDIT
    replied = message.reply_to_message
    before = own if edited else _external_id(message.chat, replied.message_id) if replied else None
    return InboundMessage(
        address=_address(message),
        external_id=f"{own}:edit:{update_id}" if edited else own,
        sender=_sender(message.from_user, message.chat),
        sent_at=_moment(message),
        text=text,
        attachments=attachments,
        kind=kind,
        refers_to=before,
        album=message.media_group_id,
    )


def _moment(message: Message) -> datetime:
    """When it was written; of an edit, when it was edited."""
    return datetime.fromtimestamp(message.edit_date, UTC) if message.edit_date else message.date


def _pressed(query: CallbackQuery, now: datetime) -> InboundMessage | None:
    message = query.message
    if message is None or query.data is None:
        return None
    thread = str(message.message_thread_id) if isinstance(message, Message) and message.is_topic_message else ""
    return InboundMessage(
        address=Address(Platform.TELEGRAM, str(message.chat.id), thread),
        external_id=f"press:{query.id}",
        sender=_sender(query.from_user, message.chat),
        sent_at=now,
        text=_label(query),
        kind=MessageKind.PRESS,
        refers_to=_external_id(message.chat, message.message_id),
        button=query.data,
    )


def _label(query: CallbackQuery) -> str:
    """What stands on the button; nothing of a message that Telegram has forgotten."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    return next((one.text for row in (markup.inline_keyboard if markup else ()) for one in row if one.callback_data == query.data), "")


def _reacted(reaction: MessageReactionUpdated, update_id: int) -> InboundMessage:
    emoji = "".join(str(getattr(one, "emoji", "")) for one in reaction.new_reaction)
    own = _external_id(reaction.chat, reaction.message_id)
    return InboundMessage(
        address=Address(Platform.TELEGRAM, str(reaction.chat.id)),
        external_id=f"{own}:reaction:{update_id}",
        sender=_sender(reaction.user, reaction.chat),
        sent_at=reaction.date,
        text=emoji,
        kind=MessageKind.REACTION,
        refers_to=own,
    )


def _is_for_us(message: Message, bot_id: int) -> bool:
    """In a group only what is said to the bot: a command, a mention of a bot, or an answer to what the bot said.

    Telegram lets through only what is for this bot unless an operator asked for everything; which bot is meant is not looked up.
    """
    if message.from_user is not None and message.from_user.is_bot:
        return False
    if message.chat.type == _PRIVATE:
        return True
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == bot_id:
        return True
    return any(one.type == "bot_command" or is_a_bots_name(said) for one, said in entities_of(message))


def _address(message: Message) -> Address:
    thread = str(message.message_thread_id) if message.is_topic_message and message.message_thread_id else ""
    return Address(Platform.TELEGRAM, str(message.chat.id), thread)


def _external_id(chat: Chat, message_id: int) -> str:
    return f"{chat.id}:{message_id}"


def _sender(user: User | None, chat: Chat) -> Sender:
    if user is None:
        return Sender(str(chat.id), chat.title)
    return Sender(str(user.id), user.full_name, user.language_code)

"""A person of ours takes over: somebody is called, the program falls silent, what they write goes out, and the program is given the word again."""

import logging
from dataclasses import replace

from core.conversation import Conversation
from core.errors import StatexError
from core.handoff import Waiting
from core.messages import OutboundMessage
from core.pipeline.changing import change_talk
from core.pipeline.giving_up import apologises
from core.pipeline.saying import say_once
from core.ports import Ports
from core.turn import Turn
from core.verdict import Handoff

log = logging.getLogger(__name__)


async def call_operators(turn: Turn, ports: Ports) -> None:
    """After a turn: call somebody when a person was asked for or is waited for, or when we had to apologise. Twice for one turn does nothing more.

    Where a person was asked for the program says nothing from then on; after an apology it goes on, should the person try again.
    """
    before = await ports.conversations.get(turn.conversation_id)
    asked = isinstance(turn.verdict, Handoff)
    if asked and not apologises(turn):
        await take_over(turn.conversation_id, ports)
    if not (asked or (before.silent and turn.messages)) or not await ports.conversations.claim(f"turn:{turn.id}:operators"):
        return
    said = (turn.reading.text if turn.reading else "") or "\n".join(one.text for one in turn.messages)
    waiting = Waiting(turn.conversation_id, turn.id, turn.address.platform, before.language, said, again=before.silent)
    log.warning("a person waits for a person", extra={"conversation": turn.conversation_id, "turn": turn.id})
    if ports.operators is None:
        return
    try:
        await ports.operators.call(waiting)
    except StatexError as error:
        log.error("operators not called", extra={"conversation": turn.conversation_id, "reason": str(error)})  # noqa: TRY400  ids and codes only


async def take_over(conversation_id: str, ports: Ports) -> Conversation:
    """From now on the program is silent there. Raises NotFound."""
    return await change_talk(conversation_id, lambda one: replace(one, silent=True), ports)


async def hand_back(conversation_id: str, ports: Ports) -> Conversation:
    """The program answers again. Raises NotFound."""
    return await change_talk(conversation_id, lambda one: replace(one, silent=False), ports)


async def speak(conversation_id: str, text: str, key: str, ports: Ports) -> bool:
    """Say a person's words in the conversation, once a key; False when they were said already. Raises NotFound, Unavailable or Refused."""
    conversation = await ports.conversations.get(conversation_id)
    turns = await ports.archive.turns_of(conversation_id, 1) if ports.archive else ()
    message = OutboundMessage(f"operator:{conversation_id}:{key}", conversation.address, text, language=conversation.language)
    return await say_once(message.answering(turns[-1].newest if turns else None), ports)

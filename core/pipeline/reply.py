"""HOSTED -> ANSWERED: one message, said once.

The ledger is claimed, the platform takes the message, the ledger keeps it. No platform can be asked whether it has a message already, so a death
between the second and the third makes it be said again when the claim has run out (core.ports.CLAIM_S); that window is one call long. A death
between the first and the second delays the answer by as much. On the web the ledger itself is what clients read, so there it is said exactly once.
"""

from dataclasses import replace

from core.pipeline.aloud import speak
from core.pipeline.answer import Standing, answer
from core.pipeline.changing import change_talk
from core.pipeline.deal import close, credited, offer, paid_order
from core.pipeline.outlook import after
from core.pipeline.rights import end
from core.pipeline.saying import say_claimed
from core.pipeline.step import Pause
from core.ports import CLAIM_S, Ports
from core.turn import Stage, Turn


def answer_key(turn_id: str) -> str:
    """The ledger's key of a turn's answer."""
    return f"turn:{turn_id}:answer"


async def reply(turn: Turn, ports: Ports) -> Turn | Pause:
    """Say it unless it was said, and remember how far the offer has gone."""
    conversation = await ports.conversations.get(turn.conversation_id)
    key = answer_key(turn.id)
    paid = await paid_order(turn, ports)
    if (offered := await offer(turn, conversation, ports)) is not None:
        turn = replace(turn, quote=offered.quote, order=offered.id)
    if turn.verdict is not None and not conversation.silent and await ports.conversations.said_under(key) is None:
        if not await ports.conversations.claim(key):
            return Pause(CLAIM_S / 4)
        following = after(credited(conversation, paid, ports), turn, ports.clock.now())
        message = await answer(turn, Standing(conversation, following, paid or offered), key, ports)
        await say_claimed(message, ports, turn.progress_id)
    if await end(turn, conversation, key, ports):
        return turn.moved(Stage.ANSWERED)
    await change_talk(turn.conversation_id, lambda before: after(credited(before, paid, ports), turn, ports.clock.now()), ports)
    if paid is not None:
        await close(paid, turn, ports)
    if (said := await ports.conversations.said_under(key)) is not None:
        await speak(said.message, turn, ports)
    return turn.moved(Stage.ANSWERED)

"""Messages that were rewritten after they had been answered: what is new in them is what their writer wants changed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.messages import InboundMessage, MessageKind
from core.ports import Ports
from core.turn import Turn

_SENTENCE = re.compile(r"[^.!?\u2026\u061f\n]+(?:[.!?\u2026\u061f](?!\s|$)[^.!?\u2026\u061f\n]*)*[.!?\u2026\u061f]*")
"""Up to its mark; a mark inside a number or an address ends nothing."""
_CLAUSE = re.compile(r"[,;:\u060c](?!\S)")
_LONGEST_ENTRY = 5
"""Words of what may be an entry of a list, which means the same without its neighbours: "cheesecake 30 euros"."""


async def with_news_only(turn: Turn, ports: Ports) -> Turn:
    """The turn with only the new sentences and files of what was rewritten after its answer; a message in which nothing is new is left out.

    Before there is a prototype, everything that stands there now is what is wanted, so it stays whole.
    """
    if ports.archive is None or not any(one.kind is MessageKind.EDIT for one in turn.messages):
        return turn
    conversation = await ports.conversations.get(turn.conversation_id)
    if conversation.slug is None:
        return turn
    known: dict[str, InboundMessage] = {}
    for earlier in await ports.archive.turns_of(turn.conversation_id):
        if earlier.id != turn.id:
            known |= {_original(one): one for one in earlier.messages}
    return replace(turn, messages=tuple(_news(turn.messages, known)))


def _original(message: InboundMessage) -> str:
    """The id of the message that it is, in whichever wording."""
    return message.refers_to if message.kind is MessageKind.EDIT and message.refers_to else message.external_id


def _news(messages: tuple[InboundMessage, ...], known: dict[str, InboundMessage]) -> Iterator[InboundMessage]:
    for one in messages:
        before = known.get(_original(one)) if one.kind is MessageKind.EDIT else None
        if before is None:
            yield one
            continue
        known[_original(one)] = one
        had = {file.ref for file in before.attachments}
        news = replace(one, text=new_sentences(before.text, one.text), attachments=tuple(file for file in one.attachments if file.ref not in had))
        if news.text or news.attachments:
            yield news


def new_sentences(before: str, now: str) -> str:
    """The sentences of `now` that were not said `before`, spaces and capitals aside; of one in which only entries of a list are new, these."""
    had, clauses = ({_plain(one) for one in some if _plain(one)} for some in (_SENTENCE.findall(before), _clauses(before)))
    return " ".join(_new_in(found.strip(), clauses) for found in _SENTENCE.findall(now) if _plain(found) and _plain(found) not in had)


def _new_in(sentence: str, before: set[str]) -> str:
    parts = _clauses(sentence)
    new = [one.strip() for one in parts if _plain(one) and _plain(one) not in before]
    return ", ".join(new) if len(new) < len(parts) and all(len(one.split()) <= _LONGEST_ENTRY for one in new) else sentence


def _clauses(text: str) -> list[str]:
    return [one for sentence in _SENTENCE.findall(text) for one in _CLAUSE.split(sentence)]


def _plain(sentence: str) -> str:
    return re.sub(r"\W+", " ", sentence).strip().casefold()

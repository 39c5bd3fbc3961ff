"""What came with a change and asks for none is answered beside it: a question by its answer; where nothing else was said, it is all there is to answer."""

import asyncio
from collections.abc import Sequence

from core.brief import Intent, Situation
from core.ports import Ports
from core.prototype import Prototype
from core.understood import Change, Noted
from core.wits import Redone

_BY_PHRASE = frozenset({Intent.QUESTION, Intent.PRICE, Intent.PRIVACY})
_NEEDS_MORE = "{"


async def not_done(changes: Sequence[Change], redone: Redone, prototype: Prototype, language: str, ports: Ports) -> tuple[str, ...]:
    """What was not done, with the answers to questions that were asked on the way in the place of "ask once more"."""
    lines = list(redone.not_done)
    for change in changes:
        if not isinstance(change.wanted, Noted) or change.wanted.kind != "question":
            continue
        asked = change.wanted.words
        vector = (await ports.embedder.embed([asked]))[0]
        found = await asyncio.to_thread(ports.wits.triage, f"{asked}?", vector, Situation.HAS_PROTOTYPE, language)
        place = next((n for n, line in enumerate(lines) if asked in line), None)
        if place is None or found.phrase is None or found.intent not in _BY_PHRASE:
            continue
        answer = ports.wits.say(found.phrase, language, url=prototype.url)
        if _NEEDS_MORE not in answer:
            lines[place] = f"{asked}? {answer}"
    return tuple(lines)


def only_trouble(changes: Sequence[Change]) -> bool:
    """Whether nothing was said but that something does not work."""
    return bool(changes) and all(isinstance(change.wanted, Noted) and change.wanted.kind == "broken" for change in changes)

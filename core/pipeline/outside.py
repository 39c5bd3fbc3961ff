"""Who is asked for help from outside with somebody's words: nobody, once that person took their consent back."""

from core.consent import Use, allowed
from core.ports import LanguageModel, Ports
from core.speech import Voice


async def model_for(conversation_id: str, ports: Ports) -> LanguageModel | None:
    """The language model, where there is one and the person lets it read their words. Raises Unavailable, NotFound."""
    if ports.model is None:
        return None
    owner = (await ports.conversations.get(conversation_id)).person_id
    return ports.model if await _may_leave(owner, ports) else None


async def voice_for(conversation_id: str, ports: Ports) -> Voice | None:
    """The voice that says answers to that person: this machine's own where their words go to nobody outside. Raises Unavailable, NotFound."""
    if ports.own_voice is None:
        return ports.voice
    owner = (await ports.conversations.get(conversation_id)).person_id
    return ports.voice if await _may_leave(owner, ports) else ports.own_voice


async def _may_leave(person_id: str, ports: Ports) -> bool:
    return await allowed(ports.consents, person_id, Use.WORDS, ports.clock.now())

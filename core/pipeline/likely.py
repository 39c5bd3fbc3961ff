"""Words that are likely to be said about what is being built: told to whoever hears, names come out as they are written."""

from core.errors import NotFound
from core.ports import Ports

CONTEXT_CHARS = 200


async def likely_words(slug: str | None, ports: Ports) -> str:
    """The name and the place of who it is for, and what it deals with; "" where nothing is built yet. Raises Unavailable."""
    if slug is None:
        return ""
    try:
        spec = (await ports.prototypes.get(slug))[1].spec
    except NotFound:
        return ""
    words = dict.fromkeys((spec.business.name, spec.business.place, *(entity.label for entity in spec.entities)))
    return ", ".join(word for word in words if word)[:CONTEXT_CHARS]

"""Going back to an earlier revision: it is published once more, as the newest one, so that nothing that was is lost."""

from dataclasses import replace
from datetime import timedelta

from core.conversation import Conversation
from core.errors import Conflict, NotFound
from core.messages import OutboundMessage
from core.pipeline.build import compiled
from core.ports import Ports
from core.prototype import Revision


async def go_back(conversation: Conversation, number: int, ports: Ports) -> Revision:
    """The new revision, which looks and works like revision `number`. Raises NotFound, and Conflict while a change is being made."""
    slug = conversation.slug or ""
    prototype, newest = await ports.prototypes.get(slug)
    wanted = next((one for one in await ports.prototypes.revisions(slug) if one.number == number), None)
    if wanted is None:
        raise NotFound(f"revision {number} of {slug}")
    if await ports.turns.first_open(conversation.id) is not None:
        raise Conflict("a change is being made")
    if wanted.site_digest == newest.site_digest:
        return newest
    site = await compiled(wanted.spec, ports)
    now = ports.clock.now()
    revision = replace(wanted, number=newest.number + 1, site_digest=site.digest, changes=(f"\u21b6 {number}",), made_at=now)
    url = await ports.host.publish(slug, revision.number, site, wanted.spec)
    moved = replace(prototype, url=url, revision=revision.number, expires_at=now + timedelta(days=ports.limits.demo_days))
    await ports.prototypes.add(moved, revision)
    await _tell(conversation, url, revision.number, ports)
    return revision


async def _tell(conversation: Conversation, url: str, number: int, ports: Ports) -> None:
    text = ports.wits.say("answer_revised", conversation.language, url=url)
    message = OutboundMessage(f"back:{conversation.slug}:{number}", conversation.address, text, link=url, language=conversation.language)
    channel = ports.channels.get(conversation.address.platform)
    if channel is not None and await ports.conversations.claim(message.key):
        await channel.send(message)
        await ports.conversations.said(message, ports.clock.now())

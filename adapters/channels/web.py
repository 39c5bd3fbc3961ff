"""The web outwards: files lie in the blob store since intake, and what is kept in the ledger is what clients read."""

from core.errors import BadInput
from core.messages import Address, Attachment, OutboundMessage, Platform
from core.ports import Blobs, Clock, Conversations


class WebChannel:
    """The port `Channel` for the page, the command line and every client of the web API."""

    platform = Platform.WEB

    def __init__(self, conversations: Conversations, blobs: Blobs, clock: Clock) -> None:
        """Reads blobs, writes the ledger."""
        self._conversations = conversations
        self._blobs = blobs
        self._clock = clock

    async def fetch(self, attachment: Attachment, limit_bytes: int) -> bytes:
        """The file as it was sent. Raises NotFound when it was erased, BadInput("file_too_large") above the limit."""
        data = await self._blobs.get(attachment.ref)
        if len(data) > limit_bytes:
            raise BadInput("file_too_large", f"{limit_bytes // (1024 * 1024)} MB")
        return data

    async def working(self, address: Address, about: str | None = None) -> None:
        """Nothing: whoever follows the conversation sees progress as it is said."""

    async def send(self, message: OutboundMessage, replaces: str | None = None) -> str:
        """Keep it in the ledger, from where every listener gets it; the same key again changes nothing."""
        del replaces
        await self._conversations.said(message, self._clock.now())
        return message.key

"""A platform that keeps what is sent to it."""

from core.errors import BadInput, Refused
from core.messages import Address, Attachment, OutboundMessage, Platform


class LocalChannel:
    """The port `Channel`; `files` are what can be fetched, by their ref."""

    def __init__(self, platform: Platform, files: dict[str, bytes] | None = None) -> None:
        """`files` may be filled later too."""
        self.platform = platform
        self.files = files if files is not None else {}
        self.sent: list[OutboundMessage] = []
        self.edits: list[tuple[str, OutboundMessage]] = []
        self.removed: list[str] = []
        self.working_at: list[Address] = []

    async def fetch(self, attachment: Attachment, limit_bytes: int) -> bytes:
        """The file with that ref. Raises Refused when there is none, BadInput above the limit."""
        if attachment.ref not in self.files:
            raise Refused("no such file")
        if len(self.files[attachment.ref]) > limit_bytes:
            raise BadInput("file_too_large", str(limit_bytes))
        return self.files[attachment.ref]

    async def working(self, address: Address, about: str | None = None) -> None:
        """Remember that it was shown."""
        del about
        self.working_at.append(address)

    async def send(self, message: OutboundMessage, replaces: str | None = None) -> str:
        """Remember it; ids are "1", "2", ..."""
        if replaces is not None and message.final:
            self.removed.append(replaces)
        elif replaces is not None:
            self.edits.append((replaces, message))
            return replaces
        self.sent.append(message)
        return str(len(self.sent))

    @property
    def answers(self) -> list[OutboundMessage]:
        """What was sent for good in writing, without progress."""
        return [one for one in self.sent if one.final and one.text]

    @property
    def voices(self) -> list[OutboundMessage]:
        """What was sent for good as sound."""
        return [one for one in self.sent if one.final and one.voice]

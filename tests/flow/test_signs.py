"""Signs of life may fail in whatever way: the answer comes all the same."""

from core.messages import Address, Attachment, OutboundMessage, Platform
from tests.flow.hub import hub

CHAT = Address(Platform.SLACK, "D1")


class Frail:
    """A platform that takes answers, and fails in unforeseen ways at everything else."""

    platform = Platform.SLACK

    def __init__(self) -> None:
        self.answers: list[OutboundMessage] = []

    async def fetch(self, attachment: Attachment, limit_bytes: int) -> bytes:
        del attachment, limit_bytes
        raise OSError

    async def working(self, address: Address, about: str | None = None) -> None:
        del address, about
        raise OSError

    async def send(self, message: OutboundMessage, replaces: str | None = None) -> str:
        del replaces
        if not message.final:
            raise OSError
        self.answers.append(message)
        return "1"


async def test_an_answer_comes_without_any_sign_of_life() -> None:
    office, frail = hub(), Frail()
    office.ports.channels[Platform.SLACK] = frail
    turn = await office.ask("A page for my bakery", CHAT)
    assert turn.is_answered
    assert len(frail.answers) == 1
    assert turn.url is not None
    assert turn.url in (frail.answers[0].link or "")

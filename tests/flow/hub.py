"""A hub in one process for tests: stand-ins, a clock moved by hand, and whatever store it is given."""

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count

from adapters.local.channel import LocalChannel
from adapters.local.clock import HandClock
from adapters.local.jobs import LocalJobs
from adapters.local.ports import local_ports
from core.messages import Address, Attachment, InboundMessage, OutboundMessage, Platform, Sender
from core.pipeline import Desk, advance
from core.ports import Ports
from core.turn import Turn

CHAT = Address(Platform.TELEGRAM, "chat-1")
WEB = Address(Platform.WEB, "session-1")
_numbers = count(1)


@dataclass
class Hub:
    """`ports` as wired, `clock` and `jobs` to drive them."""

    ports: Ports
    clock: HandClock
    jobs: LocalJobs

    def message(self, text: str = "", address: Address = WEB, **more: object) -> InboundMessage:
        number = next(_numbers)
        return replace(InboundMessage(address, f"{number}", Sender("anna"), self.clock.now(), text), **more)  # type: ignore[arg-type]

    async def say(self, text: str = "", address: Address = WEB, **more: object) -> str | None:
        return await self.take(self.message(text, address, **more))

    async def take(self, message: InboundMessage) -> str | None:
        """What a webhook does."""
        turn_id = await self.ports.turns.accept(message, b"{}")
        if turn_id is not None:
            await self.jobs.nudge(turn_id)
        return turn_id

    async def rest(self, seconds: float = 60.0) -> None:
        """Work until nothing is due for so long."""
        desk = Desk(lambda turn_id: advance(turn_id, self.ports))
        until = self.clock.now() + timedelta(seconds=seconds)
        await self.jobs.work(desk.look)
        while (due := self.jobs.next_due) is not None and due <= until:
            self.clock.move((due - self.clock.now()).total_seconds())
            await self.jobs.work(desk.look)

    async def ask(self, text: str = "", address: Address = WEB, **more: object) -> Turn:
        """Say it, let it be worked on, and look at the turn."""
        turn_id = await self.say(text, address, **more)
        assert turn_id is not None
        await self.rest()
        return await self.ports.turns.get(turn_id)

    def channel(self, platform: Platform = Platform.WEB) -> LocalChannel:
        channel = self.ports.channels[platform]
        assert isinstance(channel, LocalChannel)
        return channel

    def answers(self, platform: Platform = Platform.WEB) -> list[OutboundMessage]:
        return self.channel(platform).answers

    def attach(self, kind: str, data: bytes, platform: Platform = Platform.WEB, name: str | None = None) -> Attachment:
        """A file that the channel will give out."""
        ref = f"file-{next(_numbers)}"
        self.channel(platform).files[ref] = data
        return Attachment(kind, ref, name=name)  # type: ignore[arg-type]


def hub(**changed: object) -> Hub:
    """With stand-ins for everything that is not given."""
    clock = HandClock()
    ports = local_ports(clock)
    if changed:
        ports = replace(ports, **changed)  # type: ignore[arg-type]
    jobs = ports.jobs
    assert isinstance(jobs, LocalJobs)
    return Hub(ports, clock, jobs)

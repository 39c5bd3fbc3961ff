from core.messages import Address, Platform
from tests.flow.hub import hub

CHAT = Address(Platform.SLACK, "D1")


async def test_who_spoke_sees_what_was_heard_while_it_is_built() -> None:
    statex = hub()
    note = statex.attach("voice", b"booking page for my salon", Platform.SLACK)
    await statex.ask("", CHAT, attachments=(note,))
    channel = statex.channel(Platform.SLACK)
    first, *_ = (one for one in channel.sent if not one.final)
    assert "booking page" not in first.text
    told = [message.text for _, message in channel.edits]
    assert any("booking page for my salon" in text for text in told)
    assert len([one for one in channel.sent if not one.final]) == 1


async def test_who_wrote_sees_no_echo() -> None:
    statex = hub()
    await statex.ask("booking page for my salon", CHAT)
    channel = statex.channel(Platform.SLACK)
    assert all("salon" not in one.text for one in (*(one for one in channel.sent if not one.final), *(one for _, one in channel.edits)))

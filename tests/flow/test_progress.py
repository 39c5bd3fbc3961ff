from dataclasses import replace

from core.messages import Address, Platform
from core.reading import Transcript
from core.speech import Told
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


class InParts:
    """A transcriber that hears a long recording in five parts."""

    async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> Transcript:
        raise NotImplementedError  # whoever can tell how far it is, is asked to

    async def transcribe_telling(self, audio: bytes, language: str | None, context: str, told: Told) -> Transcript:
        del context
        for share in (0.2, 0.4, 0.45, 0.8, 1.0):
            await told(share)
        return Transcript(audio.decode(), language or "en", 0.9, 600.0)


async def test_who_sent_a_long_recording_is_told_how_far_it_is() -> None:
    statex = hub()
    statex.ports = replace(statex.ports, transcriber=InParts())
    await statex.ask("", CHAT, attachments=(statex.attach("voice", b"booking page for my salon", Platform.SLACK),))
    channel = statex.channel(Platform.SLACK)
    told = [message.text for _, message in channel.edits]
    assert [text for text in told if "progress_heard" in text] == ["progress_heard percent=25", "progress_heard percent=75"]
    assert len([one for one in channel.sent if not one.final]) == 1

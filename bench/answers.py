"""How long a person waits: text brief, ten-second voice note and clarification, the check in the browser included."""

import asyncio
import uuid
from pathlib import Path

from bench.figures import percentiles
from bench.running import RunningHub
from tests.synthesis import voice_note

BRIEFS = Path(__file__).with_name("briefs.txt")
"""One a line, written for this measurement."""
SPOKEN = "I have a barber shop called Salon Nova. People should book a haircut for twenty five euros or a beard trim for fifteen. Make it black and gold."
BREATH_S = 2.0
"""Between an answer and the next message: one person at a time, and the hub has made ready for the next."""
CHANGE = "Please make the buttons orange and add a field for notes."


async def measure(hub: RunningHub, rounds: int = 4) -> None:
    """Print the waits. Answers that brought no link are counted, not left out."""
    waits: list[float] = []
    changes: list[float] = []
    stages: dict[str, list[float]] = {}
    missing = 0
    texts = BRIEFS.read_text().splitlines()
    person = uuid.uuid4().hex
    result, _ = await hub.ask(texts[0], user=person)
    for _ in range(rounds):
        for text in texts:
            person = uuid.uuid4().hex
            await asyncio.sleep(BREATH_S)
            result, waited = await hub.ask(text, user=person)
            missing += result["demo_url"] is None
            waits.append(waited)
            for name, seconds in result["stages"].items():
                stages.setdefault(name, []).append(seconds)
        await asyncio.sleep(BREATH_S)
        _, waited = await hub.ask(CHANGE, conversation=result["conversation"], user=person)
        changes.append(waited)
    print(f"text brief -> answer with link: {percentiles(waits)}; without a link: {missing}")
    for name, seconds in stages.items():
        print(f"    {name}: {percentiles(seconds)}")
    print(f"clarification -> answer: {percentiles(changes)}")
    sound = voice_note(SPOKEN)
    heard = []
    for _ in range(rounds * 2):
        await asyncio.sleep(BREATH_S)
        heard.append((await hub.ask("", file=("note.ogg", sound, "audio/ogg")))[1])
    print(f"voice note of about 10 s -> answer with link: {percentiles(heard)}")

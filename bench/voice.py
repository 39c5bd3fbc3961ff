"""`python -m bench.voice`: how soon words, moods and sounds are there. Speech is synthesised, or people's where ../shared/audio lies beside the project."""

import argparse
import asyncio
import json
import os
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from adapters.speech.decode import RATE_HZ, decode
from adapters.speech.espeak import EspeakVoice
from adapters.speech.quick import QuickEars
from adapters.speech.whisper import Whisper
from bench.figures import machine, percentiles
from core.live.listener import Event, Heard, Listener, Said
from core.mood import read_mood

AUDIO = Path(__file__).resolve().parents[1].parent / "shared" / "audio"
PIECE = RATE_HZ // 10
TEXTS = (
    "I would like a website for my bakery.",
    "Can you make the background blue?",
    "People should book a haircut for twenty five euros.",
    "Show the prices first, and then the opening hours.",
    "What does it cost when I want more than this?",
)
Sound = NDArray[np.float32]


async def synthesised() -> list[Sound]:
    """English sentences of two to five seconds."""
    found = []
    for text in TEXTS:
        samples = decode(b"".join([chunk async for chunk in EspeakVoice().say(text, "en")]), 60)
        found.append(_trimmed(samples))
    return found


def people(longest_s: float) -> list[tuple[str, Sound]]:
    """Beginnings of people's recordings, cut in their first pause after two seconds."""
    if not (AUDIO / "manifest.jsonl").is_file():
        return []
    found = []
    for row in map(json.loads, (AUDIO / "manifest.jsonl").read_text().splitlines()):
        if row.get("kind") == "human" and row.get("text"):
            cut = _first_phrase(_trimmed(decode((AUDIO / row["file"]).read_bytes(), 120)), longest_s)
            if cut is not None:
                found.append((row["lang"], cut))
    return found


def _trimmed(samples: Sound) -> Sound:
    loud = np.flatnonzero(np.abs(samples) > 0.02)
    return samples[loud[0] : loud[-1]] if loud.size else samples


def _first_phrase(samples: Sound, longest_s: float) -> Sound | None:
    level = np.abs(samples[: samples.size // 1600 * 1600].reshape(-1, 1600)).max(1)
    for at in range(20, min(int(longest_s * 10), level.size)):
        if level[at] < 0.02:
            return _trimmed(samples[: at * 1600])
    return samples if samples.size < longest_s * RATE_HZ else None


async def after_the_end(ears: QuickEars, sound: Sound, language: str | None, *, stop: bool) -> tuple[float, float, str]:
    """Seconds from the end of speech to the final words and to the end of the turn, fed in real time; and the words."""
    whole = np.concatenate((np.zeros(RATE_HZ // 2, np.float32), sound, np.zeros(0 if stop else 2 * RATE_HZ, np.float32)))
    end = 0.5 + sound.size / RATE_HZ
    seen: list[tuple[float, Event]] = []
    async with Listener(ears, language) as listener, asyncio.TaskGroup() as group:
        began = time.perf_counter()

        async def watch() -> None:
            async for event in listener.events():
                seen.append((time.perf_counter() - began, event))  # noqa: PERF401  it is stopped in the middle

        watching = group.create_task(watch())
        for start in range(0, whole.size, PIECE):
            wait_s = began + (start + PIECE) / RATE_HZ - time.perf_counter()
            await asyncio.sleep(max(0.0, wait_s))
            await listener.feed(whole[start : start + PIECE])
        if stop:
            await listener.finish()
        await asyncio.sleep(0.05)
        watching.cancel()
    finals = [at for at, event in seen if isinstance(event, Heard)]
    ends = [(at, event.transcript.text) for at, event in seen if isinstance(event, Said)]
    if not finals or not ends:
        return float("nan"), float("nan"), ""
    return finals[-1] - end, ends[-1][0] - end, ends[-1][1]


async def work_of_one(ears: QuickEars, clips: list[tuple[str, Sound]]) -> str:
    """Processor time of one hearing, which a busy machine does not lengthen; two cores need little more than half of it."""
    seconds = []
    for language, sound in clips:
        began = time.process_time()
        await ears.hear(sound, language)
        seconds.append(time.process_time() - began)
    return percentiles(seconds)


async def first_sound(languages: Iterable[str]) -> list[float]:
    """Seconds to the first chunk of a spoken sentence, in each language."""
    voice, found = EspeakVoice(), []
    await voice.warm()
    for language in languages:
        for _ in range(5):
            began = time.perf_counter()
            async for _chunk in voice.say("Statex: 1, 2, 3, 4, 5.", language):
                found.append(time.perf_counter() - began)
                break
    return found


async def measure(cache: Path) -> None:
    """Print all figures."""
    print(machine())
    print(f"load before: {os.getloadavg()[0]:.1f}")
    whisper = Whisper("base", cache, threads=0, limit_s=900)
    ears = QuickEars(whisper)
    await ears.warm()
    sounds: list[tuple[str, Sound]] = [("en", one) for one in await synthesised()]
    kinds = {"synthesised": sounds, "people": people(5.0)}
    for kind, clips in kinds.items():
        for stop in (True, False):
            delays = [await after_the_end(ears, sound, language, stop=stop) for language, sound in clips]
            heard = [one for one in delays if one[2]]
            if heard:
                how = "recorder stopped" if stop else "silence only"
                print(f"final words after the end of speech, {kind}, {how}: {percentiles([one[0] for one in heard])}; not heard: {len(delays) - len(heard)}")
        print(f"processor time of one hearing, {kind}, {np.mean([one.size for _, one in clips] or [0]) / RATE_HZ:.1f} s long: {await work_of_one(ears, clips)}")
    moods = defaultdict(list)
    for _, sound in kinds["people"] or sounds:
        began = time.perf_counter()
        read_mood(sound, "it does not work", "en")
        moods["all"].append(time.perf_counter() - began)
    print(f"mood beside the words: {percentiles(moods['all'])}")
    print(f"first sound of a sentence, ten languages: {percentiles(await first_sound(('en', 'de', 'fr', 'it', 'es', 'nl', 'cs', 'pl', 'ru', 'ar')))}")
    print(f"load after: {os.getloadavg()[0]:.1f}")


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(prog="python -m bench.voice")
    parser.add_argument("--cache", type=Path, default=Path("var/models"), help="where the joined model lies")
    asyncio.run(measure(parser.parse_args().cache))


if __name__ == "__main__":
    main()

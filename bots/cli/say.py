"""`statex say`: a text as speech in a file."""

import argparse
import asyncio
import sys
import time
from pathlib import Path

from config.settings import SettingsError, load
from config.wiring import wire
from config.wiring.speech import SPEECH_FORMATS, pack_speech
from core.emotion import Emotion
from core.errors import ProviderError
from core.languages import LANGUAGES
from core.speech import Voice

REFUSED = 2


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("say", help="speak a text into a sound file", epilog="Exit status: 0, or 2 when the text or a setting cannot be used.")
    parser.add_argument("text", metavar="TEXT", help='what to say; "-" reads it from standard input')
    parser.add_argument("file", metavar="FILE", help="where the speech goes; .ogg, .mp3 or .wav decides the format")
    parser.add_argument("--lang", default="en", choices=sorted(LANGUAGES), help="the language of the text (en)")
    parser.add_argument("--emotion", default="neutral", choices=[one.value for one in Emotion], help="the listener's mood, which the voice adapts to (neutral)")
    parser.set_defaults(call=run)


def run(given: argparse.Namespace) -> int:
    """Speak; gives the exit status."""
    text = sys.stdin.read() if given.text == "-" else given.text
    suffix = Path(given.file).suffix.lower()
    try:
        if suffix not in SPEECH_FORMATS:
            return _refused(f"{given.file} does not end in {', '.join(SPEECH_FORMATS)}.")
        voice = wire(load()).voice
        if voice is None:
            return _refused("there is no voice.")
        speech, first_s = asyncio.run(_spoken(voice, text, given.lang, given.emotion))
        if not speech:
            return _refused("there is nothing to say in this text.")
        Path(given.file).write_bytes(pack_speech(speech, suffix))
    except (SettingsError, ProviderError, OSError) as error:
        return _refused(str(error))
    print(f"{given.file} (first sound after {first_s * 1000:.0f} ms)", file=sys.stderr)
    return 0


async def _spoken(voice: Voice, text: str, language: str, emotion: str) -> tuple[bytes, float]:
    """The speech, and the seconds until its first chunk was there."""
    began, first_s, speech = time.perf_counter(), 0.0, b""
    async for chunk in voice.say(text, language, emotion):
        first_s = first_s or time.perf_counter() - began
        speech += chunk
    return speech, first_s


def _refused(sentence: str) -> int:
    print(f"statex: {sentence}", file=sys.stderr)
    return REFUSED

"""Parsers of outside data under coverage-guided fuzzing: `python -m bench.fuzz [TARGET ...] [--seconds N]`.

Needs atheris (`pip install .[fuzz]`); each target runs in a process of its own until its time is over. Whatever a parser raises that its door does not
expect is a crash, printed with the bytes that caused it.
"""

import argparse
import asyncio
import base64
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

SECONDS = 60
LONGEST_BYTES = 4096
Target = Callable[[bytes], object]


def _sniffer() -> Target:
    from core.content import content_of  # noqa: PLC0415  loaded where it is instrumented

    return content_of


def _documents() -> Target:
    from adapters.documents.reader import FileReader  # noqa: PLC0415
    from core.errors import BadInput  # noqa: PLC0415

    loop, reader = asyncio.new_event_loop(), FileReader()

    def read(data: bytes) -> None:
        try:
            loop.run_until_complete(reader.read(data, "file"))
        except BadInput:
            return

    return read


def _frames() -> Target:
    from bots.voice.frames import frame_of  # noqa: PLC0415
    from core.errors import BadInput  # noqa: PLC0415

    def read(data: bytes) -> None:
        try:
            frame_of(None, data.decode("utf-8", "surrogatepass" if data[:1] == b"\x00" else "replace"))
        except (BadInput, UnicodeDecodeError):
            return

    return read


def _slack() -> Target:
    from bots.slack.translate import translate  # noqa: PLC0415
    from bots.slack.webhook import _object, _readable  # noqa: PLC0415

    return lambda data: _readable(translate, _object(data))


def _whatsapp() -> Target:
    from bots.whatsapp.webhook import _messages  # noqa: PLC0415

    return _messages


def _twilio() -> Target:
    from adapters.local.clock import HandClock  # noqa: PLC0415
    from bots.whatsapp_twilio.translate import translate  # noqa: PLC0415
    from bots.whatsapp_twilio.webhook import _form  # noqa: PLC0415

    def read(data: bytes) -> None:
        try:
            translate(_form(data), HandClock().now())
        except ValueError:
            return

    return read


def _words() -> Target:
    from core.brief import Intent  # noqa: PLC0415
    from core.consent import decision_in  # noqa: PLC0415
    from core.languages import LANGUAGES  # noqa: PLC0415
    from core.project.asked import asked, asks_for_progress, is_note  # noqa: PLC0415

    def read(data: bytes) -> None:
        text, language = data[1:].decode("utf-8", "replace"), LANGUAGES[(data[:1] or b"\0")[0] % len(LANGUAGES)]
        asked(text, language, Intent.CODE_HELP)
        asks_for_progress(text, language)
        is_note(text, language)
        decision_in(text, language)

    return read


TARGETS: Mapping[str, tuple[Callable[[], Target], tuple[str, ...]]] = {
    "sniffer": (_sniffer, ("core.content",)),
    "documents": (_documents, ("adapters.documents", "core.content")),
    "frames": (_frames, ("bots.voice.frames", "bots.outside")),
    "slack": (_slack, ("bots.slack", "bots.outside")),
    "whatsapp": (_whatsapp, ("bots.whatsapp", "bots.outside")),
    "twilio": (_twilio, ("bots.whatsapp_twilio", "bots.outside")),
    "words": (_words, ("core.project.asked", "core.consent")),
}
"""What is fuzzed, and the modules whose branches guide the fuzzer."""


def _corpus(name: str, folder: Path) -> None:
    """Honest inputs to begin with."""
    fixtures = Path(__file__).parents[1] / "tests" / "fixtures"
    found: list[bytes] = []
    if name in ("sniffer", "documents"):
        found = list(import_module("bench.malformed").seeds().values())
    elif name in ("slack", "whatsapp"):
        found = [path.read_bytes() for path in (fixtures / name).glob("*.json")]
    elif name == "twilio":
        found = [urlencode(import_module("json").loads(path.read_bytes())).encode() for path in (fixtures / name).glob("*.json")]
    elif name == "frames":
        found = [b'{"type":"start","format":"pcm","sampleRate":16000}', b'{"type":"audio_chunk","seq":1,"data":"' + base64.b64encode(b"abc") + b'"}']
    else:
        found = [b"\0How does the booking check work?", b"\1Was fehlt noch?", b"\0Note for the team: we open on Monday"]
    for number, data in enumerate(found):
        (folder / f"{number}").write_bytes(data)


def _run_one(name: str, seconds: int, corpus: str) -> None:
    """In this process, until the time is over; libFuzzer ends the process itself."""
    atheris: Any = import_module("atheris")
    make, modules = TARGETS[name]
    with atheris.instrument_imports(include=list(modules)):
        target = make()
    longest = 200_000 if name == "documents" else LONGEST_BYTES
    atheris.Setup([sys.argv[0], corpus, f"-max_total_time={seconds}", f"-max_len={longest}", "-rss_limit_mb=3000", "-timeout=20"], target)
    atheris.Fuzz()


def _measured(name: str, seconds: int) -> tuple[int, int, int]:
    """Runs, branches reached, and the exit status of one target's process."""
    with tempfile.TemporaryDirectory(prefix="statex-fuzz-") as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        _corpus(name, corpus)
        command = [sys.executable, "-m", "bench.fuzz", name, "--seconds", str(seconds), "--corpus", str(corpus)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  our own command
    runs = [int(one) for one in re.findall(r"#(\d+)\s+DONE", done.stderr)] or [0]
    covered = [int(one) for one in re.findall(r"cov: (\d+)", done.stderr)] or [0]
    if done.returncode:
        print(done.stderr[-3000:])
    return max(runs), max(covered), done.returncode


def main() -> None:
    """Fuzz what was named, or everything, and say how often and how far."""
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz")
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []])
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--corpus", default="", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if find_spec("atheris") is None:
        sys.exit("atheris is not installed: pip install .[fuzz]")
    if given.corpus:
        _run_one(given.targets[0], given.seconds, given.corpus)
        return
    crashed = 0
    for name in given.targets or TARGETS:
        runs, covered, status = _measured(name, given.seconds)
        crashed += status != 0
        print(f"{name}: {runs} runs in {given.seconds} s, {covered} branches, {'CRASHED' if status else 'no crash'}", flush=True)
    sys.exit(1 if crashed else 0)


if __name__ == "__main__":
    main()

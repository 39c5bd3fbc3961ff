"""`statex transcribe`: what is said in sound files, heard on this machine."""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bots.cli.rows import UnusableRow, read_rows, write_rows
from config.settings import SettingsError, load
from config.wiring import wire
from config.wiring.upkeep import Warms
from core.errors import BadInput, ProviderError
from core.languages import FALLBACK
from core.mood import shown
from core.speech import Transcriber
from core.understanding.phrases import say, speaks

REFUSED = 2
FILE_LIMIT_BYTES = 500_000_000
EPILOG = """With --jsonl each object of IN has id, file (beside IN, or seen from here) and optionally lang, a hint; each object of OUT has
id, text, language, words (text, start_s, end_s, confidence), confidence (0 to 1), emotion (primary, confidence,
intensity, valence, arousal, acted_on, words and voice: what it rests on; null where nobody spoke),
duration_s (the recording's length) and seconds (how long hearing it took). A file that cannot be heard has an error with code and message instead.
Exit status: 0, or 2 when FILE or a setting cannot be used."""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "transcribe", help="write down what is said in a sound file", epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", nargs="?", metavar="FILE", help="a recording in any usual container; its words go to standard output")
    parser.add_argument("--lang", metavar="L", help="the language that is spoken, where it is known (en, de, fr, it, es, nl, cs, pl, ru, ar)")
    parser.add_argument("--jsonl", metavar="IN", help="hear everything in this file, a JSON object a line")
    parser.add_argument("--out", metavar="OUT", help="where the results of --jsonl go, a JSON object a line")
    parser.set_defaults(call=run)


def run(given: argparse.Namespace) -> int:
    """Transcribe; gives the exit status."""
    if bool(given.jsonl) != bool(given.out) or bool(given.file) == bool(given.jsonl):
        print("statex: give a FILE, or --jsonl IN with --out OUT.", file=sys.stderr)
        return REFUSED
    try:
        transcriber = wire(load()).transcriber
        with asyncio.Runner() as runner:
            if isinstance(transcriber, Warms):
                runner.run(transcriber.warm())  # so that the first row's seconds are like the others'
            if given.file:
                return _show(heard_row({"file": given.file, "lang": given.lang}, Path(), transcriber, runner))
            rows = (heard_row(row, Path(given.jsonl).parent, transcriber, runner) for row in _rows(given.jsonl, given.lang))
            written = write_rows(given.out, rows)
    except (SettingsError, UnusableRow, ProviderError, OSError) as error:
        print(f"statex: {error}", file=sys.stderr)
        return REFUSED
    print(f"{written} transcribed: {given.out}", file=sys.stderr)
    return 0


def heard_row(row: dict[str, Any], folder: Path, transcriber: Transcriber, runner: asyncio.Runner) -> dict[str, object]:
    """One row as it is printed; files are looked for in `folder` first. What cannot be heard gives `error` with a code and a sentence."""
    hint = str(row.get("lang") or "")[:2].lower() or None
    began = time.perf_counter()
    try:
        transcript = runner.run(transcriber.transcribe(_sound(row, folder), hint))
    except BadInput as error:
        language = hint if hint and speaks(error.code, hint) else FALLBACK
        return _failed(row, error.code, say(error.code, language, name=Path(str(row["file"])).name, limit=error.limit or ""))
    except ProviderError as error:
        return _failed(row, "unavailable", f"{error}.")
    except OSError as error:
        return _failed(row, "file_missing", f"The file {row.get('file')} cannot be read: {error.strerror or error}.")
    return {
        "id": row.get("id"),
        "text": transcript.text,
        "language": transcript.language,
        "words": [asdict(word) for word in transcript.words],
        "confidence": round(transcript.confidence, 4),
        "emotion": shown(transcript.mood, transcript.language),
        "duration_s": round(transcript.duration_s, 3),
        "seconds": round(time.perf_counter() - began, 3),
    }


def _rows(path: str, hint: str | None) -> Iterator[dict[str, Any]]:
    for row in read_rows(path, ("id",)):
        yield {"lang": hint, **row}


def _sound(row: dict[str, Any], folder: Path) -> bytes:
    name = row.get("file")
    if not isinstance(name, str) or not name or "\x00" in name:
        raise FileNotFoundError(2, "the row names no file")
    path = folder / name if (folder / name).is_file() else Path(name).expanduser()
    if path.stat().st_size > FILE_LIMIT_BYTES:
        raise BadInput("audio_too_large", f"{FILE_LIMIT_BYTES // 1_000_000} MB")
    return path.read_bytes()


def _failed(row: dict[str, Any], code: str, sentence: str) -> dict[str, object]:
    nothing: dict[str, object] = {"text": "", "language": None, "words": [], "confidence": 0.0, "emotion": None, "seconds": 0.0}
    return {"id": row.get("id"), **nothing, "error": {"code": code, "message": sentence}}


def _show(row: dict[str, Any]) -> int:
    if "error" in row:
        print(f"statex: {row['error']['message']}", file=sys.stderr)
        return REFUSED
    print(row["text"] or "(no speech was heard)")
    about = {"language": row["language"] or "unknown", "confidence": row["confidence"], "length_s": row["duration_s"], "took_s": row["seconds"]}
    print(json.dumps(about), file=sys.stderr)
    return 0

"""How the command line shows progress and answers to a person, and results that never came to be."""

import shutil
import sys
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from bots.cli.client import Refused, TooSlow
from core.result import Result

_MARKS = {"done": "\N{CHECK MARK}", "partial": "~", "not_done": "\N{MULTIPLICATION SIGN}"}


class Screen:
    """Progress goes to standard error, rewriting one line where that is a terminal; answers go to standard output."""

    def __init__(self) -> None:
        """Nothing is shown yet."""
        self._rewrites = sys.stderr.isatty()

    def progress(self, text: str) -> None:
        """Show what is being done now."""
        if self._rewrites:
            width = shutil.get_terminal_size().columns
            print(f"\r\x1b[K  {text}"[: width + 4], end="", file=sys.stderr, flush=True)
        else:
            print(f"  {text}", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the progress line away."""
        if self._rewrites:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

    def note(self, text: str) -> None:
        """Say something that is no answer."""
        print(text, file=sys.stderr)

    def show(self, result: Mapping[str, Any]) -> None:
        """The answer with its checklist, and how to go on."""
        print(result["reply"] or "")
        lines = [one for one in result["requirements"] if one["text"] not in (result["reply"] or "")]
        if lines:
            print()
        for one in lines:
            note = f" ({one['note']})" if one["note"] else ""
            print(f"  {_MARKS[one['status']]} {one['text']}{note}")
        print(f"\n  {result['seconds']:.1f} s \N{MIDDLE DOT} go on with: statex ask --conversation {result['conversation']} TEXT")


def refused_result(error: Refused | TooSlow) -> dict[str, Any]:
    """A result with every key of a real one, for a message that was refused or not answered in time."""
    empty: dict[str, Any] = {one.name: None for one in fields(Result)}
    code = error.code if isinstance(error, Refused) else "too_slow"
    told = {"verdict": "decline" if isinstance(error, Refused) else None, "reply": str(error), "error": code}
    return {**empty, "requirements": [], "changes": [], "not_done": [], "choices": [], "problems": [], "stages": {}, **told}

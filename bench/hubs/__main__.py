"""The same payload files into npm `chat` and into our doors: `python -m bench.hubs FOLDER`, where `npm install` has put `chat` and its adapters.

Prints a table of what each understood, and what it understood and we did not. Nothing leaves the machine.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from core.messages import InboundMessage, MessageKind
from tests.bots.capabilities import FIXTURES, MESSENGERS, read

SCRIPT = Path(__file__).with_name("chat.mjs")
LIMIT_S = 300
SHOWN_CHARS = 48
NAMES = {MessageKind.NEW: "message", MessageKind.EDIT: "edit", MessageKind.DELETE: "deletion", MessageKind.PRESS: "press", MessageKind.REACTION: "reaction"}
FILES = {"voice": "voice note", "audio": "sound", "image": "picture", "video": "video", "document": "file", "file": "file"}
OTHERS, OURSELVES = "said to others", "said by ourselves"
PASSED_BY = {
    "telegram/channel_post": OTHERS,
    "telegram/from_another_bot": "a program; two of them would talk for ever",
    "telegram/group_chatter": OTHERS,
    "telegram/group_mention_of_a_person": OTHERS,
    "telegram/joined": "nobody says anything",
    "telegram/live_location_moved": "where it was when it was sent is what was said",
    "telegram/sticker": "its feeling is what was said; its drawing would end up on a page",
    "whatsapp/location": "chat makes a link to a map of it and calls that a file",
    "whatsapp/named_location": "chat makes a link to a map of it and calls that a file",
    "whatsapp/sticker": "its feeling is what was said; its drawing would end up on a page",
    "slack/file_deleted_meanwhile": "the file is gone",
    "slack/from_another_bot": "a program; two of them would talk for ever",
    "slack/link_button_opened": "the link opens by itself",
    "slack/own_message": OURSELVES,
    "slack/own_message_changed": OURSELVES,
}
"""What we leave out on purpose, and why."""


def theirs(packages: str) -> dict[str, list[dict[str, Any]]]:
    """What `chat` heard in each payload file, by "messenger/file"."""
    told = subprocess.run(["node", str(SCRIPT), packages, str(FIXTURES)], check=True, capture_output=True, text=True, timeout=LIMIT_S).stdout  # noqa: S603, S607
    return {f"{row['messenger']}/{row['file']}": row["heard"] for row in map(json.loads, told.splitlines())}


def ours() -> dict[str, list[InboundMessage]]:
    """What we heard in each of the same files."""
    found: dict[str, list[InboundMessage]] = {}
    for _, folder, reading, _ in MESSENGERS:
        for name, message in read(folder, reading):
            found.setdefault(f"{folder}/{name}", []).append(message)
    return found


def lost(heard: Mapping[str, Sequence[Mapping[str, Any]]], known: Mapping[str, Sequence[InboundMessage]]) -> list[str]:
    """Files in which `chat` heard more messages, files or words than we did."""
    return [
        name
        for name, some in heard.items()
        if name not in PASSED_BY and (_weight(some) > sum(1 + len(one.attachments) for one in known.get(name, ())) or (some and not known.get(name)))
    ]


def _weight(heard: Sequence[Mapping[str, Any]]) -> int:
    return sum(1 + len(one["files"]) for one in heard)


def table(heard: Mapping[str, Sequence[Mapping[str, Any]]], known: Mapping[str, Sequence[InboundMessage]]) -> list[str]:
    """A line a file: what `chat` passes on, what we do."""
    lines = ["| payload | npm `chat` | Statex |", "|---|---|---|"]
    for name, some in heard.items():
        their = "; ".join(_cell(one["kind"], one["text"], [FILES.get(kind, kind) for kind in one["files"]]) for one in some)
        our = "; ".join(
            _cell(NAMES[one.kind], one.text or one.button or "", [FILES[file.kind.value] for file in one.attachments]) for one in known.get(name, ())
        )
        why = f" ({PASSED_BY[name]})" if name in PASSED_BY else ""
        lines.append(f"| {name} | {their or '–'} | {our or '–'}{why} |")  # noqa: RUF001  an empty cell
    return lines


def _cell(kind: str, text: str, files: Sequence[str]) -> str:
    words = " ".join(text.replace("|", "/").split())
    words = words if len(words) <= SHOWN_CHARS else words[: SHOWN_CHARS - 1] + "…"
    return ", ".join([kind, *([f"“{words}”"] if words else []), *files])


if __name__ == "__main__":
    their, our = theirs(sys.argv[1]), ours()
    print("\n".join(table(their, our)))
    missing = lost(their, our)
    print(f"\n{len(their)} payloads; heard by chat and not by us: {', '.join(missing) or 'none'}", file=sys.stderr)
    sys.exit(1 if missing else 0)

"""`statex ask --jsonl IN --out OUT`: many wishes one after another, each in a conversation of its own and of a person of its own unless `user` names one."""

import json
import uuid
from pathlib import Path
from typing import Any, TextIO

from bots.cli.client import Client, Message, Refused, TooSlow, paths
from bots.cli.show import Screen, refused_result


def ask_many(client: Client, source: str, target: str, screen: Screen) -> int:
    """Ask for each line of `source` and write each result to `target` as soon as it is there. Raises Unreachable when the hub goes away."""
    lines = paths([source])[0].read_text("utf-8").split("\n")
    rows = [_row(line, number) for number, line in enumerate(lines, 1) if line.strip()]
    failed = 0
    with Path(target).open("w", encoding="utf-8") as out:
        for number, row in enumerate(rows, 1):
            screen.progress(f"{number} of {len(rows)}")
            # Two lines may ask for like things without being one person who asks twice.
            user = row.get("user") or uuid.uuid4().hex
            result = _asked(client, Message(row.get("text", ""), _files(row, source), user=user))
            if row.get("change") and result.get("conversation"):
                result["change_result"] = _asked(client, Message(row["change"], conversation=result["conversation"], user=user))
            failed += "error" in result
            _write(out, {"id": row.get("id", number), **result})
    screen.clear()
    screen.note(f"{len(rows)} asked, {failed} refused or not answered in time; written to {target}")
    return 0


def _row(line: str, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise Refused("bad_line", f"Line {number} is not JSON: {error.msg}.") from None
    if not isinstance(row, dict):
        raise Refused("bad_line", f"Line {number} is not a JSON object.")
    return row


def _files(row: dict[str, Any], source: str) -> tuple[Path, ...]:
    given = row.get("files") or ([row["file"]] if row.get("file") else [])
    # A file may be named from where the list lies or from where the command runs.
    beside = Path(source).parent
    return tuple(beside / one if (beside / one).is_file() else Path(one) for one in given)


def _asked(client: Client, message: Message) -> dict[str, Any]:
    try:
        paths([str(path) for path in message.files])
        return client.ask(message, lambda _: None)
    except (Refused, TooSlow) as error:
        return refused_result(error)


def _write(out: TextIO, result: dict[str, Any]) -> None:
    out.write(json.dumps(result, ensure_ascii=False) + "\n")
    out.flush()

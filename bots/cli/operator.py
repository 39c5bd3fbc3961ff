"""`statex operator`: who waits for a person, answering them in their chat, and giving the program the word again."""

import argparse
import sys
import uuid
from typing import Any

import httpx

from config.keys import local_key
from config.settings import SettingsError, load

CALL_S = 60


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("operator", help="see who waits for a person, answer them, give the program the word again")
    parser.add_argument("do", choices=("waiting", "read", "take", "answer", "release"))
    parser.add_argument("conversation", nargs="?", help="id of the conversation")
    parser.add_argument("text", nargs="?", help="what to answer")
    parser.set_defaults(call=run)


def run(arguments: argparse.Namespace) -> int:
    """Ask the running hub; gives the exit status."""
    if arguments.do != "waiting" and not arguments.conversation:
        return _wrong("name the conversation; `statex operator waiting` lists them")
    if arguments.do == "answer" and not arguments.text:
        return _wrong("say what to answer")
    body = {"do": arguments.do, "conversation": arguments.conversation, "text": arguments.text, "id": uuid.uuid4().hex if arguments.do == "answer" else None}
    try:
        settings = load()
        headers = {"Authorization": f"Bearer {local_key(settings)}"}
        asked = {name: value for name, value in body.items() if value is not None}
        answer = httpx.post(f"http://127.0.0.1:{settings.port}/api/operator", json=asked, headers=headers, timeout=CALL_S)
    except (SettingsError, httpx.HTTPError) as error:
        return _wrong(f"the hub cannot be asked: {error}")
    found: dict[str, Any] = answer.json()
    if not answer.is_success:
        return _wrong(str(found.get("detail") or found.get("error") or answer.status_code))
    _show(arguments.do, found)
    return 0


def _show(do: str, found: dict[str, Any]) -> None:
    match do:
        case "waiting":
            for one in found["conversations"]:
                print(f"{one['id']}  {one['platform']:<9} {one['language']}  {one['at']}  {one['last']}")
            if not found["conversations"]:
                print("Nobody waits.")
        case "read":
            lines = [(one["at"], "<", one["text"] or one["heard"] or ", ".join(filter(None, one["files"]))) for one in found["person"]]
            lines += [(one["at"], ">", one["text"]) for one in found["answers"]]
            for at, side, text in sorted(lines):
                print(f"{at[:19]} {side} {text}")
        case "answer":
            print("Said." if found["said"] else "That was said already.")
        case _:
            print("The program is silent there." if found["silent"] else "The program answers again.")


def _wrong(reason: str) -> int:
    print(f"statex: {reason}", file=sys.stderr)
    return 2

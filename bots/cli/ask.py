"""`statex ask`: say what you want and see what becomes of it; or many wishes from a file, one object a line."""

import argparse
import json
import sys
from contextlib import closing

from bots.cli.client import Client, Message, Refused, TooSlow, Unreachable, paths
from bots.cli.many import ask_many
from bots.cli.show import Screen, refused_result
from config.settings import SettingsError, load

REFUSED, UNREACHABLE, TOO_SLOW = 2, 3, 4


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "ask",
        help="send a text, a voice note or files to the running hub and show the answer",
        epilog="Exit status: 0 answered, 2 the message or a setting was refused, 3 no hub answers, 4 no answer in time.",
    )
    parser.add_argument("text", nargs="?", default="", metavar="TEXT", help='what you want; "-" reads it from standard input')
    parser.add_argument("--file", action="append", default=[], metavar="PATH", help="a voice note, picture or document; may be given several times")
    parser.add_argument("--conversation", default="", metavar="ID", help="go on in this conversation")
    parser.add_argument("--user", default="", metavar="NAME", help="ask as this person, where several share a key")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--url", default="", help="the hub's address, when it is not on this machine (its key: STATEX_API_KEY)")
    parser.add_argument("--jsonl", metavar="IN", help="ask everything in this file, a JSON object a line: id, text, optional file and change")
    parser.add_argument("--out", metavar="OUT", help="where the results of --jsonl go, a JSON object a line")
    parser.add_argument("--patience", type=float, default=300.0, metavar="SECONDS", help="longest wait for an answer (300)")
    parser.set_defaults(call=run)


def run(given: argparse.Namespace) -> int:
    """Ask; gives the exit status."""
    if bool(given.jsonl) != bool(given.out):
        print("statex: --jsonl and --out belong together: the first is read, the second is written.", file=sys.stderr)
        return REFUSED
    try:
        with closing(Client(load(), given.url, given.patience)) as client:
            if given.jsonl:
                return ask_many(client, given.jsonl, given.out, Screen())
            text = sys.stdin.read() if given.text == "-" else given.text
            return _ask_once(client, Message(text, paths(given.file), given.conversation, given.user), as_json=given.json)
    except (SettingsError, Refused, Unreachable, TooSlow) as error:
        if given.json and isinstance(error, Refused | TooSlow):
            print(json.dumps(refused_result(error), ensure_ascii=False, indent=1))
        print(f"statex: {error}", file=sys.stderr)
        return UNREACHABLE if isinstance(error, Unreachable) else TOO_SLOW if isinstance(error, TooSlow) else REFUSED


def _ask_once(client: Client, message: Message, *, as_json: bool) -> int:
    screen = Screen()
    result = client.ask(message, screen.progress)
    screen.clear()
    if as_json:
        print(json.dumps(result, ensure_ascii=False, indent=1))
    else:
        screen.show(result)
    return 0

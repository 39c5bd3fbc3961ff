"""The `statex` command. Each subcommand is a module of its own, loaded when it is called for."""

import argparse
import importlib
import importlib.util
import sys
from collections.abc import Sequence

COMMANDS = {
    "run": "start the hub: web, worker and what they need",
    "ask": "send a text, a voice note or files to the running hub and show the answer",
    "operator": "see who waits for a person, answer them, give the program the word again",
    "connect": "check a messenger's token and tell the messenger where this hub is",
    "order": "look at an order, give money back, note a milestone",
    "password": "make the setting for an operator of the console",
    "understand": "show what is understood of a text, without building",
    "compare": "say how alike two wishes are",
    "transcribe": "write down what is said in a sound file",
    "say": "speak a text into a sound file",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(prog="statex", description="Say which application you want and get a link to a working prototype.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, does in COMMANDS.items():
        if importlib.util.find_spec(f"bots.cli.{name}") is None:
            continue
        if given[:1] == [name]:
            importlib.import_module(f"bots.cli.{name}").add(commands)
        else:
            commands.add_parser(name, help=does)
    chosen = parser.parse_args(given)
    status: int = chosen.call(chosen)
    return status

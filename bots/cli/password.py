"""`statex password NAME`: ask for a password and print the pair that belongs into `STATEX_OPERATORS`."""

import argparse
import getpass
import sys

from config.credentials import operators
from core.demo.passwords import OPERATORS_ROUNDS, digest

SHORTEST = 12


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("password", help="make the setting for an operator of the console")
    parser.add_argument("name")
    parser.set_defaults(call=run)


def run(given: argparse.Namespace) -> int:
    """Print the pair; gives the exit status."""
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if len(password) < SHORTEST:
        print(f"statex: a password has at least {SHORTEST} characters", file=sys.stderr)
        return 1
    pair = f"{given.name}:{digest(password, OPERATORS_ROUNDS)}"
    try:
        operators(pair)
    except ValueError:
        print("statex: a name has up to 40 letters, digits and . _ -", file=sys.stderr)
        return 1
    print(pair)
    return 0

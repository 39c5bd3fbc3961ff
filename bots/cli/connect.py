"""`statex connect telegram|whatsapp|slack`: check the token, tell the messenger where this hub is, send a test, and say in words what is wrong."""

import argparse
import asyncio
import importlib
import json
import sys
import uuid
from typing import Protocol, runtime_checkable

from bots.connecting import CannotConnect
from config.settings import Settings, SettingsError, load
from config.wiring import wire
from config.wiring.storage import prepare
from core.errors import ProviderError
from core.messages import Address, OutboundMessage, Platform


@runtime_checkable
class Closes(Protocol):
    """Something with connections."""

    async def close(self) -> None:
        """Close them."""


TEST = "Statex is connected. Say which application you want, in words or by voice."


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("connect", help="check a messenger's token and tell the messenger where this hub is")
    parser.add_argument("platform", choices=("telegram", "whatsapp", "slack"))
    parser.add_argument("--test", metavar="CHAT", help="send a message to this chat: a Telegram chat id, a WhatsApp number, a Slack channel or user id")
    parser.add_argument("--manifest", action="store_true", help="print the manifest to create the Slack app from")
    parser.set_defaults(call=run)


def run(arguments: argparse.Namespace) -> int:
    """Connect; gives the exit status."""
    try:
        settings = load()
        if arguments.manifest:
            print(json.dumps(_manifest(arguments.platform, settings), indent=2))
            return 0
        print(asyncio.run(connect(arguments.platform, settings)))
        if arguments.test:
            print(asyncio.run(send_test(Platform(arguments.platform), arguments.test, settings)))
    except (SettingsError, CannotConnect) as error:
        print(f"statex: {error}", file=sys.stderr)
        return 2
    return 0


async def connect(platform: str, settings: Settings) -> str:
    """Connect one messenger; a sentence that says what holds now. Raises CannotConnect."""
    package = "whatsapp_twilio" if platform == "whatsapp" and settings.twilio_account else platform
    said: str = await importlib.import_module(f"bots.{package}.connect").connect(settings)
    return said


async def send_test(platform: Platform, chat: str, settings: Settings) -> str:
    """Send a message as answers are sent. Raises CannotConnect."""
    await prepare(settings)
    message = OutboundMessage(f"connect:{uuid.uuid4().hex}", Address(platform, chat), TEST)
    channel = wire(settings).channels[platform]
    try:
        await channel.send(message)
    except ProviderError as error:
        raise CannotConnect(f"The test could not be sent: {error}. Has this person or channel written to the bot, or let it in?") from None
    finally:
        if isinstance(channel, Closes):
            await channel.close()
    return f"A test was sent to {chat}."


def _manifest(platform: str, settings: Settings) -> object:
    if platform != "slack":
        raise CannotConnect("Only Slack has a manifest.")
    return importlib.import_module("bots.slack.manifest").manifest(settings)

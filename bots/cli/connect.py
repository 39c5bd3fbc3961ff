"""`statex connect telegram`: check the token, tell Telegram where this hub is, and say in words what is wrong."""

import argparse
import asyncio
import sys
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, TelegramUnauthorizedError

from bots.telegram.translate import ALLOWED_UPDATES
from config.settings import Settings, SettingsError, load

PORTS = (443, 80, 88, 8443)
"""Where Telegram calls a webhook."""


class CannotConnect(Exception):
    """The message says why, and what to do."""


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("connect", help="check a messenger's token and tell the messenger where this hub is")
    parser.add_argument("platform", choices=("telegram",))
    parser.set_defaults(call=run)


def run(_: argparse.Namespace) -> int:
    """Connect; gives the exit status."""
    try:
        print(asyncio.run(connect(load())))
    except (SettingsError, CannotConnect) as error:
        print(f"statex: {error}", file=sys.stderr)
        return 2
    return 0


async def connect(settings: Settings) -> str:
    """Set the webhook, or take it away where the bot polls; a sentence that says what holds now. Raises CannotConnect."""
    token = settings.telegram_token.get_secret_value()
    if not token:
        raise CannotConnect("Set STATEX_TELEGRAM_TOKEN to the token that @BotFather gave you.")
    url = webhook_url(settings) if settings.public_url else None
    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api_url))
    try:
        async with Bot(token, session) as bot:
            name = (await bot.me()).username
            if url is None:
                await bot.delete_webhook()
                return f"@{name} is connected. Without STATEX_PUBLIC_URL the hub asks Telegram for messages itself; start it with `make run`."
            await bot.set_webhook(url, secret_token=settings.telegram_secret_tokens[-1], allowed_updates=list(ALLOWED_UPDATES), max_connections=40)
            info = await bot.get_webhook_info()
    except TelegramUnauthorizedError:
        raise CannotConnect("Telegram does not know this token: check STATEX_TELEGRAM_TOKEN.") from None
    except AiogramError as error:
        raise CannotConnect(f"Telegram did not accept it: {error}") from None
    trouble = f" Its last delivery failed, though: {info.last_error_message}." if info.last_error_message else ""
    return f"@{name} is connected: Telegram delivers to {url}.{trouble}"


def webhook_url(settings: Settings) -> str:
    """Where Telegram shall deliver. Raises CannotConnect when it would not."""
    parts = urlsplit(settings.url)
    if parts.scheme != "https":
        raise CannotConnect("Telegram delivers to https addresses only: set STATEX_PUBLIC_URL to one, or leave it empty to let the hub ask for messages.")
    if (parts.port or 443) not in PORTS:
        raise CannotConnect(f"Telegram delivers to the ports {', '.join(map(str, PORTS))} only, not to {parts.port}.")
    return f"{settings.url}/webhooks/telegram"

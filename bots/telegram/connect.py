"""Connecting Telegram: the token is checked, and Telegram told where this hub is."""

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError, TelegramNetworkError, TelegramUnauthorizedError
from aiogram.utils.token import TokenValidationError, validate_token

from bots.connecting import CannotConnect, https_url, unreachable
from bots.telegram.translate import ALLOWED_UPDATES
from config.settings import Settings

PORTS = (443, 80, 88, 8443)
"""Where Telegram calls a webhook."""


async def connect(settings: Settings) -> str:
    """Set the webhook, or take it away where the bot polls; a sentence that says what holds now. Raises CannotConnect."""
    token = settings.telegram_token.get_secret_value()
    if not token:
        raise CannotConnect("Set STATEX_TELEGRAM_TOKEN to the token that @BotFather gave you.")
    try:
        validate_token(token)
    except TokenValidationError:
        raise CannotConnect("STATEX_TELEGRAM_TOKEN is no bot token: @BotFather gives one like 123456789:AAF..., to be copied whole.") from None
    url = https_url(settings, "/webhooks/telegram", "Telegram", PORTS) if settings.public_url else None
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
    except TelegramNetworkError as error:
        raise unreachable("Telegram", error) from None
    except AiogramError as error:
        raise CannotConnect(f"Telegram did not accept it: {error}") from None
    trouble = f" Its last delivery failed, though: {info.last_error_message}." if info.last_error_message else ""
    return f"@{name} is connected: Telegram delivers to {url}.{trouble}"

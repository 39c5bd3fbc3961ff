"""The polling process: `python -m bots.telegram_poll`."""

import asyncio
import signal
import sys

import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer

from bots.telegram.polling import Unusable, poll
from config import logging as lines
from config.processes import mark_ready
from config.settings import Settings, load
from config.wiring import wire
from config.wiring.storage import prepare

UNUSABLE_PAUSE_S = 60.0


async def run(settings: Settings) -> None:
    """Poll until SIGTERM. A token that Telegram does not know is said once a minute and tried again, should Telegram be mistaken."""
    await prepare(settings)
    ports = wire(settings)
    session = AiohttpSession(api=TelegramAPIServer.from_base(settings.telegram_api_url))
    async with Bot(settings.telegram_token.get_secret_value(), session) as bot:
        mark_ready()
        while True:
            try:
                await poll(bot, ports)
            except Unusable as error:
                structlog.get_logger().error("polling stopped", reason=str(error), again_in_s=UNUSABLE_PAUSE_S)
                await ports.clock.sleep(UNUSABLE_PAUSE_S)


def main() -> int:
    """Run; gives the exit status."""
    settings = load()
    lines.set_up(settings)
    # SystemExit unwinds the event loop, so that connections are closed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    asyncio.run(run(settings))
    return 0


if __name__ == "__main__":
    sys.exit(main())

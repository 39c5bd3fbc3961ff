"""Connecting WhatsApp by Twilio: the account is checked; where the hub is, is entered in Twilio's console."""

import httpx

from bots.connecting import CannotConnect, https_url, unreachable
from config.settings import Settings

CALL_S = 30
RETRIES = "#rc=5&rp=all"
"""Behind an address this asks Twilio to deliver again, for it hardly does by itself."""


async def connect(settings: Settings) -> str:
    """A sentence that says what holds now and what is left to do. Raises CannotConnect."""
    url = https_url(settings, "/webhooks/twilio", "Twilio")
    path = f"{settings.twilio_api_url.rstrip('/')}/2010-04-01/Accounts/{settings.twilio_account}.json"
    try:
        async with httpx.AsyncClient(timeout=CALL_S, auth=(settings.twilio_account, settings.twilio_auth_tokens[-1])) as client:
            answer = await client.get(path)
            found = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise unreachable("Twilio", error) from None
    if answer.status_code == 401:
        raise CannotConnect("Twilio does not know this account and token: check STATEX_TWILIO_ACCOUNT and the last of STATEX_TWILIO_TOKENS.")
    if not answer.is_success:
        raise CannotConnect(f"Twilio did not accept it: {found.get('message', answer.status_code)}")
    if found.get("status") != "active":
        raise CannotConnect(f"The Twilio account is {found.get('status')}: it has to be active.")
    return f"{found['friendly_name']} is connected. In Twilio's console, at the WhatsApp sender {settings.twilio_sender}, set the webhook to {url}{RETRIES}"

"""Connecting WhatsApp's Cloud API: the token and the number are checked, and Meta told where this hub is."""

from collections.abc import Mapping
from typing import Any

import httpx

from bots.connecting import CannotConnect, https_url, unreachable
from config.settings import Settings

CALL_S = 30
SCOPE = "whatsapp_business_messaging"
MANAGEMENT = "whatsapp_business_management"


async def connect(settings: Settings) -> str:
    """Subscribe to messages; a sentence that says what holds now. The hub has to run, for Meta asks it at once. Raises CannotConnect."""
    token = settings.whatsapp_token.get_secret_value()
    if not token:
        raise CannotConnect(
            "Set STATEX_WHATSAPP_TOKEN, _PHONE_ID, _APP_SECRETS and _VERIFY_TOKEN from the WhatsApp page of your app at https://developers.facebook.com, "
            "or STATEX_TWILIO_ACCOUNT, _TOKENS and _SENDER for WhatsApp by Twilio."
        )
    url = https_url(settings, "/webhooks/whatsapp", "WhatsApp")
    async with httpx.AsyncClient(base_url=settings.whatsapp_api_url.rstrip("/") + "/", timeout=CALL_S, headers={"Authorization": f"Bearer {token}"}) as client:
        about = (await _asked(client, "GET", "debug_token", params={"input_token": token})).get("data") or {}
        scopes = {str(one) for one in about.get("scopes") or ()}
        if not about.get("is_valid", True):
            raise CannotConnect("WhatsApp's token is no longer valid: make a system user's token that does not expire, and set STATEX_WHATSAPP_TOKEN to it.")
        if scopes and not {SCOPE, MANAGEMENT} <= scopes:
            raise CannotConnect(f"WhatsApp's token lacks {', '.join(sorted({SCOPE, MANAGEMENT} - scopes))}: make one with both permissions.")
        number = await _asked(client, "GET", settings.whatsapp_phone_id, params={"fields": "display_phone_number,verified_name,quality_rating"})
        app = str(about["app_id"])
        wanted = {"object": "whatsapp_business_account", "callback_url": url, "fields": "messages"}
        secret = {"verify_token": settings.whatsapp_verify_token.get_secret_value(), "access_token": f"{app}|{settings.whatsapp_secrets[-1]}"}
        await _asked(client, "POST", f"{app}/subscriptions", data=wanted | secret)
        for account in _accounts(about):
            await _asked(client, "POST", f"{account}/subscribed_apps")
    return f"{number.get('verified_name')} ({number.get('display_phone_number')}) is connected: WhatsApp delivers to {url}."


def _accounts(about: Mapping[str, Any]) -> list[str]:
    """The business accounts that the token is for."""
    return [str(one) for scope in about.get("granular_scopes") or () if scope.get("scope") == MANAGEMENT for one in scope.get("target_ids") or ()]


async def _asked(client: httpx.AsyncClient, method: str, path: str, **more: Any) -> dict[str, Any]:
    try:
        answer = await client.request(method, path, **more)
        found = answer.json()
    except (httpx.HTTPError, ValueError) as error:
        raise unreachable("WhatsApp", error) from None
    if answer.is_success and isinstance(found, dict):
        return found
    wrong: Mapping[str, Any] = (found.get("error") or {}) if isinstance(found, dict) else {}
    raise CannotConnect(_in_words(int(wrong.get("code") or 0), str(wrong.get("message") or answer.status_code), path))


def _in_words(code: int, said: str, path: str) -> str:
    if code == 190:
        return "WhatsApp does not know this token, or it has expired: check STATEX_WHATSAPP_TOKEN."
    if path.endswith("/subscriptions"):
        running = "the hub has to run with these settings, be reachable at STATEX_PUBLIC_URL, and have the right STATEX_WHATSAPP_APP_SECRETS"
        return f"WhatsApp could not reach the hub, or it answered wrongly; {running}: {said}"
    if code == 100:
        return f"WhatsApp does not know this number, or the token is for another one: check STATEX_WHATSAPP_PHONE_ID. It says: {said}"
    return f"WhatsApp did not accept it: {said}"

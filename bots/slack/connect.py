"""Connecting Slack: the token and what it may do are checked. Where the hub is, Slack learns from the app's manifest."""

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bots.connecting import CannotConnect, unreachable
from bots.slack.manifest import SCOPES, manifest
from config.settings import Settings

WRONG = {
    "invalid_auth": "Slack does not know this token: check STATEX_SLACK_TOKEN.",
    "not_authed": "Slack does not know this token: check STATEX_SLACK_TOKEN.",
    "account_inactive": "The app was removed from the workspace: install it again and copy the new bot token.",
    "token_revoked": "The token was revoked: install the app again and copy the new bot token.",
    "token_expired": "The token has expired: switch token rotation off in the app, or copy the new bot token.",
}


async def connect(settings: Settings) -> str:
    """A sentence that says what holds now. Raises CannotConnect."""
    token = settings.slack_token.get_secret_value()
    if not token:
        raise CannotConnect(
            "Create an app at https://api.slack.com/apps from the manifest that `statex connect slack --manifest` prints, install it, and set "
            "STATEX_SLACK_TOKEN to its bot token and STATEX_SLACK_SIGNING_SECRETS to its signing secret."
        )
    if not token.startswith("xoxb-"):
        raise CannotConnect("STATEX_SLACK_TOKEN has to be a bot token; it begins with xoxb-.")
    where = manifest(settings)["settings"]["event_subscriptions"]["request_url"]
    try:
        about = await AsyncWebClient(token, settings.slack_api_url).auth_test()
    except SlackApiError as error:
        code = str(error.response.get("error"))
        raise CannotConnect(WRONG.get(code, f"Slack did not accept it: {code}.")) from None
    except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
        raise unreachable("Slack", error) from None
    granted = {one.strip() for one in str(about.headers.get("x-oauth-scopes", "")).split(",") if one.strip()}
    missing = [scope for scope in SCOPES if scope not in granted] if granted else []
    if missing:
        raise CannotConnect(f"The app may not do everything it needs: add {', '.join(missing)} under OAuth & Permissions, and install it again.")
    return f"{about['user']} is connected to {about['team']}. Slack has to deliver to {where}; the manifest says so."

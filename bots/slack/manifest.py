"""The Slack app that Statex is: what it may do and what it wants to hear, for "Create an app from a manifest"."""

from collections.abc import Mapping
from typing import Any

from bots.connecting import https_url
from config.settings import Settings

SCOPES = (
    *("app_mentions:read", "channels:history", "groups:history", "im:history", "mpim:history"),
    *("chat:write", "files:read", "files:write", "reactions:read", "assistant:write"),
)
EVENTS = ("app_mention", "message.channels", "message.groups", "message.im", "message.mpim", "reaction_added")


def manifest(settings: Settings) -> Mapping[str, Any]:
    """The manifest for a hub with these settings. Raises CannotConnect when Slack could not reach it."""
    return {
        "display_information": {"name": "Statex", "description": "Say which application you want and get a working prototype within seconds."},
        "features": {
            "bot_user": {"display_name": "statex", "always_online": True},
            "app_home": {"home_tab_enabled": False, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False},
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"request_url": https_url(settings, "/webhooks/slack", "Slack"), "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, "request_url": https_url(settings, "/webhooks/slack/actions", "Slack")},
            "org_deploy_enabled": False,
            "socket_mode_enabled": False,
            "token_rotation_enabled": False,
        },
    }

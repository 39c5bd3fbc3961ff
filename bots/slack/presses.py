"""A button that was pressed under a message of ours, as an `InboundMessage`."""

from collections.abc import Mapping
from typing import Any

from bots.outside import moment_of
from core.messages import Address, InboundMessage, MessageKind, Platform, Sender


def pressed(payload: Mapping[str, Any]) -> InboundMessage | None:
    """The press in an interaction payload; None for a link that opens by itself, and for anything that is no press."""
    actions = payload.get("actions") or ()
    if payload.get("type") != "block_actions" or not actions or not actions[0].get("value"):
        return None
    action, container, message = actions[0], payload.get("container") or {}, payload.get("message") or {}
    channel = str((payload.get("channel") or {}).get("id") or container["channel_id"])
    ts = str(container.get("message_ts") or message.get("ts") or "")
    user = payload["user"]
    return InboundMessage(
        address=Address(Platform.SLACK, channel, str(container.get("thread_ts") or message.get("thread_ts") or "")),
        external_id=f"press:{channel}:{ts}:{user['id']}:{action['action_ts']}",
        sender=Sender(str(user["id"]), user.get("name") or user.get("username")),
        sent_at=moment_of(float(action["action_ts"])),
        text=str((action.get("text") or {}).get("text") or ""),
        kind=MessageKind.PRESS,
        refers_to=f"{channel}:{ts}",
        button=str(action["value"]),
    )

"""`POST /webhooks/telegram`, for whoever knows the secret that the webhook was set with."""

import hmac
from typing import Any

from fastapi import APIRouter, Request

from bots.hub import Hub, TheHub
from bots.refusal import Refusal
from bots.telegram.accept import accept, bot_id_of

router = APIRouter()


@router.post("/webhooks/telegram")
async def receive(request: Request, hub: TheHub) -> dict[str, Any]:
    """Store the update and answer 200; a press of a button is confirmed in the same answer, so that no call is needed."""
    if not _knows_secret(request, hub):
        raise Refusal(401, "unauthorised")
    update = await accept(await request.body(), bot_id_of(hub.settings.telegram_token.get_secret_value()), hub.ports)
    if update is not None and update.callback_query is not None:
        return {"method": "answerCallbackQuery", "callback_query_id": update.callback_query.id}
    return {}


def _knows_secret(request: Request, hub: Hub) -> bool:
    given = request.headers.get("x-telegram-bot-api-secret-token", "").encode()
    # All are compared, so that the time taken tells nothing; two are valid while one replaces the other.
    return any([hmac.compare_digest(one.encode(), given) for one in hub.settings.telegram_secret_tokens])  # noqa: C419  a list, to compare all

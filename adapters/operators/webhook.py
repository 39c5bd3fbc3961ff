"""Operators behind an address that takes signed webhooks (standardwebhooks.com): a help desk, an automation, a pager."""

import base64
import hashlib
import hmac
import json

import httpx

from core.errors import Refused, Unavailable
from core.handoff import Waiting
from core.ports import Clock

TRIES = 3
PAUSE_S = 1.0
CALL_S = 10


class WebhookOperators:
    """POSTs who waits. The id is the same in each try, so that the other side can tell a repetition."""

    def __init__(self, url: str, secret: bytes, clock: Clock) -> None:
        """`secret` signs, as Standard Webhooks wants it."""
        self._url = url
        self._secret = secret
        self._clock = clock

    async def call(self, waiting: Waiting) -> None:
        """Deliver it. Raises Refused when the other side says no, Unavailable when it is not there after some tries."""
        body = json.dumps(
            {
                "type": "conversation.waiting",
                "timestamp": self._clock.now().isoformat(),
                "data": {
                    "conversation": waiting.conversation_id,
                    "turn": waiting.turn_id,
                    "platform": waiting.platform.value,
                    "language": waiting.language,
                    "text": waiting.said,
                    "again": waiting.again,
                },
            },
            ensure_ascii=False,
        ).encode()
        async with httpx.AsyncClient(timeout=CALL_S) as client:
            for number in range(TRIES):
                if number:
                    await self._clock.sleep(PAUSE_S * 2**number)
                try:
                    answer = await client.post(self._url, content=body, headers=self._headers(f"waiting-{waiting.turn_id}", body))
                except httpx.HTTPError:
                    continue
                if answer.is_success:
                    return
                if answer.status_code < 500 and answer.status_code != 429:
                    raise Refused(f"operators: status {answer.status_code}")
        raise Unavailable("operators: not there")

    def _headers(self, message_id: str, body: bytes) -> dict[str, str]:
        stamp = str(int(self._clock.now().timestamp()))
        signature = base64.b64encode(hmac.digest(self._secret, f"{message_id}.{stamp}.".encode() + body, hashlib.sha256)).decode()
        return {"content-type": "application/json", "webhook-id": message_id, "webhook-timestamp": stamp, "webhook-signature": f"v1,{signature}"}

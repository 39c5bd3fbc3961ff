"""Calls to the Graph API, with Meta's errors turned into ours."""

from collections.abc import Mapping
from typing import Any

import httpx

from adapters.channels.fetching import seconds_of
from core.errors import ProviderError, Refused, Unavailable

CALL_S = 20
DOWN_S = 2.0
BUSY_S = 10.0
BUSY = frozenset({4, 80007, 130429, 131048, 131056, 133016})
"""Too many messages: of the app, the account, the number, or to this one person."""
PASSING = frozenset({1, 2, 131000, 131016, 133004})
WINDOW_CLOSED = 131047


class BadCall(Refused):
    """Meta understood the call and said no; `code` is its number for why."""

    def __init__(self, code: int) -> None:
        """Keep the number only: Meta's text may name the person."""
        super().__init__(f"whatsapp: error {code}")
        self.code = code


class Graph:
    """A phone number's end of the Graph API."""

    def __init__(self, token: str, api_url: str, phone_id: str) -> None:
        """Nothing is connected before the first call."""
        self._base = api_url.rstrip("/")
        self._phone_id = phone_id
        self.authorization = {"Authorization": f"Bearer {token}"}
        self._made: httpx.AsyncClient | None = None

    @property
    def client(self) -> httpx.AsyncClient:
        """One pool of connections for calls and files."""
        if self._made is None:
            self._made = httpx.AsyncClient(timeout=CALL_S)
        return self._made

    async def message(self, payload: Mapping[str, Any]) -> dict[str, Any]:
        """POST to the number's messages. Raises Unavailable or BadCall."""
        return await self._call("POST", f"{self._phone_id}/messages", json={"messaging_product": "whatsapp", **payload})

    async def upload(self, data: bytes, name: str, media_type: str) -> str:
        """The id of a file to send."""
        fields = {"messaging_product": "whatsapp", "type": media_type}
        return str((await self._call("POST", f"{self._phone_id}/media", data=fields, files={"file": (name, data, media_type)}))["id"])

    async def about(self, path: str, **query: str) -> dict[str, Any]:
        """GET a node, for instance a media id."""
        return await self._call("GET", path, params=query)

    async def close(self) -> None:
        """Close the connections."""
        if self._made is not None:
            await self._made.aclose()

    async def _call(self, method: str, path: str, **body: Any) -> dict[str, Any]:
        try:
            answer = await self.client.request(method, f"{self._base}/{path}", headers=self.authorization, **body)
            found = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise Unavailable(f"whatsapp: {type(error).__name__}", DOWN_S) from None
        if answer.is_success and isinstance(found, dict):
            return found
        raise _ours(answer, found)


def _ours(answer: httpx.Response, found: object) -> ProviderError:
    error = found.get("error") if isinstance(found, dict) else None
    code = int(error.get("code") or 0) if isinstance(error, dict) else 0
    if answer.status_code == 429 or code in BUSY:
        return Unavailable(f"whatsapp: too many messages ({code})", seconds_of(answer.headers.get("retry-after"), BUSY_S))
    if answer.status_code >= 500 or code in PASSING or code == 0:
        return Unavailable(f"whatsapp: status {answer.status_code}, error {code}", DOWN_S)
    return BadCall(code)

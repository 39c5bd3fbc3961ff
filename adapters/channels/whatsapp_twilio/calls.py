"""Calls to Twilio through its SDK, with its errors turned into ours."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http import AsyncHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from core.errors import ProviderError, Refused, Unavailable

T = TypeVar("T")
USUAL_API = "https://api.twilio.com"
CALL_S = 20.0
DOWN_S = 2.0
BUSY_S = 5.0
BUSY = frozenset({20429, 63018, 63038})
"""Too many requests; the channel's own limit; the account's daily limit."""
WINDOW_CLOSED = 63016


class BadCall(Refused):
    """Twilio understood the call and said no; `code` is its number for why."""

    def __init__(self, code: int) -> None:
        """Keep the number only: Twilio's text may name the person."""
        super().__init__(f"twilio: error {code}")
        self.code = code


async def call(act: Callable[[], Awaitable[T]]) -> T:
    """The answer to one call. Raises Unavailable or BadCall."""
    try:
        return await act()
    except TwilioRestException as error:
        raise _ours(error) from None
    except (TwilioException, httpx.HTTPError, ValueError) as error:
        raise Unavailable(f"twilio: {type(error).__name__}", DOWN_S) from None


def _ours(error: TwilioRestException) -> ProviderError:
    code = int(error.code or 0)
    if error.status == 429 or code in BUSY:
        return Unavailable(f"twilio: too many messages ({code})", BUSY_S)
    if error.status >= 500:
        return Unavailable(f"twilio: status {error.status}", DOWN_S)
    return BadCall(code or error.status)


def make_client(account: str, token: str, api_url: str, connection: httpx.AsyncClient) -> Client:
    """A client that speaks over `connection`, to another server in place of every Twilio host when `api_url` is not the usual one."""
    elsewhere = None if api_url == USUAL_API else api_url.rstrip("/")
    return Client(account, token, http_client=_Connection(connection, elsewhere))


class _Connection(AsyncHttpClient):  # type: ignore[misc]  # the SDK ships no types
    """No retries: a message whose fate is unknown must not be sent twice. No log lines either: the SDK's own name the people who are written to."""

    def __init__(self, connection: httpx.AsyncClient, elsewhere: str | None) -> None:
        super().__init__(logging.getLogger(__name__), is_async=True, timeout=CALL_S)
        self._connection = connection
        self._elsewhere = elsewhere

    async def request(self, method: str, uri: str, params: Any = None, data: Any = None, headers: Any = None, auth: Any = None, **_: Any) -> Response:  # noqa: PLR0913, PLR0917  the SDK's signature
        if self._elsewhere is not None:
            uri = self._elsewhere + urlsplit(uri).path
        answer = await self._connection.request(method, uri, params=params, data=data, headers=headers, auth=auth)
        return Response(answer.status_code, answer.text, answer.headers)

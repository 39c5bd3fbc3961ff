"""Calls to the Web API through slack_sdk, with Slack's errors turned into ours."""

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.channels.fetching import seconds_of
from core.errors import ProviderError, Refused, Unavailable

DOWN_S = 2.0
BUSY_S = 30.0
PASSING = frozenset({"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"})
"""Slack's error codes after which the same call may succeed."""


class BadCall(Refused):
    """Slack understood the call and said no; `says` is its error code."""

    def __init__(self, says: str) -> None:
        """Keep the code, which holds no personal content."""
        super().__init__(f"slack: {says}")
        self.says = says


async def call(act: Callable[[], Awaitable[AsyncSlackResponse]]) -> AsyncSlackResponse:
    """The answer to one call. Raises Unavailable with Slack's own pause, or BadCall."""
    try:
        return await act()
    except SlackApiError as error:
        raise _ours(error) from None
    except (SlackClientError, aiohttp.ClientError, TimeoutError, asyncio.IncompleteReadError) as error:
        raise Unavailable(f"slack: {type(error).__name__}", DOWN_S) from None


def _ours(error: SlackApiError) -> ProviderError:
    answer = error.response
    status, headers = getattr(answer, "status_code", 0), getattr(answer, "headers", {})
    code = str(answer.get("error", "")) if isinstance(getattr(answer, "data", None), dict) else ""
    if status == 429 or code in {"ratelimited", "rate_limited"}:
        return Unavailable("slack: too many messages", seconds_of(headers.get("Retry-After"), BUSY_S))
    if status >= 500 or code in PASSING or not code:
        return Unavailable(f"slack: {code or status}", DOWN_S)
    return BadCall(code)

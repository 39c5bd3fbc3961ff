"""Fetching what somebody sent: from the platform's own hosts only, never more than allowed, a redirect being a new question."""

import asyncio
import ipaddress
import re
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies

import httpx

from core.errors import BadInput, Refused, Unavailable

REDIRECTS = 4
_STRANGE = re.compile(r"[\\@\s\x00-\x1f\x7f]|[^\x00-\x7f]")
"""What no platform's link holds, and what libraries read in different ways: then what is checked is not what is asked."""
DOWN_S = 2.0
REDIRECTING = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Hosts:
    """Who may be asked for a file. `trusted` get our credentials, `others` are only redirected to; a name that begins with a dot means all below it.

    `local` allows addresses of this machine and network: for whoever named a server of their own there.
    """

    trusted: tuple[str, ...]
    others: tuple[str, ...] = ()
    local: bool = False

    def trust(self, url: str) -> bool:
        """Whether our credentials may be shown there."""
        return _among(url, self.trusted)

    def allow(self, url: str) -> bool:
        """Whether it may be asked at all."""
        if _STRANGE.search(url):
            return False
        scheme = urlsplit(url).scheme
        return (scheme == "https" or (self.local and scheme == "http")) and _among(url, (*self.trusted, *self.others))


def with_own_server(hosts: Hosts, api_url: str, usual_url: str) -> Hosts:
    """The hosts, and the one of `api_url` where an operator set another API server than the usual one."""
    own = urlsplit(api_url).hostname
    if own is None or api_url == usual_url:
        return hosts
    return Hosts((*hosts.trusted, own), hosts.others, local=True)


_CARRYING = tuple(map(ipaddress.IPv6Network, ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96")))
"""Ways to write an IPv4 address as one of IPv6: the last four bytes are what is reached."""
_NEVER = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "64:ff9b:1::/48")))
"""Kept for networks' own purposes; some clouds tell a machine's secrets there."""

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses of a host and port."""


async def _resolved(host: str, port: int) -> Sequence[str]:
    return [str(one[4][0]) for one in await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)]


async def download(  # noqa: PLR0913, PLR0917  what a request is
    client: httpx.AsyncClient, url: str, hosts: Hosts, limit_bytes: int, headers: Mapping[str, str], resolve: Resolve = _resolved
) -> tuple[bytes, str]:
    """The content and its declared media type; `headers` go to trusted hosts only. Raises BadInput("file_too_large"), Refused or Unavailable."""
    for _ in range(REDIRECTS + 1):
        addresses = await _addresses(url, hosts, resolve)
        try:
            answer = await _asked(client, url, dict(headers) if hosts.trust(url) else {}, addresses)
            try:
                if answer.status_code in REDIRECTING:
                    url = urljoin(url, answer.headers.get("location", ""))
                    continue
                _check_status(answer)
                return await _taken(answer, limit_bytes), answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            finally:
                await answer.aclose()
        except httpx.HTTPError as error:
            raise Unavailable(f"file: {type(error).__name__}", DOWN_S) from None
    raise Refused("file: redirected again and again")


async def _asked(client: httpx.AsyncClient, url: str, headers: dict[str, str], addresses: Sequence[str]) -> httpx.Response:
    """The beginning of an answer from the first of those addresses that takes the call; none means that the client looks the name up.

    What was checked is what is called: a name that leads elsewhere a moment later changes nothing. The certificate is still that of the name.
    """
    if not addresses:
        return await client.send(client.build_request("GET", url, headers=headers), stream=True, follow_redirects=False)
    there, failed = httpx.URL(url), httpx.ConnectError("no address")
    # Connections are kept by address: two names at one address must not share one.
    named = {**headers, "Host": there.netloc.decode("ascii"), "Connection": "close"}
    for address in addresses:
        request = client.build_request("GET", there.copy_with(host=address), headers=named, extensions={"sni_hostname": there.host})
        try:
            return await client.send(request, stream=True, follow_redirects=False)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            failed = httpx.ConnectError(str(error))
    raise failed


def _among(url: str, names: tuple[str, ...]) -> bool:
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    return any(host.endswith(name) if name.startswith(".") else host == name for name in names)


async def _addresses(url: str, hosts: Hosts, resolve: Resolve) -> Sequence[str]:
    """Where that host is, each address checked; nothing where it may be anywhere, or where a proxy looks names up."""
    if not hosts.allow(url):
        raise Refused("file: not on a host of the platform")
    if hosts.local:
        return ()
    parts = urlsplit(url)
    try:
        found = await resolve(parts.hostname or "", parts.port or 443)
    except (OSError, ValueError) as error:
        raise Unavailable(f"file: {type(error).__name__}", DOWN_S) from None
    if not found or not all(_is_outside(one) for one in found):
        raise Refused("file: the host leads into a private network")
    return () if resolve is _resolved and {"https", "all"} & getproxies().keys() else tuple(dict.fromkeys(found))


def _is_outside(address: str) -> bool:
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        if any(found in network for network in _CARRYING):
            found = ipaddress.IPv4Address(found.packed[-4:])
        elif found.sixtofour is not None:
            found = found.sixtofour
    return found.is_global and not found.is_multicast and not any(found in network for network in _NEVER if network.version == found.version)


def _check_status(answer: httpx.Response) -> None:
    if answer.status_code == 429 or answer.status_code >= 500:
        raise Unavailable(f"file: status {answer.status_code}", seconds_of(answer.headers.get("retry-after"), DOWN_S))
    if answer.status_code != 200:
        raise Refused(f"file: status {answer.status_code}")


async def _taken(answer: httpx.Response, limit_bytes: int) -> bytes:
    too_large = BadInput("file_too_large", f"{limit_bytes // (1024 * 1024)} MB")
    declared = answer.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > limit_bytes:
        raise too_large
    data = bytearray()
    async for chunk in answer.aiter_bytes():
        data += chunk
        if len(data) > limit_bytes:
            raise too_large
    return bytes(data)


def seconds_of(retry_after: str | None, otherwise_s: float) -> float:
    """A `Retry-After` in seconds; `otherwise_s` when it is missing or no number."""
    try:
        return max(0.0, float(retry_after)) if retry_after else otherwise_s
    except ValueError:
        return otherwise_s

"""More than eight thousand ways to write an address that must not be asked for a file."""

import ipaddress
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest

from adapters.channels import fetching
from adapters.channels.fetching import Hosts, download
from core.errors import Refused, Unavailable

ALLOWED = ("api.telegram.org", ".twiliocdn.com")
HOSTS = Hosts(ALLOWED)
INSIDE = ("127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.5", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.100.100.200", "192.0.0.192", "198.18.0.1")
NAMES = ("localhost", "metadata.google.internal", "metadata", "redis", "hub.localhost", "ip6-localhost", "127.0.0.1.nip.io", "kubernetes.default.svc")


def spelled(address: str) -> Iterator[str]:
    """One IPv4 address in the ways that one library or another understands."""
    number = int(ipaddress.IPv4Address(address))
    parts = [int(part) for part in address.split(".")]
    yield from (address, f"{address}.", str(number), hex(number), f"0{number:o}", f"0x{number:08X}")
    yield ".".join(hex(part) for part in parts)
    yield ".".join(f"0{part:o}" for part in parts)
    yield ".".join(f"{part:03d}" for part in parts)
    yield f"{parts[0]}.{number & 0xFFFFFF}"
    yield f"{parts[0]}.{parts[1]}.{number & 0xFFFF}"
    yield from (f"[::ffff:{address}]", f"[::{address}]", f"[64:ff9b::{address}]", f"[0:0:0:0:0:ffff:{number >> 16:x}:{number & 0xFFFF:x}]")
    yield address.translate(str.maketrans("0123456789", "０１２３４５６７８９"))  # noqa: RUF001  fullwidth digits are the point
    yield address.replace(".", "。")
    yield quote(address, safe="").replace(".", "%2e")
    yield "".join(f"%{ord(letter):02x}" for letter in address)


def dressed(host: str) -> Iterator[str]:
    """One host in the ways that make it look like one of ours."""
    yield from (
        f"https://{host}/f",
        f"http://{host}/f",
        f"HTTPS://{host}:443/f",
        f"https://{host}:22/f",
        f"//{host}/f",
        f"https:{host}/f",
        f"https:///{host}/f",
    )
    for own in ("api.telegram.org", "media.twiliocdn.com"):
        yield from (f"https://{own}@{host}/f", f"https://{own}:x@{host}/f", f"https://{own}%40{host}/f", f"https://{own}\\@{host}/f", f"https://{own}.{host}/f")
        yield from (f"https://{host}#@{own}/f", f"https://{host}?@{own}/f", f"https://{host}\\@{own}/f", f"https://{host}/{own}", f"https://{host};{own}/f")
        yield from (
            f"https://{own}\t@{host}/f",
            f" https://{host}/{own}",
            f"https://{host}%00.{own}/f",
            f"https://{host}\x00.{own}/f",
            f"https://{host}%09{own}/f",
        )
    yield from (
        f"gopher://{host}/_x",
        f"file://{host}/etc/passwd",
        f"ftp://{host}/f",
        f"dict://{host}:11211/",
        f"data:text/plain,{host}",
        f"javascript://{host}/%0a",
    )


def spellings() -> list[str]:
    hosts = [*(one for address in INSIDE for one in spelled(address)), *NAMES, "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[::1%25eth0]"]
    return list(dict.fromkeys(url for host in hosts for url in dressed(host)))


def test_there_are_eight_thousand_and_none_is_asked() -> None:
    urls = spellings()
    assert len(urls) > 8000
    asked: list[str] = []
    for url in urls:
        try:
            allowed = HOSTS.allow(url)
        except ValueError:
            continue
        if allowed and not _really_ours(url):
            asked.append(url)
    assert asked == []


def _really_ours(url: str) -> bool:
    """Whether the library that makes the request would go to a host of the platform."""
    try:
        host = httpx.URL(url).host.rstrip(".")
    except (httpx.InvalidURL, ValueError):
        return True  # it would refuse to ask at all
    return any(host.endswith(name) if name.startswith(".") else host == name for name in ALLOWED)


CARRIED = ("64:ff9b::7f00:1", "::127.0.0.1", "2002:7f00:1::", "::ffff:0:10.0.0.1", "64:ff9b:1::a00:1", "192.0.0.192", "224.0.0.1", "ff02::1")
"""Addresses that lead inside by way of another one, or nowhere that a platform is."""


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "10.1.2.3", "::1", "fd00::1", "::ffff:10.0.0.1", "0.0.0.0", *CARRIED])
async def test_a_name_of_the_platform_that_leads_inside_is_not_asked(address: str) -> None:
    def never(request: httpx.Request) -> httpx.Response:
        raise AssertionError(f"{request.url} was asked")

    async def leads_inside(host: str, port: int) -> list[str]:
        del host, port
        return [address]

    async with httpx.AsyncClient(transport=httpx.MockTransport(never)) as client:
        with pytest.raises((Refused, Unavailable)):
            await download(client, "https://api.telegram.org/f", HOSTS, 1000, {}, leads_inside)


async def test_every_redirect_is_a_new_question() -> None:
    asked: list[tuple[str, str]] = []

    def moved(request: httpx.Request) -> httpx.Response:
        asked.append((str(request.url), request.headers["host"]))
        return httpx.Response(302, headers={"location": "https://169.254.169.254/latest/meta-data"})

    async def outside(host: str, port: int) -> list[str]:
        del host, port
        return ["149.154.167.220"]

    async with httpx.AsyncClient(transport=httpx.MockTransport(moved)) as client:
        with pytest.raises(Refused):
            await download(client, "https://api.telegram.org/f", HOSTS, 1000, {}, outside)
    assert asked == [("https://149.154.167.220/f", "api.telegram.org")]
    assert fetching.REDIRECTS < 10


async def test_a_name_that_leads_elsewhere_a_moment_later_changes_nothing() -> None:
    looked_up: list[str] = []
    called: list[tuple[str, str, object]] = []

    async def rebound(host: str, port: int) -> list[str]:
        del port
        looked_up.append(host)
        return ["149.154.167.220"] if len(looked_up) == 1 else ["127.0.0.1"]

    def answers(request: httpx.Request) -> httpx.Response:
        called.append((request.url.host, request.headers["host"], request.extensions["sni_hostname"]))
        return httpx.Response(200, content=b"OggS")

    async with httpx.AsyncClient(transport=httpx.MockTransport(answers)) as client:
        data, _ = await download(client, "https://api.telegram.org/f", HOSTS, 1000, {"Authorization": "secret"}, rebound)
        with pytest.raises(Refused):
            await download(client, "https://api.telegram.org/f", HOSTS, 1000, {}, rebound)
    assert data == b"OggS"
    assert called == [("149.154.167.220", "api.telegram.org", "api.telegram.org")]


async def test_an_address_that_takes_no_call_is_followed_by_the_next() -> None:
    called: list[str] = []

    async def two(host: str, port: int) -> list[str]:
        del host, port
        return ["2001:67c:4e8:f004::9", "149.154.167.220"]

    def answers(request: httpx.Request) -> httpx.Response:
        called.append(request.url.host)
        if len(called) == 1:
            raise httpx.ConnectError("no way there")
        return httpx.Response(200, content=b"OggS")

    async with httpx.AsyncClient(transport=httpx.MockTransport(answers)) as client:
        assert (await download(client, "https://api.telegram.org/f", HOSTS, 1000, {}, two))[0] == b"OggS"
    assert called == ["2001:67c:4e8:f004::9", "149.154.167.220"]

"""What connecting a messenger has in common."""

from urllib.parse import urlsplit

from config.settings import Settings


class CannotConnect(Exception):
    """The message says why, and what to do."""


def unreachable(messenger: str, error: Exception) -> CannotConnect:
    """What is said when nobody answered."""
    return CannotConnect(
        f"{messenger} cannot be reached from here: check the network, a proxy or firewall, and the address if another one is set ({type(error).__name__})."
    )


def https_url(settings: Settings, path: str, messenger: str, ports: tuple[int, ...] = ()) -> str:
    """Where a messenger shall deliver. Raises CannotConnect when it would not; without `ports` it may be any."""
    parts = urlsplit(settings.url)
    if not settings.public_url:
        raise CannotConnect(f"{messenger} has to reach the hub: set STATEX_PUBLIC_URL to its https address.")
    if parts.scheme != "https":
        raise CannotConnect(f"{messenger} delivers to https addresses only, not to {settings.url}: set STATEX_PUBLIC_URL to one.")
    if ports and (parts.port or 443) not in ports:
        raise CannotConnect(f"{messenger} delivers to the ports {', '.join(map(str, ports))} only, not to {parts.port}.")
    return f"{settings.url}{path}"

"""Which links can be shown to others."""

import ipaddress
from urllib.parse import urlsplit


def is_public(url: str) -> bool:
    """Whether a link means the same on every machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".localhost", ".local", ".internal"))

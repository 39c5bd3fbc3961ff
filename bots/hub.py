"""What every door of the hub needs, made once and handed to each request."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from fastapi import Depends, Request

from bots.ledger import Ledger
from bots.listened import Listened
from config.credentials import webhook_secrets, widget_keys
from config.keys import clients, operator_key, signing_secret
from config.settings import Settings
from config.signing import Signer
from core.demo.pace import Pace
from core.ports import Ports


@dataclass(frozen=True, slots=True)
class Hub:
    """Ports, settings and keys. `clients` are names and keys of the webhook API, `webhook_secrets` the one or two that are valid."""

    ports: Ports
    settings: Settings
    clients: Mapping[str, str]
    webhook_secrets: tuple[bytes, ...]
    signer: Signer
    ledger: Ledger
    pace: Pace
    operator_key: str
    """The password of the operator "local" at the console; it lies in a file on this machine."""
    widgets: Mapping[str, frozenset[str]]
    """Public keys of widgets, and the origins of the pages that may use each."""
    signed_out: dict[str, datetime]
    """Sessions of operators that were ended, in this process, and when: a cookie that was copied is worth nothing afterwards."""
    listened: Listened

    def cookie(self, name: str, prefix: Literal["__Host-", "__Secure-"]) -> str:
        """What a cookie is called here: on https with a prefix by which browsers keep others from setting it."""
        return f"{prefix}{name}" if self.settings.url.startswith("https://") else name


def make_hub(ports: Ports, settings: Settings) -> Hub:
    """A hub with the keys of this machine."""
    return Hub(
        ports=ports,
        settings=settings,
        clients=clients(settings),
        webhook_secrets=webhook_secrets(settings.webhook_secrets),
        signer=Signer(signing_secret(settings), ports.clock),
        ledger=Ledger(ports),
        pace=Pace(lambda: ports.clock.now().timestamp()),
        operator_key=operator_key(settings),
        widgets=widget_keys(settings.widgets),
        signed_out={},
        listened=Listened(),
    )


async def _of_request(request: Request) -> Hub:
    hub: Hub = request.app.state.hub
    return hub


TheHub = Annotated[Hub, Depends(_of_request)]
"""The hub, as a parameter of a path operation."""

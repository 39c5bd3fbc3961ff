"""`/internal/tls`: whether a certificate is wanted for a host name; asked by the proxy in front before it asks for one."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from bots.hub import TheHub
from bots.refusal import Refusal

router = APIRouter()


@router.get("/internal/tls", response_class=Response)
async def wanted(hub: TheHub, domain: Annotated[str, Query(max_length=253)]) -> Response:
    """200 for the host name of a prototype that there is. Raises NotFound for every other: nobody makes us ask for thousands."""
    slug, _, rest = domain.lower().rstrip(".").partition(".")
    if rest != hub.settings.demo_domain.lower():
        raise Refusal(404, "not_found")
    await hub.ports.prototypes.get(slug)
    return Response(status_code=200)

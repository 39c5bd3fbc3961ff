"""`GET /files/{name}`: pictures and spoken answers, for whoever was given the link."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from bots.hub import Hub, TheHub
from bots.refusal import Refusal
from config.signing import file_path
from core.content import content_of

router = APIRouter()
_SHOWN = ("image/", "audio/")


def link_to(name: str, hub: Hub) -> str:
    """A path that opens one file of the blob store for 30 days."""
    return file_path(name, hub.signer)


@router.get("/files/{name}", response_class=Response)
async def file(name: str, hub: TheHub, key: Annotated[str, Query(max_length=500)] = "") -> Response:
    """The file, when the link to it was made here."""
    if hub.signer.unseal("file", key) != name:
        raise Refusal(404, "not_found")
    data = await hub.ports.blobs.get(name)
    content = content_of(data)
    shown = content is not None and content.media_type.startswith(_SHOWN)
    headers = {"Cache-Control": "private, max-age=86400, immutable", "Content-Disposition": "inline" if shown else "attachment"}
    return Response(data, media_type=content.media_type if content and shown else "application/octet-stream", headers=headers)

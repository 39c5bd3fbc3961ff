"""The widget: one script tag puts a bubble on any page whose origin belongs to the tag's key. It speaks the same API as everybody else."""

import secrets

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse
from pydantic import BaseModel, ConfigDict, Field

from bots.hub import TheHub
from bots.refusal import Refusal
from bots.static_files import file, folder_of
from bots.web.callers import SESSION

router = APIRouter()
_OWN, _PAGE = folder_of("bots.widget"), folder_of("bots.pages")
_SHARED = ("recorder.js", "lines.js", "outbox.js", "texts.")
"""What the widget takes from the page as it is."""
# Scripts are no secret: which site may speak through them is decided when it speaks.
_ANYWHERE = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin", "Cache-Control": "public, max-age=300"}


class Visit(BaseModel):
    """The key of the script tag, and the visitor's former token where the browser has one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str = Field(max_length=100)
    visitor: str = Field("", max_length=500)


class Admitted(BaseModel):
    """What the visitor's browser sends as `X-Statex-Visitor` from now on, and the limits that it checks before it sends."""

    visitor: str
    upload_limit_mb: int
    audio_limit_s: int
    text_limit_chars: int


@router.head("/widget.js", include_in_schema=False)
@router.get("/widget.js", response_class=FileResponse)
async def loader() -> FileResponse:
    """The script of the tag."""
    return file(_OWN, "widget.js", _ANYWHERE)


@router.get("/widget/{name}", response_class=FileResponse)
async def part(name: str) -> FileResponse:
    """A script or the sentences of one language."""
    return file(_PAGE if name.startswith(_SHARED) else _OWN, name, _ANYWHERE)


@router.post("/api/widget/session")
async def session(visit: Visit, request: Request, hub: TheHub) -> Admitted:
    """Let a visitor in who comes from an origin of the key. Raises Refusal(403) for every other."""
    if request.headers.get("origin") not in hub.widgets.get(visit.key, frozenset()):
        raise Refusal(403, "forbidden")
    before = hub.signer.unseal("widget", visit.visitor)
    name = before if before and before.startswith(f"{visit.key} ") else f"{visit.key} {secrets.token_hex(12)}"
    limits = hub.settings
    return Admitted(
        visitor=hub.signer.seal("widget", name, SESSION),
        upload_limit_mb=limits.upload_limit_mb,
        audio_limit_s=limits.audio_limit_s,
        text_limit_chars=limits.text_limit_chars,
    )

"""The operators' console at `/console`: conversations live, take-over, prototypes, the queue, failures, figures, the audit."""

from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

from bots.console import demos, door, live, talks, work
from bots.refusal import Refusal

router = APIRouter()
for part in (door.router, live.router, talks.router, work.router, demos.router):
    router.include_router(part)
_FOLDER = Path(str(files("bots.console") / "static"))
_KINDS = {".js": "text/javascript", ".css": "text/css"}


@router.get("/console", response_class=FileResponse)
async def console() -> FileResponse:
    """The page. It holds nothing that is not public; what it shows comes by the API."""
    return FileResponse(_FOLDER / "console.html", media_type="text/html", headers={"Cache-Control": "no-cache"})


@router.get("/console/static/{name}", response_class=FileResponse)
async def static(name: str) -> FileResponse:
    """A script or style sheet of the console."""
    path = _FOLDER / name
    if path.parent != _FOLDER or path.suffix not in _KINDS or not path.is_file():
        raise Refusal(404, "not_found")
    return FileResponse(path, media_type=_KINDS[path.suffix], headers={"Cache-Control": "no-cache"})

"""The operators' console at `/console`: conversations live, take-over, prototypes, the queue, failures, figures, the audit."""

from fastapi import APIRouter
from fastapi.responses import FileResponse

from bots.console import demos, door, live, talks, work
from bots.static_files import file, folder_of

router = APIRouter()
for part in (door.router, live.router, talks.router, work.router, demos.router):
    router.include_router(part)
_FOLDER = folder_of("bots.console")


@router.get("/console", response_class=FileResponse)
async def console() -> FileResponse:
    """The page. It holds nothing that is not public; what it shows comes by the API."""
    return file(_FOLDER, "console.html")


@router.get("/console/static/{name}", response_class=FileResponse)
async def static(name: str) -> FileResponse:
    """A script or style sheet of the console."""
    return file(_FOLDER, name)

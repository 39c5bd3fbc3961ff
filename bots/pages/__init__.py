"""The page at `/` and its files, served as they lie here: no build step. HEAD is answered too, which link previews and monitors send first."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse

from bots.hub import TheHub
from bots.refusal import Refusal
from bots.static_files import file, folder_of
from bots.web.callers import PAGE_HEADER, begin_session

router = APIRouter()
_FOLDER = folder_of("bots.pages")


@router.head("/", include_in_schema=False)
@router.get("/", response_class=FileResponse)
async def page() -> FileResponse:
    """The page on which a person speaks or types."""
    return file(_FOLDER, "index.html")


@router.head("/static/{name}", include_in_schema=False)
@router.get("/static/{name}", response_class=FileResponse)
async def static(name: str) -> FileResponse:
    """A script, style sheet, picture or text of the page."""
    return file(_FOLDER, name)


@router.head("/sw.js", include_in_schema=False)
@router.get("/sw.js", response_class=FileResponse)
async def worker() -> FileResponse:
    """What lets the page open without a connection. It lies at the root because it may only answer for what is below it."""
    return file(_FOLDER, "sw.js")


@router.post("/api/session")
async def session(request: Request, response: Response, hub: TheHub) -> dict[str, int]:
    """Begin or keep this browser's anonymous session; says the limits that the page checks before it sends."""
    if PAGE_HEADER not in request.headers:
        raise Refusal(403, "forbidden")
    begin_session(request, response, hub)
    settings = hub.settings
    return {"text_limit_chars": settings.text_limit_chars, "upload_limit_mb": settings.upload_limit_mb, "audio_limit_s": settings.audio_limit_s}

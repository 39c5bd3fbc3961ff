"""Files of a page, served as they lie in the package: no build step."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from fastapi.responses import FileResponse

from bots.refusal import Refusal

KINDS = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
ASKED_ANEW = {"Cache-Control": "no-cache"}


def folder_of(package: str) -> Path:
    """Where the files of a package of ours lie."""
    return Path(str(files(package) / "static"))


def file(folder: Path, name: str, headers: Mapping[str, str] = ASKED_ANEW) -> FileResponse:
    """The file of that name. Raises Refusal(404) for what does not lie in the folder itself or is of no kind that pages are made of."""
    path = folder / name
    if path.parent != folder or path.suffix not in KINDS or not path.is_file():
        raise Refusal(404, "not_found")
    return FileResponse(path, media_type=KINDS[path.suffix], headers=dict(headers))

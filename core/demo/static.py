"""The files of a demo over HTTP: what may be fetched, with which headers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from core.demo.book import Reply

MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "ttf": "font/ttf",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8",
}
_OWN = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; media-src 'self' blob:; worker-src 'self' blob:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)
_SANDBOX = "sandbox allow-scripts allow-forms allow-modals allow-downloads"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file of a site; `etag` is in quotes."""

    body: bytes
    etag: str


class Files(Protocol):
    """The files of a published site."""

    def get(self, path: str) -> StaticFile | None:
        """The file under a path relative to the site's root."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a demo is served: `framed_by` are the origins that may show it in a frame; `sandboxed` when it has no origin of its own."""

    framed_by: tuple[str, ...] = ()
    sandboxed: bool = False
    https: bool = False

    def headers(self) -> Mapping[str, str]:
        """What every reply carries."""
        policy = f"{_OWN}; frame-ancestors {' '.join(self.framed_by) or chr(39) + 'none' + chr(39)}"
        headers = {
            "Content-Security-Policy": f"{policy}; {_SANDBOX}" if self.sandboxed else policy,
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex, nofollow",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": "camera=(), microphone=(), payment=(), usb=(), geolocation=(self)",
            "Cross-Origin-Opener-Policy": "same-origin",
        }
        if self.sandboxed:
            # A sandboxed page has the origin "null", for which even its own scripts are foreign.
            headers["Access-Control-Allow-Origin"] = "*"
        return headers


def media_type(path: str) -> str:
    """The media type of a file by its ending."""
    return MEDIA_TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")


def serve(files: Files, path: str, headers: Mapping[str, str]) -> Reply:
    """A file, 304 when the visitor has it, 404 when there is none. Files keep their names over revisions, so each is asked about anew."""
    name = path.strip("/") or "index.html"
    if name == "robots.txt":
        return Reply(200, b"User-agent: *\nDisallow: /\n", MEDIA_TYPES["txt"])
    found = files.get(name)
    if found is None:
        return Reply(404, b"Not found", MEDIA_TYPES["txt"])
    fresh = {"ETag": found.etag, "Cache-Control": "no-cache"}
    if found.etag in headers.get("if-none-match", ""):
        return Reply(304, b"", media_type(name), fresh)
    return Reply(200, found.body, media_type(name), fresh)

"""Files that visitors of a demo send and fetch."""

from urllib.parse import quote, unquote

from core.demo.book import Book, Reply, Request
from core.demo.refusal import refuse

LARGEST_UPLOAD_BYTES = 5_000_000
_SHOWN = {
    "image/png": b"\x89PNG",
    "image/jpeg": b"\xff\xd8\xff",
    "image/gif": b"GIF8",
    "image/webp": b"RIFF",
    "audio/mpeg": b"",
    "audio/ogg": b"OggS",
    "audio/wav": b"RIFF",
    "audio/webm": b"\x1aE\xdf\xa3",
    "video/webm": b"\x1aE\xdf\xa3",
    "video/mp4": b"",
}


def keep(book: Book, request: Request) -> dict[str, object]:
    """Keep the body as a file and say under which address it can be had."""
    if len(request.body) > LARGEST_UPLOAD_BYTES:
        raise refuse("too_large", limit_bytes=LARGEST_UPLOAD_BYTES)
    if not request.body:
        raise refuse("bad_request", expected="bytes")
    name = unquote(request.headers.get("x-file-name", "")).replace("\x00", "").rpartition("/")[2][:120] or "file"
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    beginning = _SHOWN.get(media_type)
    if beginning is None or not request.body.startswith(beginning):
        # What is not plainly a picture or sound is only ever handed out as a download.
        media_type = "application/octet-stream"
    upload = book.add_upload(name, media_type, request.body)
    return {"id": upload.id, "url": f"api/files/{upload.id}", "name": upload.name, "type": upload.type, "size_bytes": upload.size_bytes}


def shown(book: Book, upload_id: str) -> Reply:
    """The file, to be looked at where that is safe and to be saved otherwise."""
    found = book.upload(upload_id)
    if found is None:
        raise refuse("not_found")
    upload, data = found
    placed = "inline" if upload.type in _SHOWN else "attachment"
    return Reply(
        200,
        data,
        upload.type,
        {
            "Content-Disposition": f"{placed}; filename*=UTF-8''{quote(upload.name, safe='')}",
            "Cache-Control": "private, max-age=86400, immutable",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )

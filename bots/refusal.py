"""Saying no to a request: one shape for every error, in the caller's language where a person will read it."""

import math
from datetime import UTC, datetime

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, HTTPConnection

from core.errors import BadInput, Conflict, NotFound, StatexError, Unavailable
from core.languages import FALLBACK, LANGUAGES
from core.understanding.phrases import say, speaks

_TOO_LARGE = frozenset(
    {"text_too_long", "file_too_large", "audio_too_large", "too_many_files", "body_too_large", "picture_too_large", "archive_bomb", "quota_full"}
)
_TECHNICAL = {
    "unauthorised": "Send an API key (Authorization: Bearer ...), a Standard Webhooks signature, or the session of the page.",
    "forbidden": "This conversation belongs to somebody else.",
    "not_found": "There is nothing under this address.",
    "bad_request": "This request cannot be read: {detail}",
    "body_too_large": "The request is too large; at most {limit} can be sent at once.",
    "method_not_allowed": "This address does not do that.",
    "too_slow": "The answer is not there yet. The message is stored and is worked on; ask again with turn {turn}.",
    "sound_wanted": "{name} is not a sound recording. Send WAV, MP3, OGG, WEBM, M4A, AAC, FLAC, AMR or CAF as `audio`.",
    "form_wanted": "Send multipart/form-data with `text`, `audio` or both.",
    "not_an_operator": "Sign in at /console with the name and the password of an operator.",
    "forbidden_change": "This change did not come from the console. Load the page again.",
    "take_over_first": "Take the conversation over before you speak in it.",
    "being_changed": "A change is being made at this moment. Try again when it is done.",
    "internal": "Something went wrong here. It has been noted under the request id.",
}

PLAIN = ("/api/chat", "/uploads/")
"""Paths whose errors are `{"success": false, "error", "timestamp"}`."""

_BY_STATUS = {401: "unauthorised", 403: "forbidden", 404: "not_found", 405: "method_not_allowed"}


class Refusal(Exception):
    """A request is answered with `status` and the sentence `code`, filled in with `values`."""

    retry_after_s: float | None = None

    def __init__(self, status: int, code: str, **values: str) -> None:
        """Keep what the answer will say."""
        super().__init__(code)
        self.status = status
        self.code = code
        self.values = values


def too_often(wait_s: float) -> Refusal:
    """The refusal of somebody who may go on in `wait_s` seconds."""
    refusal = Refusal(429, "limit_reached", limit=f"{math.ceil(wait_s)} s")
    refusal.retry_after_s = wait_s
    return refusal


def language_of(request: HTTPConnection) -> str:
    """The first language of Accept-Language that Statex speaks, English when there is none."""
    for part in request.headers.get("accept-language", "").split(","):
        language = part.split(";")[0].strip().lower()[:2]
        if language in LANGUAGES:
            return language
    return FALLBACK


def of_bad_input(error: BadInput, name: str = "") -> Refusal:
    """The refusal that says what was wrong with the input."""
    status = 413 if error.code in _TOO_LARGE else 415 if error.code == "file_type_unknown" else 400
    return Refusal(status, error.code, name=name, limit=error.limit or "")


def _of_statex_error(error: StatexError) -> Refusal:
    match error:
        case BadInput():
            return of_bad_input(error)
        case NotFound():
            return Refusal(404, "not_found")
        case Conflict() | Unavailable():
            return Refusal(503, "try_later")
        case _:
            return Refusal(500, "internal")


def answer(request: Request, refusal: Refusal, retry_after_s: float | None = None) -> JSONResponse:
    """The response: `{"error": {"code", "message", "request_id"}}`; under `PLAIN` the simpler shape that is promised there."""
    message = sentence(refusal, language_of(request))
    error = {"code": refusal.code, "message": message, "request_id": request.scope.get("state", {}).get("request_id")}
    headers = {} if retry_after_s is None else {"Retry-After": str(max(1, round(retry_after_s)))}
    if refusal.status == 401:
        headers["WWW-Authenticate"] = "Bearer"
    if request.url.path.startswith(PLAIN):
        return JSONResponse({"success": False, "error": message, "timestamp": stamp()}, refusal.status, headers)
    return JSONResponse({"error": error}, refusal.status, headers)


def sentence(refusal: Refusal, language: str) -> str:
    """What it says to a person, in their language where it is theirs to read."""
    if speaks(refusal.code, FALLBACK):
        return say(refusal.code, language, **refusal.values)
    return _TECHNICAL[refusal.code].format_map(refusal.values)


def stamp() -> str:
    """The moment in UTC to the millisecond, as JavaScript writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def install(app: FastAPI) -> None:
    """Turn every error of this application into that one shape."""

    async def failed(request: Request, error: Exception) -> JSONResponse:
        refusal = _refusal_of(error)
        if refusal.status == 500:
            structlog.get_logger().error("request failed", error=type(error).__name__, exc_info=error)
        return answer(request, refusal, error.retry_after_s if isinstance(error, Unavailable | Refusal) else None)

    async def hung_up(request: Request, _: Exception) -> JSONResponse:
        """Nobody hears this; whoever hung up in the middle of a message sends it again."""
        return answer(request, Refusal(400, "bad_request", detail="the connection was cut"))

    app.add_exception_handler(ClientDisconnect, hung_up)
    for kind in (Refusal, StatexError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, failed)


def _refusal_of(error: Exception) -> Refusal:
    match error:
        case Refusal():
            return error
        case StatexError():
            return _of_statex_error(error)
        case RequestValidationError():
            first = error.errors()[0]
            return Refusal(400, "bad_request", detail=f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}")
        case HTTPException():
            return Refusal(error.status_code, _BY_STATUS.get(error.status_code, "bad_request"), detail=str(error.detail))
    return Refusal(500, "internal")

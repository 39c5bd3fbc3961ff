"""What a client sends, taken out of JSON or multipart and checked before anything is stored."""

import base64
from dataclasses import dataclass

from fastapi import Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from bots.outside import clean_text
from bots.refusal import Refusal
from config.settings import Settings
from core.content import Content, content_of
from core.messages import AttachmentKind

FILES_LIMIT = 10
_FIELD_LIMIT = 20


class InlineFile(BaseModel):
    """A file inside JSON: its name and its content in base64."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field("file", max_length=255)
    data: str


class Fields(BaseModel):
    """The fields of a message. `id` makes it count once, `conversation` continues one, `user` tells a client's people apart, `button` was pressed."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str = ""
    id: str = Field("", max_length=200)
    conversation: str = Field("", max_length=100)
    user: str = Field("", max_length=200)
    language: str = Field("", max_length=35)
    button: str = Field("", max_length=200)
    refers_to: str = Field("", max_length=200)
    files: tuple[InlineFile, ...] = Field((), max_length=FILES_LIMIT)

    @field_validator("*")
    @classmethod
    def _storable(cls, value: object) -> object:
        return clean_text(value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file as it came; `content` is what its bytes say it is."""

    name: str
    data: bytes
    content: Content


@dataclass(frozen=True, slots=True)
class Parcel:
    """A whole message of a client, checked."""

    fields: Fields
    files: tuple[SentFile, ...]

    @property
    def raw(self) -> bytes:
        """What is kept of the request: its fields, without the files."""
        return self.fields.model_dump_json(exclude={"files"}, exclude_defaults=True).encode()


async def parcel_of(request: Request, settings: Settings) -> Parcel:
    """Read and check the body. Raises Refusal: empty, too long, too large, too many files, of an unknown kind, or unreadable."""
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        fields, files = await _of_form(request, settings)
    else:
        fields = _checked(await request.body())
        files = tuple(sent_file(one.name, _decoded(one), settings) for one in fields.files)
    if len(fields.text) > settings.text_limit_chars:
        raise Refusal(413, "text_too_long", limit=f"{settings.text_limit_chars:,}")
    if not fields.text.strip() and not files and not fields.button:
        raise Refusal(400, "empty")
    return Parcel(fields, files)


async def _of_form(request: Request, settings: Settings) -> tuple[Fields, tuple[SentFile, ...]]:
    try:
        form = await request.form(max_files=FILES_LIMIT, max_fields=_FIELD_LIMIT, max_part_size=settings.text_limit_chars * 4 + 1024)
    except HTTPException as error:
        if error.status_code == 400 and "maximum size" in str(error.detail):
            raise Refusal(413, "text_too_long", limit=f"{settings.text_limit_chars:,}") from error
        if error.status_code == 400 and "Too many files" in str(error.detail):
            raise Refusal(413, "too_many_files", limit=str(FILES_LIMIT)) from error
        raise
    try:
        uploads = [value for value in form.values() if isinstance(value, UploadFile)]
        texts = {name: value for name, value in form.items() if isinstance(value, str)}
        return _checked(texts), tuple([await _received(upload, settings) for upload in uploads])
    finally:
        await form.close()


def _checked(given: bytes | dict[str, str]) -> Fields:
    try:
        return Fields.model_validate_json(given) if isinstance(given, bytes) else Fields.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise Refusal(400, "bad_request", detail=f"{where}: {first['msg']}" if where else str(first["msg"])) from None


async def _received(upload: UploadFile, settings: Settings) -> SentFile:
    name = upload.filename or "file"
    limit = settings.upload_limit_mb * 1_000_000
    if (upload.size or 0) > limit:
        raise _too_large(name, await upload.read(65_536), settings)
    return sent_file(name, await upload.read(limit + 1), settings)


def _decoded(one: InlineFile) -> bytes:
    try:
        return base64.b64decode(one.data, validate=True)
    except ValueError:  # also for letters that base64 does not have
        raise Refusal(400, "bad_request", detail="files.data: is not base64") from None


def sent_file(name: str, data: bytes, settings: Settings) -> SentFile:
    """A file, checked. Raises Refusal: empty, too large, of an unknown kind."""
    if not data:
        raise Refusal(400, "file_empty", name=name)
    if len(data) > settings.upload_limit_mb * 1_000_000:
        raise _too_large(name, data, settings)
    content = content_of(data)
    if content is None:
        raise Refusal(415, "file_type_unknown", name=name)
    return SentFile(name, data, content)


def _too_large(name: str, head: bytes, settings: Settings) -> Refusal:
    content = content_of(head)
    sound = content is not None and content.kind in (AttachmentKind.VOICE, AttachmentKind.AUDIO)
    return Refusal(413, "audio_too_large" if sound else "file_too_large", name=name, limit=f"{settings.upload_limit_mb} MB")

"""The port `Documents`: looks at the bytes, picks the reader for what they are, and works in a thread."""

import asyncio
import importlib
from collections.abc import Callable, Mapping

import structlog

from adapters.documents.archives import check_archive
from adapters.documents.bounds import Bounds
from core.content import DOCX, PDF, TEXT, XLSX, Content, content_of
from core.errors import BadInput
from core.messages import AttachmentKind
from core.reading import Extract

log = structlog.get_logger()


class FileReader:
    """Reads PDF, DOCX, XLSX, CSV, plain text and pictures."""

    def __init__(self, bounds: Bounds | None = None) -> None:
        """`bounds` say how much of a file is looked at."""
        self._bounds = bounds or Bounds()

    async def read(self, data: bytes, name: str) -> Extract:
        """What a document or image holds; its content decides what it is, never its name. Raises BadInput with a code that says why not."""
        return await asyncio.to_thread(self._read, data, name)

    def _read(self, data: bytes, name: str) -> Extract:
        if not data:
            raise BadInput("file_empty")
        if len(data) > self._bounds.file_bytes:
            raise BadInput("file_too_large", f"{self._bounds.file_bytes // (1024 * 1024)} MB")
        try:
            return self._by_content(data, name)
        except BadInput:
            raise
        except MemoryError:
            raise BadInput("archive_bomb") from None
        except Exception as error:  # noqa: BLE001  over a damaged file every library stumbles in its own ways, and not all are documented
            log.info("file could not be read", error=type(error).__name__)
            raise BadInput("file_unreadable") from None

    def _by_content(self, data: bytes, name: str) -> Extract:
        content = content_of(data)
        kind = "pictures" if content is not None and content.kind is AttachmentKind.IMAGE else _KINDS.get(content)
        if kind is None:
            raise _refusal(data, self._bounds)
        if content in (DOCX, XLSX):
            check_archive(data, self._bounds)
        return _reader(kind)(data, name, self._bounds)


_KINDS: Mapping[Content | None, str] = {PDF: "pdf", DOCX: "word", XLSX: "sheets", TEXT: "plain"}


def _reader(kind: str) -> Callable[[bytes, str, Bounds], Extract]:
    """How a kind of file is read. Each library takes 15 to 35 MB, so it is loaded when the first such file comes."""
    read: Callable[[bytes, str, Bounds], Extract] = importlib.import_module(f"adapters.documents.{kind}").extract
    return read


def _refusal(data: bytes, bounds: Bounds) -> BadInput:
    if is_locked(data):
        return BadInput("file_unreadable")
    if data[:4] == b"PK\x03\x04":
        check_archive(data, bounds)
    return BadInput("file_type_unknown")


def is_locked(data: bytes) -> bool:
    """Whether the bytes are an Office document behind a password."""
    return data.startswith(b"\xd0\xcf\x11\xe0") and "EncryptedPackage".encode("utf-16-le") in data

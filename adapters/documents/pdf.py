"""PDF: the text of each page, tables where columns stand apart, and pictures."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from itertools import groupby

from pypdf import PageObject, PdfReader

from adapters.documents.bounds import Bounds
from adapters.documents.pictures import pictures_of
from core.errors import BadInput
from core.reading import Document, Extract, Table

_GAP = re.compile(r"\s{2,}")
_ROWS_OF_A_TABLE = 3


def extract(data: bytes, name: str, bounds: Bounds) -> Extract:
    """Text, tables and pictures. Raises BadInput("document_too_long", or "file_unreadable" when it is locked)."""
    pdf = PdfReader(BytesIO(data))
    if pdf.is_encrypted and not pdf.decrypt(""):
        raise BadInput("file_unreadable")
    if len(pdf.pages) > bounds.pages:
        raise BadInput("document_too_long", str(bounds.pages))
    texts: list[str] = []
    tables: list[Table] = []
    for number, page in enumerate(pdf.pages, 1):
        texts.append(page.extract_text().strip())
        tables.extend(_tables(page, f"{name}, {number}", bounds))
    text = "\n\n".join(filter(None, texts))
    if len(text) > bounds.text_chars:
        raise BadInput("document_too_long", str(bounds.pages))
    return Extract(Document(name, text, tuple(tables)) if text or tables else None, pictures_of(_images(pdf, name), bounds))


def _images(pdf: PdfReader, name: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for number, page in enumerate(pdf.pages, 1):
        for index, key in enumerate(page.images.keys(), 1):
            yield f"{name}-{number}-{index}", partial(_image, page, key)


def _image(page: PageObject, key: str | list[str]) -> bytes:
    return page.images[key].data


def _tables(page: PageObject, name: str, bounds: Bounds) -> list[Table]:
    """Runs of lines that fall into the same number of columns, at least two, each set apart by two blanks or more."""
    lines = [_GAP.split(line.strip()) for line in page.extract_text(extraction_mode="layout").splitlines() if line.strip()]
    found = []
    for columns, run in groupby(lines, key=len):
        rows = [tuple(cells) for cells in run]
        if 2 <= columns <= bounds.columns and _ROWS_OF_A_TABLE <= len(rows) <= bounds.rows:
            found.append(Table(name, rows[0], tuple(rows[1:])))
    return found

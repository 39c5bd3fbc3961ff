"""DOCX: paragraphs and tables in reading order, and pictures."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO

import docx
from docx.document import Document as Word
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from adapters.documents.bounds import Bounds
from adapters.documents.pictures import pictures_of
from core.errors import BadInput
from core.reading import Document, Extract, Table


def extract(data: bytes, name: str, bounds: Bounds) -> Extract:
    """Text, tables and pictures. Raises BadInput("document_too_long")."""
    word = docx.Document(BytesIO(data))
    texts: list[str] = []
    tables: list[Table] = []
    for part in word.iter_inner_content():
        if isinstance(part, Paragraph):
            texts.append(_line(part))
        else:
            tables.extend(_tables(part, f"{name}, {len(tables) + 1}", bounds))
    text = "\n".join(filter(None, texts))
    if len(text) > bounds.text_chars:
        raise BadInput("document_too_long", str(bounds.pages))
    return Extract(Document(name, text, tuple(tables)) if text or tables else None, pictures_of(_images(word, name), bounds))


def _line(paragraph: Paragraph) -> str:
    style = paragraph.style.name if paragraph.style else ""
    return f"- {paragraph.text.strip()}" if style and style.startswith("List") and paragraph.text.strip() else paragraph.text.strip()


def _tables(table: WordTable, name: str, bounds: Bounds) -> tuple[Table, ...]:
    if len(table.rows) > bounds.rows:
        raise BadInput("table_too_long", str(bounds.rows))
    rows = [tuple(cell.text.strip() for cell in row.cells) for row in table.rows]
    return (Table(name, rows[0], tuple(rows[1:])),) if rows else ()


def _images(word: Word, name: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    parts = [relation.target_part for relation in word.part.rels.values() if not relation.is_external and relation.reltype.endswith("/image")]
    for number, part in enumerate(parts, 1):
        yield f"{name}-{number}", partial(getattr, part, "blob")

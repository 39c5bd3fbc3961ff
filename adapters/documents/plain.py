"""Plain text in any usual encoding, and tables among it: values set apart by commas, semicolons, tabs or bars."""

import csv
from io import StringIO

from charset_normalizer import from_bytes

from adapters.documents.bounds import Bounds
from adapters.documents.sheets import table_of
from core.errors import BadInput
from core.reading import Document, Extract, Table

_DELIMITERS = (";", "\t", ",", "|")
_SAMPLE = 30


def extract(data: bytes, name: str, bounds: Bounds) -> Extract:
    """A text, or a table when every line falls into the same columns. Raises BadInput("file_empty", "table_too_long" or "text_too_long")."""
    text = decoded(data).strip("\ufeff\r\n\t ")
    if not text:
        raise BadInput("file_empty")
    table = _table(text, name, bounds)
    if table is not None:
        return Extract(Document(name, "", (table,)))
    if len(text) > bounds.text_chars:
        raise BadInput("text_too_long", f"{bounds.text_chars:,}")
    return Extract(Document(name, text))


def decoded(data: bytes) -> str:
    """The text: by its mark, as UTF-8, or in the encoding in which its letters make the most sense."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = from_bytes(data[:100_000], cp_isolation=["cp1252", "cp1250", "cp1251", "cp1256"]).best()
        return data.decode(best.encoding if best else "cp1252", "replace")


def _table(text: str, name: str, bounds: Bounds) -> Table | None:
    lines = text.splitlines()
    if len(lines) < 2:
        return None
    for delimiter in _DELIMITERS:
        if delimiter not in lines[0] or (delimiter == "," and _reads_as_prose(text, name)):
            continue
        sample = list(csv.reader(StringIO("\n".join(lines[:_SAMPLE])), delimiter=delimiter))
        widths = {len(row) for row in sample if row}
        # Prose has commas too; a table has as many in every line, and short cells.
        if len(widths) == 1 and widths.pop() >= 2 and all(len(cell) <= 300 for row in sample for cell in row) and _short(sample):
            rows = (tuple(cell.strip() for cell in row) for row in csv.reader(StringIO(text), delimiter=delimiter))
            return table_of(name, rows, bounds)
    return None


def _short(sample: list[list[str]]) -> bool:
    return sum(len(cell.split()) for cell in sample[0]) <= 6 * len(sample[0])


def _reads_as_prose(text: str, name: str) -> bool:
    """Most commas are followed by a blank, and the name does not say otherwise."""
    return not name.lower().endswith((".csv", ".tsv")) and text.count(", ") * 2 > text.count(",")

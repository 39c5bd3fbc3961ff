"""XLSX: each sheet as a table of texts. Formulas count by their last value."""

import datetime as dt
from collections.abc import Iterable, Iterator
from io import BytesIO

from openpyxl import load_workbook

from adapters.documents.bounds import Bounds
from core.errors import BadInput
from core.reading import Document, Extract, Table


def extract(data: bytes, name: str, bounds: Bounds) -> Extract:
    """One table a sheet that holds anything. Raises BadInput("file_empty" or "table_too_long")."""
    book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    tables = [table_of(sheet.title, _cells(sheet.iter_rows(values_only=True)), bounds) for sheet in book.worksheets]
    book.close()
    kept = tuple(table for table in tables if table is not None)
    if not kept:
        raise BadInput("file_empty")
    return Extract(Document(name, "", kept))


def table_of(name: str, rows: Iterable[tuple[str, ...]], bounds: Bounds) -> Table | None:
    """The rows without empty ones and without empty columns at the end; None when nothing is left. Raises BadInput("table_too_long")."""
    kept: list[tuple[str, ...]] = []
    for row in rows:
        if not any(row):
            continue
        if len(kept) > bounds.rows:
            raise BadInput("table_too_long", str(bounds.rows))
        kept.append(row[: bounds.columns])
    if not kept:
        return None
    width = max(max(index for index, cell in enumerate(row, 1) if cell) for row in kept)
    whole = [(*row, *("",) * (width - len(row)))[:width] for row in kept]
    return Table(name, whole[0], tuple(whole[1:]))


def _cells(rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield tuple(_text(cell) for cell in row)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _moment(cell) if isinstance(cell, dt.date | dt.time) else str(cell).strip()


def _moment(cell: dt.date | dt.time) -> str:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat(timespec="minutes")
    return cell.isoformat(timespec="minutes") if isinstance(cell, dt.time) else cell.isoformat()

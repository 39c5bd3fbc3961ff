"""Spreadsheets that were sent: their columns are the fields of a kind of record."""

from collections.abc import Sequence

from core.brief import FieldType, FieldWanted, RecordWanted, Requirement
from core.reading import Document, Table
from core.understanding.lexicon import Lexicon
from core.understanding.lines import line
from core.understanding.text import tokenise
from core.understanding.values import CalendarDate, Email, Money, Number, Phone, find_values

_SAMPLE = 20


def read_tables(documents: Sequence[Document], lex: Lexicon, start: int) -> list[Requirement]:
    """One record for every table with columns; text in a document is never read as a wish."""
    found: list[Requirement] = []
    for document in documents:
        for table in document.tables:
            if table.columns:
                wish = _record(table, lex)
                found.append(Requirement(f"r{start + len(found)}", line(wish, lex, table.name), document.name, wish, 0.9))
    return found


def _record(table: Table, lex: Lexicon) -> RecordWanted:
    tokens = tokenise(table.name.rpartition(".")[0] or table.name, lex.language, lex.morphology)
    hits = [h.key for h in lex.concepts.longest(tokens) if h.key.record]
    fields = tuple(_column(name, [row[i] for row in table.rows[:_SAMPLE] if i < len(row)], lex) for i, name in enumerate(table.columns) if name.strip())
    label = hits[-1].one if hits else table.name
    return RecordWanted(label, hits[-1].several if hits else table.name, hits[-1].key if hits else None, fields)


def _column(name: str, cells: list[str], lex: Lexicon) -> FieldWanted:
    tokens = tokenise(name, lex.language, lex.morphology)
    hits = [h.key for h in lex.concepts.longest(tokens)]
    fields = [h for h in hits if h.field]
    concept = next(iter(fields or hits), None)
    seen = _type_of([c for c in cells if c.strip()], lex.language)
    kind = concept.type if concept and concept.type not in {FieldType.TEXT, FieldType.RELATION, FieldType.CHOICE} else seen
    options = _options(cells) if concept and concept.type is FieldType.CHOICE else ()
    return FieldWanted(
        name.strip(), concept.key if concept else None, FieldType.CHOICE if options else kind, options, concept.unit if concept else None, required=False
    )


def _options(cells: list[str]) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(c.strip() for c in cells if c.strip()))
    return values if 1 < len(values) <= 8 and len(values) < len(cells) else ()


def _type_of(cells: list[str], language: str) -> FieldType:
    """The type that all sampled cells agree on, else text."""
    kinds = {_cell_type(cell, language) for cell in cells}
    if kinds == {FieldType.INTEGER, FieldType.DECIMAL}:
        return FieldType.DECIMAL
    return kinds.pop() if len(kinds) == 1 else FieldType.TEXT


def _cell_type(cell: str, language: str) -> FieldType:  # noqa: PLR0911 one return for every type
    text = cell.strip()
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        found = [f for f in find_values(text, language) if f.source.strip() == text]
    else:
        return FieldType.INTEGER if number.is_integer() and "." not in text and "," not in text else FieldType.DECIMAL
    if not found:
        return FieldType.TEXT
    match found[0].value:
        case Money():
            return FieldType.MONEY
        case CalendarDate():
            return FieldType.DATE
        case Email():
            return FieldType.EMAIL
        case Phone():
            return FieldType.PHONE
        case Number():
            return FieldType.DECIMAL
        case _:
            return FieldType.TEXT

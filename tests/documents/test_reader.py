import contextlib
import zipfile
from datetime import date, datetime
from io import BytesIO

import docx
import pytest
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from PIL import Image as Pillow
from pypdf import PdfReader, PdfWriter

from adapters.documents.bounds import Bounds
from adapters.documents.reader import FileReader
from core.errors import BadInput
from core.reading import Document, Table

ROWS = (("Bread", "Price"), ("Rye", "3.80"), ("Spelt", "4.20"))


def png(width: int = 120, height: int = 80) -> bytes:
    out = BytesIO()
    Pillow.new("RGB", (width, height), "#884422").save(out, "PNG")
    return out.getvalue()


def photo() -> bytes:
    """A picture lying on its side, with the place it was taken."""
    out = BytesIO()
    exif = Pillow.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (54.0, 29.0, 0.0)
    Pillow.new("RGB", (120, 80), "#336699").save(out, "JPEG", exif=exif)
    return out.getvalue()


def pdf() -> bytes:
    made = FPDF()
    made.set_font("Helvetica", size=12)
    made.add_page()
    made.multi_cell(0, 8, "Our bakery opens at seven.")
    with made.table() as table:
        for row in ROWS:
            table.row(row)
    made.add_page()
    made.image(BytesIO(png()), w=60)
    return bytes(made.output())


def word() -> bytes:
    made = docx.Document()
    made.add_paragraph("Our bakery opens at seven.")
    made.add_paragraph("Rye bread", style="List Bullet")
    table = made.add_table(0, 2)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    made.add_picture(BytesIO(png()))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def workbook() -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Prices"
    for row in (("Bread", "Price", "From", "Fresh"), ("Rye", 3.8, date(2026, 1, 5), True), (), ("Spelt", 4.0, datetime(2026, 1, 5, 7, 30), None)):  # noqa: DTZ001  sheets hold wall time
        sheet.append(row)
    made.create_sheet("Empty")
    out = BytesIO()
    made.save(out)
    return out.getvalue()


async def read(data: bytes, name: str = "file", bounds: Bounds | None = None) -> Document:
    document = (await FileReader(bounds).read(data, name)).document
    assert document is not None
    return document


async def test_pdf_gives_text_table_and_picture() -> None:
    extract = await FileReader().read(pdf(), "a.pdf")
    assert extract.document is not None
    assert "Our bakery opens at seven." in extract.document.text
    assert Table("a.pdf, 1", *_split(ROWS)) in extract.document.tables
    assert [(one.width_px, one.height_px) for one in extract.images] == [(120, 80)]


async def test_word_gives_text_table_and_picture() -> None:
    extract = await FileReader().read(word(), "a.docx")
    assert extract.document is not None
    assert extract.document.text == "Our bakery opens at seven.\n- Rye bread"
    assert extract.document.tables == (Table("a.docx, 1", *_split(ROWS)),)
    assert len(extract.images) == 1


async def test_workbook_gives_a_table_a_sheet_with_values_as_text() -> None:
    (table,) = (await read(workbook())).tables
    assert table == Table(
        "Prices",
        ("Bread", "Price", "From", "Fresh"),
        (("Rye", "3.8", "2026-01-05", "yes"), ("Spelt", "4", "2026-01-05T07:30", "")),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
async def test_values_apart_in_any_way_are_a_table(encoding: str, delimiter: str) -> None:
    lines = [("Gebäck", "Größe"), ("Krapfen", "klein"), ("Brötchen", "groß"), ("Hörnchen mit Füllung", "übergroß")]
    data = "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)
    (table,) = (await read(data, "x.ogg")).tables
    assert (table.columns, table.rows) == (lines[0], tuple(lines[1:]))


@pytest.mark.parametrize(("encoding", "text"), [("cp1250", "Příliš žluťoučký kůň úpěl ďábelské ódy"), ("cp1251", "Нужен сайт для пекарни, хлеб и пироги")])
async def test_old_encodings_are_recognised(encoding: str, text: str) -> None:
    assert (await read(text.encode(encoding))).text == text


async def test_prose_with_commas_is_no_table() -> None:
    prose = "Dear all, we need a page for the bakery.\nIt should be simple, with prices.\n"
    document = await read(prose.encode())
    assert (document.text, document.tables) == (prose.strip(), ())


async def test_a_picture_is_upright_and_has_forgotten_where_it_was_taken() -> None:
    (image,) = (await FileReader().read(photo(), "p.jpg")).images
    assert (image.width_px, image.height_px, image.media_type) == (80, 120, "image/jpeg")
    assert not Pillow.open(BytesIO(image.data)).getexif()


SOUND = {"pdf": pdf(), "word": word(), "sheet": workbook(), "photo": photo(), "png": png()}


def bomb(kind: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr({"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "zip": "a.txt"}[kind], bytes(160_000_000))
    return out.getvalue()


def locked() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf())))
    writer.encrypt("secret", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def laughs() -> bytes:
    """A workbook whose sheet defines entities that grow a billionfold."""
    entities = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook())) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                start = data.index(b"<worksheet")
                data = f'<?xml version="1.0"?><!DOCTYPE worksheet [{entities}]>'.encode() + data[start:].replace(b"<v>0</v>", b"<v>&j;</v>", 1)
            target.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("file_empty", b""),
        ("file_empty", b" \n "),
        ("file_unreadable", pdf()[:300]),
        ("file_unreadable", word()[:3000]),
        ("file_unreadable", workbook()[:3000]),
        ("file_unreadable", png()[:60]),
        ("file_unreadable", locked()),
        ("file_unreadable", laughs()),
        ("file_type_unknown", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("file_type_unknown", bytes(range(256))),
        ("file_type_unknown", b"OggS" + bytes(100)),
        ("archive_bomb", bomb("docx")),
        ("archive_bomb", bomb("xlsx")),
        ("archive_bomb", bomb("zip")),
        ("picture_too_large", png(9000, 9000)),
        ("file_too_large", b"a" * (21 * 1024 * 1024)),
        ("text_too_long", b"word " * 50_000),
        ("table_too_long", b"a;b\n" * 6_000),
    ],
)
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
async def test_what_cannot_be_used_is_refused_with_a_code(code: str, data: bytes) -> None:
    with pytest.raises(BadInput) as error:
        await FileReader().read(data, "file")
    assert error.value.code == code


async def test_a_long_pdf_is_refused_and_not_read_by_halves() -> None:
    with pytest.raises(BadInput) as error:
        await FileReader(Bounds(pages=1)).read(pdf(), "a.pdf")
    assert (error.value.code, error.value.limit) == ("document_too_long", "1")


@pytest.mark.filterwarnings("ignore")
@settings(max_examples=60)
@given(kind=st.sampled_from(sorted(SOUND)), where=st.floats(0, 1), noise=st.binary(min_size=1, max_size=40))
async def test_damaged_files_are_read_or_refused(kind: str, where: float, noise: bytes) -> None:
    start = SOUND[kind]
    at = int(where * len(start))
    with contextlib.suppress(BadInput):
        await FileReader().read(start[:at] + noise + start[at + len(noise) :], "file")


def _split(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    return rows[0], rows[1:]

from datetime import date

from core.brief import FieldType
from core.compiler.planner import plan
from core.reading import Document, Picture, Table
from tests.unit.compiler.made_briefs import brief, honey

TODAY = date(2026, 11, 23)
STOCK = Table(
    "Lagerliste.xlsx",
    ("Artikel", "Preis", "Bestand", "Geprüft am", "Regal", "Aktiv"),
    (
        ("Waldhonig", "8,90 €", "14", "03.11.2026", "A1", "ja"),
        ("Lindenhonig", "9,50 €", "0", "28.10.2026", "A1", "nein"),
        ("Kerze", "4 €", "120", "01.02.2026", "B2", "ja"),
    ),
)


def test_a_table_becomes_records_with_types_of_its_columns() -> None:
    spec = plan(brief("de"), today=TODAY, documents=(Document("Lagerliste.xlsx", tables=(STOCK,)),))
    entity = next(e for e in spec.entities if e.label == "Lagerliste")
    types = {f.label: f.type for f in entity.fields}
    assert types["Preis"] is FieldType.MONEY
    assert types["Bestand"] is FieldType.INTEGER
    assert types["Geprüft am"] is FieldType.DATE
    assert types["Aktiv"] is FieldType.BOOLEAN
    price, checked = (next(f.key for f in entity.fields if f.label == label) for label in ("Preis", "Geprüft am"))
    assert [r[price] for r in entity.rows] == [8.9, 9.5, 4.0]
    assert entity.rows[0][checked] == "2026-11-03"
    assert len(entity.rows) == 3


def test_a_logo_stands_in_the_header_and_photos_with_the_goods() -> None:
    logo = Picture("b1", "Logo.png", "image/png", 400, 400)
    jar = Picture("b2", "glas.jpg", "image/jpeg", 1600, 1200)
    spec = plan(honey(), today=TODAY, pictures=(logo, jar))
    assert spec.assets is not None
    assert spec.assets[spec.theme.logo or ""] == "b1"
    photo = spec.entity("product").field("photo")
    assert photo.type is FieldType.IMAGE
    assert spec.assets[str(spec.entity("product").rows[0]["photo"])] == "b2"

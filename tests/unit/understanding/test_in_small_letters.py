"""Speech that was written down without capitals and commas: towns, names of houses, alternatives and statuses in one breath."""

import pytest

from core.brief import ContactGiven, Named, RecordWanted, StatusesWanted
from core.understanding.brief_reader import read_brief

TOWNS = (
    ("en", "so we run a little bakery in ludmore called golden sheaf and people should order bread with name and phone", "Ludmore", "Golden Sheaf"),
    (
        "de",
        "also wir sind die schlosserei hagedorn in ebersfeld und unsere kunden sollen anfragen mit name und telefon schicken",
        "Ebersfeld",
        "Schlosserei Hagedorn",
    ),
    (
        "fr",
        "alors on a une boulangerie à morlannes ça s'appelle les deux moulins et on voudrait les commandes avec nom et téléphone",
        "Morlannes",
        "Les Deux Moulins",
    ),
    ("it", "allora ho una pizzeria a vallescura si chiama la luna di miele e vorrei gli ordini con nome e telefono", "Vallescura", "La Luna di Miele"),
    ("es", "pues tengo una peluquería en valdeolmo y se llama tijera loca y quiero citas con nombre y teléfono y correo", "Valdeolmo", "Tijera Loca"),
    ("nl", "wij hebben een fietsenmaker in oosterbeke de gouden spaak en klanten moeten een reparatie kunnen melden met naam", "Oosterbeke", "De Gouden Spaak"),
    ("cs", "máme malou pekárnu v lipníkově jmenuje se to zlatý klas a chceme objednávky s jménem a telefonem", "Lipníkov", "Zlatý Klas"),
    ("ru", "у нас пекарня называется ржаной колос под рязанью и хотим чтобы люди заказывали хлеб с именем и телефоном", "Рязанью", "Ржаной Колос"),  # noqa: RUF001
)


@pytest.mark.parametrize(("language", "text", "town", "name"), TOWNS)
def test_a_town_and_a_name_are_known_by_where_they_stand(language: str, text: str, town: str, name: str) -> None:
    brief = read_brief(text, language)
    assert [w.text for w in brief.wishes(ContactGiven) if w.kind == "place"] == [town]
    assert [w.name for w in brief.wishes(Named)] == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "so we have a small bakery in town and people should order bread with name and phone"),
        ("en", "we have a bakery and sell flour in kilos and people should order bread with name and phone"),
        ("fr", "on a un salon de coiffure à domicile et on voudrait les rendez-vous avec le nom et le téléphone"),
        ("de", "ich habe ein nagelstudio in ruhe und brauche eine seite mit preisen und öffnungszeiten und terminen"),
        ("nl", "wij hebben een bakkerij in huis en mensen moeten brood kunnen bestellen met naam en telefoon"),
    ],
)
def test_what_is_said_of_the_house_is_no_town(language: str, text: str) -> None:
    assert not [w for w in read_brief(text, language).wishes(ContactGiven) if w.kind == "place"]


@pytest.mark.parametrize(("language", "text"), [("cs", "objednávky s jménem a telefonem"), ("ru", "заказы с именем и телефоном")])  # noqa: RUF001
def test_a_name_and_a_telephone_are_no_name_of_a_house(language: str, text: str) -> None:
    assert not read_brief(text, language).wishes(Named)


@pytest.mark.parametrize(
    ("language", "text", "label", "options"),
    [
        ("de", "anmeldung mit name telefon und niveau neuling mittel oder profi", "Niveau", ("neuling", "mittel", "profi")),
        ("nl", "reparatie met naam telefoon merk type fiets bakfiets vouwfiets of ligfiets", "Type fiets", ("bakfiets", "vouwfiets", "ligfiets")),
        ("it", "con nome telefono giorno e strumento flauto tromba o arpa", "Strumento", ("flauto", "tromba", "arpa")),
        ("es", "inscripción con nombre móvil correo y nivel novato medio o experto", "Nivel", ("novato", "medio", "experto")),
        ("fr", "chaque don a le donateur le téléphone le type d'objet lampe tapis ou chaise", "Type d'objet", ("lampe", "tapis", "chaise")),
    ],
)
def test_alternatives_without_a_comma_are_the_values_of_the_field_before_them(language: str, text: str, label: str, options: tuple[str, ...]) -> None:
    (record,) = read_brief(text, language).wishes(RecordWanted)
    assert [f.options for f in record.fields if f.label == label] == [options]


@pytest.mark.parametrize(
    ("language", "text", "statuses"),
    [
        ("de", "der kunde schickt name telefon und foto und dann offen in arbeit fertig", ("offen", "in arbeit", "fertig")),
        ("nl", "een melding heeft naam en foto en dan binnen bezig wacht op onderdelen klaar", ("binnen", "bezig", "wacht op onderdelen", "klaar")),
        ("pl", "zgłoszenie ma imię telefon i zdjęcie potem nowe w trakcie gotowe odebrane", ("nowe", "w trakcie", "gotowe", "odebrane")),
    ],
)
def test_usual_statuses_in_a_row_need_no_word_for_status(language: str, text: str, statuses: tuple[str, ...]) -> None:
    (wish,) = read_brief(text, language).wishes(StatusesWanted)
    assert wish.statuses == statuses

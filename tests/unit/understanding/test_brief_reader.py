from decimal import Decimal

import pytest

from core.brief import (
    Brief,
    Coloured,
    ContactGiven,
    FeatureWanted,
    FieldType,
    ItemsOffered,
    Named,
    NotWanted,
    PeopleNamed,
    RecordWanted,
    RoleWanted,
    RuleKind,
    RuleWanted,
    StatusesWanted,
    TextWanted,
)
from core.features import Feature
from core.reading import Document, Table
from core.understanding.brief_reader import read_brief

BRIEFS = {
    "en": "Hey so we're Tin Lantern, a candle studio in Frome, and folks book workshops. Beginner pour is 35 pounds, dipped tapers 42, kids hour 18. each "
    "workshop takes ten people max. they leave name, email, which workshop and how many. Our makers are Dee, Ravi and Colm. Statuses are booked, paid, "
    "attended. Charcoal background with amber buttons. no newsletter, no cookies.",
    "de": "Hallo, wir sind der Verleih Bollerwagen Berta in Jena. Kunden buchen einen Wagen: Name, Handynummer, Tag, Uhrzeit und wie lange. Kleiner Wagen "
    "15 Euro, großer 25, mit Kühlbox 32. Kaution 50 Euro. Status angefragt, bestätigt, zurück. Helfer sind Jule, Tom und Arne. Blau, nein, türkis auf weiß. "
    "Keine Kundenkonten.",
    "fr": "Salut, l'atelier Fil Rouge à Nantes, on fait des retouches. Le client laisse son nom, son téléphone, le vêtement et la date voulue. Ourlet 12 "
    "euros, fermeture éclair 18, cintrage 25. Les étapes sont déposé, en cours, prêt. Couturières Maya et Solène. Rouge sur fond blanc. Pas de compte à créer.",
    "it": "Ciao, gestisco il Rifugio Pian Secco a Bardonecchia. La gente prenota posti letto: nome, telefono, data di arrivo e quante notti. Mezza pensione 48 "
    "euro, pernottamento 22. Stati: richiesta, confermata, arrivati. Verde bosco su crema. Niente pagamenti online.",
    "es": "Buenas, soy Marta de la Escuela Infantil Caracol en Burgos. Queremos que los padres apunten la merienda: nombre del niño, clase y alergias. "
    "Las clases son Ranas, Erizos y Búhos. La merienda cuesta 2,50 y el comedor 6 euros. Naranja de fondo y botones azules. Sin cuentas ni contraseñas.",
    "nl": "hoi, wij zijn Atelier Het Vuurtje in Gouda, lessen emailleren. Cursist vult in: naam, mail, welke les. Beginners 65 euro, gevorderden 85, open "
    "atelier 20. Docenten zijn Marleen, Joop en Saskia. Acht plekken per les. Terracotta op wit. Geen cookies.",
    "cs": "Dobrý den, jsme Dílna Pod Ořechem v Třeboni a děláme kurzy keramiky. Točení na kruhu 950 korun, glazování 600 a dětská dílna 400, vždycky osm míst. "
    "Účastník napíše jméno, mail a který kurz. Lektorky jsou Věra, Hana a Milena. Pozadí bílé, tlačítka hnědá. Bez newsletteru a bez reklam.",
    "pl": "Cześć, prowadzę serwis nart Ostra Krawędź w Bielsku. Klient podaje imię, telefon, rodzaj sprzętu i co jest do zrobienia. Ostrzenie 40 zł, "
    "smarowanie 30, komplet 60. Statusy: przyjęte, w warsztacie, do odbioru. Granatowe tło, żółte przyciski. Bez zakładania konta.",
    "ru": "Добрый день, мастерская «Кожа да Нитка» из Вологды. Клиент оставляет имя, телефон, что сломалось и фото. Статусы заказа: принят, в работе, готов, "
    "выдан. Подшить сумку 900 рублей, замена молнии 650, новая ручка 1200. Мастера Олег и Рита. Фон бежевый, кнопки тёмно-зелёные. Регистрации не надо.",
    "ar": "السلام عليكم، عندي مغسلة سيارات اسمها لمعة في عمان، وبدي الزبون يحجز موعد. غسيل خارجي 4 دنانير، غسيل كامل 9، تلميع 25. الزبون يكتب اسمه "
    "ورقم الجوال ونوع السيارة والوقت. الحالات: محجوز، قيد الغسيل، جاهز. العمال محمود وسامر ورامي. الخلفية بيضا والازرار زرقا. بدون تسجيل دخول.",
}


def read(language: str) -> Brief:
    return read_brief(BRIEFS[language], language)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Tin Lantern"), ("de", "Verleih Bollerwagen Berta"), ("fr", "Fil Rouge"), ("it", "Rifugio Pian Secco"), ("es", "Escuela Infantil Caracol"),
        ("nl", "Atelier Het Vuurtje"), ("cs", "Dílna Pod Ořechem"), ("pl", "Ostra Krawędź"), ("ru", "Кожа да Нитка"), ("ar", "لمعة"),
    ],
)  # fmt: skip
def test_the_business_is_called_as_said(language: str, name: str) -> None:
    assert [n.name for n in read(language).wishes(Named)] == [name]


@pytest.mark.parametrize(
    ("language", "items"),
    [
        ("en", {"Beginner pour": "35", "Dipped tapers": "42", "Kids hour": "18"}),
        ("de", {"Kleiner Wagen": "15", "Großer": "25", "Mit Kühlbox": "32"}),
        ("fr", {"Ourlet": "12", "Fermeture éclair": "18", "Cintrage": "25"}),
        ("it", {"Mezza pensione": "48", "Pernottamento": "22"}),
        ("es", {"Merienda": "2.50", "Comedor": "6"}),
        ("nl", {"Beginners": "65", "Gevorderden": "85", "Open atelier": "20"}),
        ("cs", {"Točení na kruhu": "950", "Glazování": "600", "Dětská dílna": "400"}),
        ("pl", {"Ostrzenie": "40", "Smarowanie": "30", "Komplet": "60"}),
        ("ru", {"Подшить сумку": "900", "Замена молнии": "650", "Новая ручка": "1200"}),
        ("ar", {"غسيل خارجي": "4", "غسيل كامل": "9", "تلميع": "25"}),
    ],
)
def test_every_price_stands_with_what_it_is_for(language: str, items: dict[str, str]) -> None:
    offered = {i.label: i.price for w in read(language).wishes(ItemsOffered) for i in w.items if i.price is not None}

    assert offered == {label: Decimal(price) for label, price in items.items()}


@pytest.mark.parametrize(
    ("language", "fields"),
    [
        ("en", ["customer_name", "email", "workshop", "quantity"]),
        ("de", ["customer_name", "phone", "day", "time", "duration"]),
        ("fr", ["customer_name", "phone", None, "date"]),
        ("it", ["customer_name", "phone", "arrival", "nights"]),
        ("es", ["child_name", "class", "allergies"]),
        ("nl", ["customer_name", "email", "class"]),
        ("cs", ["customer_name", "email", "course"]),
        ("pl", ["customer_name", "phone", "device_type", None]),
        ("ru", ["customer_name", "phone", "problem", "photo"]),
        ("ar", ["customer_name", "phone", "brand", "time"]),
    ],
)
def test_what_visitors_fill_in_becomes_a_form(language: str, fields: list[str | None]) -> None:
    forms = [w for w in read(language).wishes(RecordWanted) if w.public_form]

    assert [[f.concept for f in w.fields] for w in forms] == [fields]


@pytest.mark.parametrize(
    ("language", "background", "accent"),
    [
        ("en", "Charcoal", "amber"), ("de", "weiß", "türkis"), ("fr", "blanc", "Rouge"), ("it", "crema", "Verde bosco"), ("es", "Naranja", "azul"),
        ("nl", "wit", "Terracotta"), ("cs", "bílá", "hnědá"), ("pl", "granatowy", "żółty"), ("ru", "бежевый", "тёмно-зелёные"), ("ar", "بيضا", "زرقا"),
    ],
)  # fmt: skip
def test_colours_go_where_they_were_asked_for(language: str, background: str, accent: str) -> None:
    assert {c.role: c.spoken for c in read(language).wishes(Coloured)} == {"background": background, "accent": accent}


@pytest.mark.parametrize(
    ("language", "statuses"),
    [
        ("en", ("booked", "paid", "attended")), ("de", ("angefragt", "bestätigt", "zurück")), ("fr", ("déposé", "en cours", "prêt")),
        ("it", ("richiesta", "confermata", "arrivati")), ("pl", ("przyjęte", "w warsztacie", "do odbioru")), ("ru", ("принят", "в работе", "готов", "выдан")),
        ("ar", ("محجوز", "قيد الغسيل", "جاهز")),
    ],
)  # fmt: skip
def test_statuses_keep_their_order(language: str, statuses: tuple[str, ...]) -> None:
    assert [w.statuses for w in read(language).wishes(StatusesWanted)] == [statuses]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ("Dee", "Ravi", "Colm")), ("de", ("Jule", "Tom", "Arne")), ("fr", ("Maya", "Solène")), ("nl", ("Marleen", "Joop", "Saskia")),
        ("cs", ("Věra", "Hana", "Milena")), ("ru", ("Олег", "Рита")), ("ar", ("محمود", "سامر", "رامي")),
    ],
)  # fmt: skip
def test_people_are_known_by_name(language: str, names: tuple[str, ...]) -> None:
    assert [w.names for w in read(language).wishes(PeopleNamed)] == [names]


@pytest.mark.parametrize(
    ("language", "refused"),
    [
        ("en", {Feature.NEWSLETTER, Feature.TRACKING}), ("de", {Feature.CUSTOMER_ACCESS, Feature.LOGIN}), ("fr", {Feature.LOGIN}),
        ("it", {Feature.ONLINE_PAYMENT}), ("es", {Feature.LOGIN}), ("nl", {Feature.TRACKING}), ("cs", {Feature.NEWSLETTER, Feature.ADS}),
        ("pl", {Feature.LOGIN}),
        ("ru", {Feature.LOGIN, Feature.SELF_REGISTRATION}), ("ar", {Feature.LOGIN}),
    ],
)  # fmt: skip
def test_what_is_ruled_out_is_never_wanted(language: str, refused: set[Feature]) -> None:
    brief = read(language)

    assert {w.feature for w in brief.wishes(NotWanted)} == refused
    assert not refused & {w.feature for w in brief.wishes(FeatureWanted)}


def test_a_correction_wins() -> None:
    brief = read_brief("Please make it blue, no, green. We have twelve, sorry, fourteen seats.", "en")

    assert [c.spoken for c in brief.wishes(Coloured)] == ["green"]
    assert [r.amount for r in brief.wishes(RuleWanted)] == [Decimal(14)]


def test_options_of_a_field_are_its_values() -> None:
    (record,) = read_brief("Each kayak has number, colour and size: small, medium or large.", "en").wishes(RecordWanted)

    assert [f.concept for f in record.fields] == ["number", "color", "size"]
    assert record.fields[2].options == ("small", "medium", "large")
    assert record.fields[2].type is FieldType.CHOICE


def test_a_brief_that_lists_functions_keeps_each_of_them() -> None:
    brief = read_brief(
        "Please implement a greenhouse website. It should have functionalities for soil probe calibration, sales reports and live chat. "
        "Users should be able to log in, browse plants and add them to the cart. Use honeydew as the background and forest green for components.",
        "en",
    )

    assert {Feature.REPORTS, Feature.CHAT, Feature.LOGIN, Feature.CART} <= {w.feature for w in brief.wishes(FeatureWanted)}
    assert "plant" in {w.concept for w in brief.wishes(RecordWanted)}
    assert "Soil probe calibration" in {w.label for w in brief.wishes(RecordWanted)}
    assert not brief.wishes(TextWanted)


def test_who_may_do_what() -> None:
    brief = read_brief("The coordinator approves requests. Members only read.", "en")

    assert {w.concept: w.may for w in brief.wishes(RoleWanted)} == {"coordinator": ("approve",), "member": ("view",)}
    assert {Feature.ROLES, Feature.APPROVAL} <= {w.feature for w in brief.wishes(FeatureWanted)}


def test_rules_carry_their_numbers() -> None:
    brief = read_brief("Guests cancel up to 6 hours before. A deposit of 50 euros. No double bookings please.", "en")

    assert {(r.kind, r.amount) for r in brief.wishes(RuleWanted)} == {
        (RuleKind.CANCEL_BEFORE, Decimal(6)),
        (RuleKind.DEPOSIT, Decimal(50)),
        (RuleKind.NO_DOUBLE_BOOKING, None),
    }


def test_speech_without_capitals_still_names_the_business() -> None:
    brief = read_brief("i run a chimney sweep business called soot and son and customers should book a visit", "en")

    assert [n.name for n in brief.wishes(Named)] == ["Soot and Son"]


def test_contacts_are_kept_as_written() -> None:
    brief = read_brief("We are Fernhill Pottery. Write to hello@fernhill.example or call 01632 960 123.", "en")

    assert {(c.kind, c.text) for c in brief.wishes(ContactGiven)} >= {("email", "hello@fernhill.example")}


def test_a_spreadsheet_becomes_a_record_with_its_columns() -> None:
    table = Table("members.xlsx", ("Name", "Email", "Points", "Paid"), (("Ada", "ada@club.example", "12", "yes"), ("Ben", "ben@club.example", "7", "no")))

    brief = read_brief("", "en", documents=(Document("members.xlsx", tables=(table,)),), start=5)

    (record,) = brief.wishes(RecordWanted)
    assert (record.concept, [f.label for f in record.fields]) == ("member", ["Name", "Email", "Points", "Paid"])
    assert [f.type for f in record.fields] == [FieldType.TEXT, FieldType.EMAIL, FieldType.INTEGER, FieldType.BOOLEAN]
    assert brief.requirements[0].id == "r5"


@pytest.mark.parametrize("language", sorted(BRIEFS))
def test_every_requirement_quotes_words_that_were_said(language: str) -> None:
    brief = read(language)

    assert all(r.source in BRIEFS[language] and r.text and 0 < r.confidence <= 1 for r in brief.requirements)
    assert [r.id for r in brief.requirements] == [f"r{n}" for n in range(1, len(brief.requirements) + 1)]


@pytest.mark.parametrize("text", ["", " ", "…", "?!,.", "\n\n", "«", "12", "no no no", "a" * 5000, "status: , , ,", "(((", "né, né, né"])
@pytest.mark.parametrize("language", ["en", "fr", "ar", "xx"])
def test_odd_texts_are_read_without_error(text: str, language: str) -> None:
    assert read_brief(text, language).language == language

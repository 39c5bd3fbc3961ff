# ruff: noqa: RUF001 - nine languages
"""What people say in the nine languages besides English, in sentences made for these tests."""

import pytest

from core.brief import ContactGiven, FeatureWanted, ItemsOffered, NotWanted, OpenAt, RecordWanted, RoleWanted, TradeIs
from core.features import Feature
from core.understanding.brief_reader import read_brief


def fields(text: str, language: str) -> list[str]:
    return [f.label for r in read_brief(text, language).wishes(RecordWanted) for f in r.fields]


def items(text: str, language: str) -> dict[str, float | None]:
    return {i.label: None if i.price is None else float(i.price) for w in read_brief(text, language).wishes(ItemsOffered) for i in w.items}


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        ("de", "Pro Reparatur den Kunden, das Gerät, den Fehler und den Preis.", ["Kunde", "Gerät", "Fehler", "Preis"]),
        ("it", "Per ogni ordine il cliente, l'indirizzo, il telefono e l'orario.", ["Cliente", "Indirizzo", "Telefono", "Orario"]),
        ("nl", "Per reparatie de klant, het merk, de klacht en de prijs.", ["Klant", "Merk", "Klacht", "Prijs"]),
        ("cs", "U každé zakázky zákazníka, telefon, závadu a cenu.", ["Zákazník", "Telefon", "Závada", "Cena"]),
        ("pl", "Przy każdej naprawie klient, telefon, opis usterki i koszt.", ["Klient", "Telefon", "Opis usterki", "Koszt"]),
        ("ru", "В каждом заказе клиент, телефон, неисправность и стоимость.", ["Клиент", "Телефон", "Неисправность", "Стоимость"]),
    ],
)
def test_a_person_may_open_a_list_of_fields(language: str, text: str, labels: list[str]) -> None:
    assert fields(text, language) == labels


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "bonjour j'ai un cabinet de massage les clients réservent en ligne un créneau et reçoivent un rappel la veille pas de paiement en ligne"),
        ("nl", "hallo ik heb een praktijk en mensen moeten online een afspraak kunnen maken en ze krijgen een herinnering een dag ervoor geen online betaling"),
        ("it", "ciao ho uno studio di massaggi i clienti prenotano online e ricevono un promemoria il giorno prima della seduta niente pagamento online"),
    ],
)
def test_a_denial_at_the_end_of_one_breath_rules_out_nothing_before_it(language: str, text: str) -> None:
    brief = read_brief(text, language)
    assert {Feature.BOOKING, Feature.REMINDERS} <= {w.feature for w in brief.wishes(FeatureWanted)}
    assert [w.feature for w in brief.wishes(NotWanted)] == [Feature.ONLINE_PAYMENT]


@pytest.mark.parametrize(
    ("language", "text", "priced"),
    [
        ("fr", "institut de beauté soin visage 45 euros soin corps 60 euros manucure 25 euros", {"Soin visage": 45, "Soin corps": 60, "Manucure": 25}),
        ("nl", "mensen moeten online een afspraak kunnen maken wassen klein 12 euro wassen groot 18 euro", {"Wassen klein": 12, "Wassen groot": 18}),
        (
            "es",
            "quiero que reserven cita por internet masaje corto veinte euros masaje largo treinta y cinco euros",
            {"Masaje corto": 20, "Masaje largo": 35},
        ),
        ("cs", "lidi si mohou objednat termín malou masáž šest set korun velkou masáž devět set korun", {"Malá masáž": 600, "Velká masáž": 900}),
        ("ru", "Клиенты записываются онлайн на мужскую стрижку за 900 рублей и на укладку за 700 рублей.", {"Мужская стрижка": 900, "Укладка": 700}),
        ("de", "Honig das Glas sechs Euro und Kartoffeln zwei Kilo für vier Euro.", {"Honig": 6, "Kartoffeln": 4}),
        ("de", "Wir verkaufen Eier, zehn Stück für drei Euro, und Käse für neun Euro.", {"Eier": 3, "Käse": 9}),
        ("nl", "Brood drie euro twintig en krentenbollen per zes stuks vier euro.", {"Brood": 3.2, "Krentenbollen": 4}),
        ("es", "Corte 20 euros, tinte 45 euros, consulta gratis.", {"Corte": 20, "Tinte": 45, "Consulta": 0}),
        ("ar", "خبز بريال ونصف، كعك 3 ريالات، معجنات بريالين.", {"خبز": 1.5, "كعك": 3, "معجنات": 2}),
    ],
)
def test_priced_things_are_called_by_their_names(language: str, text: str, priced: dict[str, float]) -> None:
    assert items(text, language) == priced


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "Die Eltern melden Kinder an, die Erzieher sehen alles und ändern die Listen.", {"Eltern", "Erzieher"}),
        ("es", "Solo la coordinadora puede borrar propuestas, los socios solo las suyas.", {"Coordinadora", "Socio"}),
        ("cs", "Knihovnice vidí všechno, čtenáři jen svoje výpůjčky.", {"Knihovnice", "Čtenář"}),
        ("it", "Gli animatori segnano le presenze ogni mattina.", {"Animatore"}),
    ],
)
def test_who_does_what_is_a_role(language: str, text: str, names: set[str]) -> None:
    assert {w.label for w in read_brief(text, language).wishes(RoleWanted)} == names


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("pl", "Mamy piekarnię w Toruniu, klienci zamawiają chleb.", "Toruń"),
        ("pl", "Prowadzę warsztat w Rzeszowie.", "Rzeszów"),
        ("cs", "Máme kavárnu v Kolíně a chceme web.", "Kolín"),
        ("ru", "У меня автосервис в Туле.", "Тула"),
        ("ru", "Мы пекарня в Нижнем Новгороде.", "Нижний Новгород"),
    ],
)
def test_a_place_is_named_as_on_a_map(language: str, text: str, place: str) -> None:
    assert [w.text for w in read_brief(text, language).wishes(ContactGiven)] == [place]


@pytest.mark.parametrize(
    ("language", "text", "wanted", "refused"),
    [
        ("es", "Hago tartas. Solo recogida en casa, no reparto.", Feature.PICKUP, Feature.DELIVERY),
        ("pl", "Klient podaje imię, telefon i godzinę odbioru. Nie dowozimy.", Feature.PICKUP, Feature.DELIVERY),
        ("cs", "Osobní odběr v pekárně. Nerozvážíme.", Feature.PICKUP, Feature.DELIVERY),
    ],
)
def test_what_is_done_instead_stays(language: str, text: str, wanted: Feature, refused: Feature) -> None:
    brief = read_brief(text, language)
    assert wanted in {w.feature for w in brief.wishes(FeatureWanted)}
    assert [w.feature for w in brief.wishes(NotWanted)] == [refused]


@pytest.mark.parametrize(
    ("language", "text", "labels"),
    [
        (
            "ru",
            "Жилец пишет номер квартиры, описание и прикладывает фото. Срочность низкая, средняя, высокая.",
            ["Номер квартиры", "Описание", "Фото", "Срочность"],
        ),
        ("es", "El cliente pone el nombre, el teléfono y una foto.", ["Nombre", "Teléfono", "Foto"]),
        ("es", "El dueño escribe nombre del perro raza teléfono y día.", ["Nombre del perro", "Raza", "Teléfono", "Día"]),
        ("ru", "Пациент выбирает врача, услугу, дату и время.", ["Врач", "Услуга", "Дата", "Время"]),
    ],
)
def test_labels_are_what_a_form_has(language: str, text: str, labels: list[str]) -> None:
    assert fields(text, language) == labels


@pytest.mark.parametrize(
    ("language", "text"), [("ru", "Диспетчер назначает заявку сантехнику или электрику."), ("nl", "De beheerder wijst toe aan een loodgieter.")]
)
def test_who_is_given_the_work_is_no_trade(language: str, text: str) -> None:
    assert not read_brief(text, language).wishes(TradeIs)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le café est ouvert de 9h à 17h, fermé le vendredi."),
        ("it", "Aperto dalle 9 alle 17, chiuso il venerdì."),
    ],
)
def test_a_day_that_is_taken_out_is_closed_and_the_others_are_not(language: str, text: str) -> None:
    hours = [(h.days, h.opens, h.closes) for w in read_brief(text, language).wishes(OpenAt) for h in w.hours]
    assert ((0, 1, 2, 3, 5, 6), "09:00", "17:00") in hours
    assert ((4,), "", "") in hours


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("it", "eh niente io insegno chitarra e vorrei che gli allievi prenotassero le lezioni da soli con nome età livello e telefono", Feature.BOOKING),
    ],
)
def test_a_denial_reaches_no_further_than_what_it_names(language: str, text: str, wanted: Feature) -> None:
    brief = read_brief(text, language)
    assert wanted in {w.feature for w in brief.wishes(FeatureWanted)}
    assert wanted not in {w.feature for w in brief.wishes(NotWanted)}


def test_books_are_no_pounds() -> None:
    assert not items("Les lecteurs empruntent trois livres au maximum pour trois semaines.", "fr")

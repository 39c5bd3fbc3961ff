# ruff: noqa: RUF001 - letters of ten languages
"""What people say after they have seen their prototype: wording of buttons, other names, hours without days, and pictures that are wrong."""

from datetime import date
from functools import cache

import pytest

from core.appspec import AppSpec, PageView
from core.brief import Brief, Status
from core.embedded import EmbeddedWits
from core.wits import Redone

_WITS = EmbeddedWits()
_TODAY = date(2026, 11, 23)
_BRIEFS = {
    "en": "Larch Bikes in Truro repairs bicycles. Service 45 pounds, new chain 22. People book with name, phone and date. Open Monday to Friday from nine to "
    "six. White background, green buttons. We also want a photo gallery.",
    "de": "Keramikcafé Tonkrug in Jena. Becher 18 Euro, Teller 24 Euro. Man bucht mit Name, Telefon und Datum. Eine Buchung ist offen, bezahlt oder "
    "abgesagt. Geöffnet Dienstag bis Samstag von zehn bis achtzehn Uhr. Knöpfe rot.",
    "nl": "Kapper De Schaar in Breda. Knippen 24 euro, baard 15 euro. Mensen boeken met naam, telefoon en datum. Open maandag tot vrijdag van 9 tot 17 uur.",
    "ru": "Мастерская «Клён» в Туле. Стрижка 900 рублей, укладка 700. Запись: имя, телефон, дата. Работаем ежедневно с 10 до 20. Кнопки синие.",
    "cs": "Půjčovna lyží Závěj. Lyže 400 korun, boty 150. Lidé rezervují: jméno, telefon a datum. Otevřeno denně od 8 do 16. Galerie fotek.",
    "es": "Floristería Mimosa en León. Ramo 25 euros, corona 60. La gente encarga con nombre, teléfono y fecha. Abrimos de lunes a viernes de 9 a 18.",
    "fr": "Atelier Sève à Dole. Cours 30 euros, stage 90. On réserve avec nom, téléphone et date. Ouvert tous les jours de 10 h à 18 h. Boutons verts.",
    "ar": "محل عطور اسمه نسيم. عطر 20 دينارا، بخور 6 دنانير. يطلب الزبائن: الاسم ورقم الهاتف. نفتح يوميا من التاسعة صباحا حتى التاسعة مساء.",
}


@cache
def _start(language: str) -> tuple[AppSpec, Brief]:
    brief = _WITS.read_brief(_BRIEFS[language], language, (), ())
    return _WITS.plan(brief, _TODAY, (), ()), brief


def _said(language: str, text: str) -> Redone:
    spec, brief = _start(language)
    return _WITS.revise(spec, brief, _WITS.read_changes(text, language, spec, brief.next_number), _TODAY)


def _button(spec: AppSpec) -> str | None:
    home = next(view for view in spec.views if isinstance(view, PageView))
    return next(section.action_label for section in home.sections if section.kind == "hero")


@pytest.mark.parametrize(
    ("language", "text", "button"),
    [
        ("en", "call the button Get it mended", "Get it mended"),
        ("en", "make the buttons navy, and they should say Book now", "Book now"),
        ("de", "der Knopf soll bitte Jetzt töpfern heißen", "Jetzt töpfern"),
        ("nl", "de knop moet Stoel reserveren heten", "Stoel reserveren"),
        ("ru", "кнопку назовите «Хочу к вам»", "Хочу к вам"),
        ("es", "los botones en azul, y que pongan Encarga tu ramo", "Encarga tu ramo"),
        ("fr", "renommez le bouton Je m'inscris", "Je m'inscris"),
    ],
)
def test_the_button_says_what_was_asked_for(language: str, text: str, button: str) -> None:
    redone = _said(language, text)

    assert _button(redone.spec) == button
    assert redone.not_done == ()
    assert _said(language, text).spec.entities == _start(language)[0].entities


def test_a_colour_of_the_button_is_no_wording() -> None:
    assert _button(_said("en", "change the button to navy").spec) == _button(_start("en")[0])


def test_an_old_name_that_is_nowhere_is_named_and_nothing_like_it_renamed() -> None:
    spec, _ = _start("en")
    redone = _said("en", "rename Winter hints to Service diary")

    assert redone.spec == spec
    assert "Winter hints" in redone.not_done[0]


def test_a_page_is_known_by_its_usual_name_too() -> None:
    before, after = (
        next(view.label for view in spec.views if getattr(view, "entity", "") == "photo")
        for spec in (_start("cs")[0], _said("cs", "galerii přejmenujte na Zimní sny").spec)
    )

    assert before != after == "Zimní sny"


@pytest.mark.parametrize(
    ("language", "text", "hours"),
    [
        ("en", "we're open until eight now", ("09:00", "20:00")),
        ("en", "we close at five from now on", ("09:00", "17:00")),
        ("fr", "on accueille jusqu'à 21 heures", ("10:00", "21:00")),
    ],
)
def test_an_end_without_a_day_holds_for_every_day(language: str, text: str, hours: tuple[str, str]) -> None:
    before, after = _start(language)[0].business.hours, _said(language, text).spec.business.hours

    assert {day for one in after for day in one.days} == {day for one in before for day in one.days}
    assert {(one.opens, one.closes) for one in after} == {hours}


def test_a_day_that_begins_later_ends_as_it_did() -> None:
    friday = [one for one in _said("ar", "يوم الجمعة نفتح من الخامسة عصرا").spec.business.hours if 4 in one.days]

    assert [(one.opens, one.closes) for one in friday] == [("17:00", "21:00")]


def test_what_goes_is_not_renamed_to_what_is_asked_for_next() -> None:
    redone = _said("en", "the new chain we don't sell any more, and could you put our number on there, 01872 555 010")

    assert redone.spec.business.phone == "01872 555 010"
    assert "New chain" not in {str(row.get(e.title)) for e in redone.spec.entities for row in e.rows}
    assert [f.label for e in redone.spec.entities for f in e.fields] == [f.label for e in _start("en")[0].entities for f in e.fields]


def test_a_number_on_a_messenger_asks_for_no_messages() -> None:
    redone = _said("ar", "رقمنا على الواتساب 0096279555010")

    assert redone.spec.business.phone == "0096279555010"
    assert [view.key for view in redone.spec.views] == [view.key for view in _start("ar")[0].views]


def test_a_wrong_picture_is_answered_with_what_to_do() -> None:
    spec, _ = _start("en")
    redone = _said("en", "the first picture is wrong, that is not our shop")

    assert redone.spec == spec
    assert len(redone.not_done) == 1
    assert "send the right picture" in redone.not_done[0]


@pytest.mark.parametrize(("language", "text"), [("de", "statt abgesagt bitte storniert schreiben"), ("de", "abgesagt heißt bei uns storniert")])
def test_the_verb_behind_is_no_part_of_the_new_name(language: str, text: str) -> None:
    labels = {option.label for e in _said(language, text).spec.entities for f in e.fields for option in f.options}

    assert "storniert" in labels
    assert "abgesagt" not in labels


def test_what_was_added_to_a_list_or_to_statuses_is_done_on_the_checklist() -> None:
    redone = _said("de", "wir haben noch Schale für 21 Euro dazubekommen und der Status verschoben fehlt")

    assert {line.status for line in redone.spec.checklist if line.requirement_id not in {old.requirement_id for old in _start("de")[0].checklist}} == {
        Status.DONE
    }
    assert redone.not_done == ()


def test_a_price_that_is_told_again_is_no_currency() -> None:
    redone = _said("ar", "وأضيفوا مسك بسعر 9 دنانير")

    assert redone.spec.currency == _start("ar")[0].currency
    assert "مسك" in {str(row.get(e.title)) for e in redone.spec.entities for row in e.rows}


def test_a_span_from_ten_to_five_is_no_time_before_five() -> None:
    brief = _WITS.read_brief("Larch Bikes, open Tuesday to Sunday from ten to five.", "en", (), ())
    spec = _WITS.plan(brief, _TODAY, (), ())

    assert {(one.opens, one.closes) for one in spec.business.hours} == {("10:00", "17:00")}


def test_what_is_enough_is_not_taken_away() -> None:
    for text in ("we don't need the date, just the phone", "take the date out, the phone is enough"):
        labels = {f.label for e in _said("en", text).spec.entities for f in e.fields}

        assert "Phone" in labels


@pytest.mark.parametrize(
    ("language", "text", "languages"),
    [("cs", "aplikaci bychom potřebovali i v polštině", ("cs", "pl")), ("fr", "on voudrait aussi le site en italien et en allemand", ("fr", "it", "de"))],
)
def test_further_languages_are_all_heard(language: str, text: str, languages: tuple[str, ...]) -> None:
    assert _said(language, text).spec.languages == languages


def test_a_thing_gets_another_name_and_price_in_one_breath() -> None:
    redone = _said("nl", "baard heet nu baard en snor en kost 19 euro")

    assert 19.0 in [row.get(f.key) for e in redone.spec.entities for f in e.fields for row in e.rows]
    assert redone.not_done == ()


def test_a_day_without_work_is_no_complaint() -> None:
    redone = _said("ru", "по средам мы не работаем")

    assert redone.not_done == ()
    assert {day for one in redone.spec.business.hours if one.opens for day in one.days} == {0, 1, 3, 4, 5, 6}


def test_a_place_in_the_menu_is_no_field() -> None:
    before = [f.label for e in _start("en")[0].entities for f in e.fields]

    assert [f.label for e in _said("en", "put the news page last and call it Shed notes").spec.entities for f in e.fields][: len(before)] == before


@pytest.mark.parametrize(
    ("language", "text", "price"),
    [("ar", "غيروا سعر العطر إلى 23 دينارا", 23.0), ("en", "change the service to 48 pounds", 48.0)],
)
def test_a_price_is_no_new_name(language: str, text: str, price: float) -> None:
    redone = _said(language, text)

    assert price in [row.get(f.key) for e in redone.spec.entities for f in e.fields for row in e.rows]
    assert [row.get(e.title) for e in redone.spec.entities for row in e.rows] == [row.get(e.title) for e in _start(language)[0].entities for row in e.rows]


def test_what_is_taken_out_around_its_name_goes() -> None:
    assert "Phone" not in {f.label for e in _said("en", "please take the phone out").spec.entities for f in e.fields}


def test_a_colour_behind_the_name_of_a_choice_is_a_value_of_it() -> None:
    text = "Eisdiele Polar. Kugel 2 Euro. Man bestellt mit Name, Telefon und Sorte (Vanille, Nuss, Zitrone). Hintergrund weiß, Knöpfe blau."
    brief = _WITS.read_brief(text, "de", (), ())
    spec = _WITS.plan(brief, _TODAY, (), ())
    redone = _WITS.revise(spec, brief, _WITS.read_changes("fügt noch die Sorte Schokolade hinzu", "de", spec, brief.next_number), _TODAY)

    assert redone.spec.theme.accent == spec.theme.accent
    assert "Schokolade" in {o.label for e in redone.spec.entities for f in e.fields for o in f.options}


def test_all_words_of_the_button_are_kept() -> None:
    assert _button(_said("de", "auf dem Knopf soll Kurs buchen stehen").spec) == "Kurs buchen"

"""What is kept from some people, or ruled out with something else wanted instead: nothing more is ruled out than was said."""

import pytest

from core.brief import FeatureWanted, NotWanted
from core.features import Feature
from core.understanding.brief_reader import read_brief

SAID = [
    ("en", "A booking app for my clinic. Patients can't see other people's bookings."),
    ("de", "Eine App für Buchungen. Die Gäste dürfen die Buchungen der anderen nicht sehen."),
    ("fr", "Une appli de réservation. Les patients ne peuvent pas voir les réservations des autres."),
    ("it", "Un'app per le prenotazioni. I pazienti non possono vedere le prenotazioni degli altri."),
    ("es", "Una aplicación de reservas. Los pacientes no pueden ver las reservas de otros."),
    ("nl", "Een app voor afspraken. De klanten mogen de afspraken van anderen niet zien."),
    ("cs", "Aplikace na rezervace. Pacienti nesmí vidět rezervace ostatních."),
    ("pl", "Aplikacja do rezerwacji. Pacjenci nie mogą widzieć rezerwacji innych."),
    ("ru", "Приложение для записи. Пациенты не могут видеть записи других."),
    ("ar", "تطبيق للحجوزات. لا يستطيع المرضى رؤية حجوزات الآخرين."),
]


@pytest.mark.parametrize(("language", "text"), SAID, ids=[language for language, _ in SAID])
def test_what_others_entered_is_kept_from_people(language: str, text: str) -> None:
    read = read_brief(text, language)
    assert not read.wishes(NotWanted)
    assert FeatureWanted(Feature.ROLES) in read.wishes(FeatureWanted)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "No payment only booking"), ("es", "No quiero que se paguen online solo reservar"), ("it", "Niente pagamenti solo prenotazione")],
)
def test_what_is_wanted_after_all_is_not_ruled_out(language: str, text: str) -> None:
    read = read_brief(text, language)
    assert len(read.wishes(NotWanted)) == 1
    assert FeatureWanted(Feature.BOOKING) in read.wishes(FeatureWanted)

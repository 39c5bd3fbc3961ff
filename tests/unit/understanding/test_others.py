"""Who may not see what others entered: other rights, and nothing that is ruled out."""

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

"""Lists that a recogniser cuts at every pause."""

import pytest

from core.understanding.pauses import with_commas
from core.understanding.scene import open_scene


@pytest.mark.parametrize(
    ("language", "heard", "read"),
    [
        (
            "en",
            "Each boat has a skipper. Zarrel. Mooring times. Berth number and flag. We have ten berths.",
            "Each boat has a skipper, Zarrel, Mooring times, Berth number and flag. We have ten berths.",
        ),
        (
            "en",
            "The trainers put up a lesson with a topic. Date. Place and number of seats. It costs nothing.",
            "The trainers put up a lesson with a topic, Date, Place and number of seats. It costs nothing.",
        ),
        ("en", "Guests tap yes. No or maybe. White background.", "Guests tap yes  No or maybe. White background."),
        (
            "it",
            "Il paziente mette nome. Telefono. Giorno. Zore. Quante sedute e se vuole mattina o sera? Il lunedì siamo chiusi.",
            "Il paziente mette nome, Telefono, Giorno, Zore, Quante sedute e se vuole mattina o sera? Il lunedì siamo chiusi.",
        ),
        ("fr", "Les parents inscrivent leur enfant. Prénom. Non. Âge. Taille.", "Les parents inscrivent leur enfant, Prénom, Nom, Âge, Taille."),
        ("fr", "Pour chaque casier le numéro. L'étage. Le nom et la date. Fond gris.", "Pour chaque casier le numéro, L'étage, Le nom et la date. Fond gris."),
    ],
)
def test_a_list_cut_at_its_pauses_is_one_list(language: str, heard: str, read: str) -> None:
    assert with_commas(open_scene(heard, language), heard) == read


@pytest.mark.parametrize(
    ("language", "heard"),
    [
        ("en", "It is for the depot. Harrow Haulage. Berth planning mostly. People phone all day."),
        ("en", "We need their name and phone number. Dark mode. A gallery. No registration."),
        ("fr", "On a 12 bateaux. Pour chaque bateau le nom et la date."),
        ("en", "Each boat has a name and a date. The harbour master sees everything."),
    ],
)
def test_what_is_no_list_stays_in_sentences(language: str, heard: str) -> None:
    listed = with_commas(open_scene(heard, language), heard)
    assert listed.count(".") == heard.count(".")

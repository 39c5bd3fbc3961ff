"""Who does what with a priced thing is no part of its name, and the verb is heard as a wish of its own."""

import pytest

from core.brief import FeatureWanted, ItemsOffered
from core.features import Feature
from core.understanding.brief_reader import read_brief


def _items(text: str, language: str) -> list[tuple[str, str]]:
    wishes = [r.wish for r in read_brief(text, language).requirements]
    return [(item.label, str(item.price)) for wish in wishes if isinstance(wish, ItemsOffered) for item in wish.items]


@pytest.mark.parametrize(
    ("language", "text", "label"),
    [
        ("en", "I run a spa. Customers book a massage for 60 euros.", "Massage"),
        ("en", "I run a spa. People should book a massage for 60 euros.", "Massage"),
        ("en", "I run a spa. They can also book the massage for 60 euros.", "Massage"),
        ("de", "Ein Hundesalon. Kunden buchen eine Wäsche für 60 Euro.", "Wäsche"),
        ("de", "Ein Hundesalon. Die Kunden können eine Wäsche für 60 Euro buchen.", "Wäsche"),
        ("fr", "Un salon de coiffure. Les clients peuvent réserver une coupe à 60 euros.", "Coupe"),
        ("es", "Una peluquería. Los clientes pueden reservar un corte por 60 euros.", "Corte"),
        ("it", "Un barbiere. I clienti possono prenotare un taglio a 60 euro.", "Taglio"),
        ("nl", "Een kapper. Klanten kunnen een knipbeurt boeken voor 60 euro.", "Knipbeurt"),
        ("pl", "Fryzjer. Klienci mogą zarezerwować strzyżenie za 60 zł.", "Strzyżenie"),
        ("ar", "صالون حلاقة. يمكن للزبائن حجز قص شعر بسعر 60 ريال.", "قص شعر"),
    ],
)
def test_the_thing_is_named_without_who_books_it(language: str, text: str, label: str) -> None:
    assert _items(text, language) == [(label, "60")]
    assert Feature.BOOKING in {r.wish.feature for r in read_brief(text, language).requirements if isinstance(r.wish, FeatureWanted)}


def test_each_of_several_deeds_is_left_out() -> None:
    assert _items("A bakery. Customers can buy cakes for 30 euros and they can order rye bread for 4 euros.", "en") == [("Cakes", "30"), ("Rye bread", "4")]


def test_a_verb_that_is_part_of_a_name_stays() -> None:
    assert _items("We do comic book repair for 20 euros and custom order cakes for 45 euros.", "en") == [
        ("Comic book repair", "20"),
        ("Custom order cakes", "45"),
    ]

"""Words that mean one thing in one turn of phrase and another in the next, in French, Spanish and Italian."""

import pytest

from core.brief import FeatureWanted, Named, NotWanted
from core.features import Feature
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("text", "language", "feature"),
    [
        ("Nous sommes une chorale de quartier.", "fr", Feature.TOTALS),
        ("Je cherche une appli pour mon fournil.", "fr", Feature.SEARCH),
        ("Chaque livre a un titre et un auteur.", "fr", Feature.DELIVERY),
        ("Busco una web para mi taller.", "es", Feature.SEARCH),
        ("Anotamos los botes recogidos en la playa.", "es", Feature.PICKUP),
        ("Cerco un'app per la mia bottega.", "it", Feature.SEARCH),
        ("Il campo diventa rosso quando la farina scende sotto il minimo.", "it", Feature.OVERDUE_HIGHLIGHT),
    ],
)
def test_chance_words_claim_no_feature(text: str, language: str, feature: Feature) -> None:
    assert feature not in {w.feature for w in read_brief(text, language).wishes(FeatureWanted)}


@pytest.mark.parametrize(
    ("text", "language", "feature"),
    [
        ("Les moniteurs pointent les présents chaque matin.", "fr", Feature.ATTENDANCE),
        ("Les mamans annulent jusqu'à 12 heures avant.", "fr", Feature.CANCELLATION),
        ("Que calcule quién debe a quién al final del viaje.", "es", Feature.EXPENSE_SPLIT),
        ("La monitora pasa lista cada tarde.", "es", Feature.ATTENDANCE),
        ("Gli animatori fanno l'appello ogni mattina.", "it", Feature.ATTENDANCE),
        ("La lista delle cose da portare, da spuntare.", "it", Feature.CHECKLIST),
    ],
)
def test_turns_of_phrase_ask_for_a_feature(text: str, language: str, feature: Feature) -> None:
    assert feature in {w.feature for w in read_brief(text, language).wishes(FeatureWanted)}


@pytest.mark.parametrize(
    ("text", "language", "feature"),
    [("Los precios no se publican.", "es", Feature.PRICE_LIST), ("Non è previsto il pagamento dal portale.", "it", Feature.ONLINE_PAYMENT)],
)
def test_denied_behind_the_thing(text: str, language: str, feature: Feature) -> None:
    assert feature in {w.feature for w in read_brief(text, language).wishes(NotWanted)}


@pytest.mark.parametrize(("text", "language"), [("Il nous faut le nom de famille et le prénom.", "fr"), ("Servono nome e cognome del ragazzo.", "it")])
def test_fields_of_a_name_name_no_business(text: str, language: str) -> None:
    assert not read_brief(text, language).wishes(Named)

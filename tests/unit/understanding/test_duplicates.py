import numpy as np
import pytest

from adapters.embeddings.meaning import MeaningEmbedder
from core.understanding.duplicates import Likeness, compare
from core.understanding.language import detect
from core.understanding.meaning import FIRST, SECOND, joined, parted
from core.understanding.needs import Need, need_of, signs


@pytest.fixture(scope="module")
def embedder() -> MeaningEmbedder:
    return MeaningEmbedder()


def need(embedder: MeaningEmbedder, text: str) -> Need:
    return need_of(text, embedder.embed_now([text])[0], detect(text))


def likeness(embedder: MeaningEmbedder, a: str, b: str) -> Likeness:
    return compare(need(embedder, a), need(embedder, b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Online appointments for my hair salon", "ich hab einen friseursalon, kunden sollen online termine buchen"),
        ("table booking for our restaurant", "ristorante, prenotare un tavolo online"),
    ],
)
def test_one_need_in_two_languages_is_the_same(embedder: MeaningEmbedder, a: str, b: str) -> None:
    assert likeness(embedder, a, b).label == "same"
    assert likeness(embedder, b, a).label == "same"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Online appointments for my hair salon", "Online appointments for my dental clinic"),
        ("Online-Termine für meinen Friseursalon", "Friseursalon, Dienstplan für die Mitarbeiter"),
        ("Stock list for a bookshop", "Lagerliste für eine Autowerkstatt"),
    ],
)
def test_the_same_function_elsewhere_or_another_function_here_is_not_the_same(embedder: MeaningEmbedder, a: str, b: str) -> None:
    assert likeness(embedder, a, b).label != "same"


def test_strangers_are_different(embedder: MeaningEmbedder) -> None:
    found = likeness(embedder, "table booking for our restaurant", "учёт лекарств в ветклинике")

    assert found.label == "different"
    assert 0 <= found.score < 0.5


def test_both_encoders_weigh_the_same_in_a_joined_vector() -> None:
    rng = np.random.default_rng(1)
    first, second = (rng.normal(size=(2, size)).astype(np.float32) for size in (FIRST, SECOND))
    first, second = (part / np.linalg.norm(part, axis=1, keepdims=True) for part in (first, second))

    both = joined(first, second)

    assert both[0] @ both[1] == pytest.approx((first[0] @ first[1] + second[0] @ second[1]) / 2, abs=1e-6)
    assert np.allclose(parted(both)[0], first, atol=1e-6)
    assert np.allclose(parted(both)[1], second, atol=1e-6)


@pytest.mark.parametrize(
    ("text", "language", "business", "function"),
    [
        ("ich brauche etwas für meine Schneiderei", "de", {"tailor"}, set()),
        ("unsere Brauerei, Fässer", "de", {"beer"}, set()),
        ("les vols dans notre aéroclub vendredi", "fr", set(), set()),
        ("zákazníci si můžou vybrat", "cs", set(), set()),
        ("na miesiąc z góry, długo czekam", "pl", set(), set()),
        ("мне надо, чтобы меня спросили", "ru", set(), set()),
        ("محل ورد، بكرة نفتح", "ar", {"flowers"}, set()),
    ],
)
def test_what_a_need_is_about_is_not_seen_in_words_of_every_day(text: str, language: str, business: set[str], function: set[str]) -> None:
    assert signs(text, language) == (frozenset(business), frozenset(function))

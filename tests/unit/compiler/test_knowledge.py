import string

import pytest

from core.compiler import knowledge, names
from core.compiler.trades import trade_named
from core.compiler.words import phrases
from core.features import Feature
from core.languages import LANGUAGES


def test_every_label_is_said_in_ten_languages() -> None:
    for field in knowledge.fields().values():
        assert all(field.labels[lang] for lang in LANGUAGES), field.concept
    for entity in knowledge.entities().values():
        assert all(all(entity.labels[lang]) for lang in LANGUAGES), entity.concept
    for status in knowledge.statuses().values():
        assert all(status.labels[lang] for lang in LANGUAGES), status.concept


def test_what_an_entity_names_is_known() -> None:
    for entity in knowledge.kinds().values():
        assert set(entity.fields) <= set(knowledge.fields()), entity.concept
        assert set(entity.statuses) <= set(knowledge.statuses()), entity.concept


def test_sentences_have_the_same_gaps_in_every_language() -> None:
    gaps = string.Formatter()
    for row in knowledge.table("texts.psv"):
        wanted = {name for _, name, _, _ in gaps.parse(row["en"]) if name}
        for lang in LANGUAGES:
            assert row[lang], row["code"]
            assert {name for _, name, _, _ in gaps.parse(row[lang]) if name} == wanted, (row["code"], lang)


def test_every_trade_has_a_family_and_kinds_that_are_known() -> None:
    families = knowledge.toml("families.toml")
    for row in knowledge.table("trades.psv"):
        assert row["family"] in families
        trade = trade_named(row["trade"])
        assert trade.tagline("ar") != trade.tagline("en")
        assert all(concept in knowledge.entities() for concept in trade.also), row["trade"]


def test_an_unknown_trade_is_a_plain_one() -> None:
    assert trade_named("glass_harp_maker").family == "plain"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bakery_sells_bread_in_every_language(language: str) -> None:
    assert len(set(trade_named("bakery").things(language))) >= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_are_plausible_and_the_same_for_the_same_seed(language: str) -> None:
    first = names.people(language, 6, "a")
    assert len(set(first)) == 6
    assert first == names.people(language, 6, "a")
    assert all(" " in person for person in first)


def test_czech_women_have_the_surname_of_women() -> None:
    women = {"Jana", "Tereza", "Eliška", "Lucie", "Veronika", "Hana", "Barbora"}
    for person in names.people("cs", 14, "x"):
        first, last = person.split(" ")
        assert (first in women) == last.endswith("á"), person


def test_phrases_are_for_all_languages_or_none() -> None:
    for row in knowledge.table("phrases.psv"):
        assert all(phrases(row["code"], lang) for lang in LANGUAGES), row["code"]


def test_statuses_are_recognised_when_inflected() -> None:
    for said, concept in (("confirmada", "confirmed"), ("zarezerwowany", "reserved"), ("Abgesagt", "cancelled")):
        found = knowledge.status_of(said)
        assert found is not None
        assert found.concept == concept


def test_there_are_as_many_features_as_are_handled() -> None:
    assert len(Feature) > 70

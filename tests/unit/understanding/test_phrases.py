import string

import pytest

from core.brief import Intent
from core.languages import LANGUAGES
from core.understanding.phrases import phrases, say


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_sentence_with_the_same_placeholders(language: str) -> None:
    english, own = phrases("en"), phrases(language)
    assert list(own) == list(english)
    assert {code: placeholders(own[code]) for code in own} == {code: placeholders(english[code]) for code in english}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_left_in_english(language: str) -> None:
    if language != "en":
        same = {code for code, sentence in phrases(language).items() if sentence == phrases("en")[code]}
        assert same <= {"q_payment_2"}  # "Online" is said in several languages


def test_every_kind_of_message_that_is_only_answered_has_a_sentence() -> None:
    built = {Intent.BUILD, Intent.CHANGE, Intent.STATUS, Intent.ESTIMATE, Intent.PROHIBITED}
    assert {intent.value for intent in Intent if intent not in built} <= set(phrases("en"))


def test_names_with_braces_are_said_as_they_are() -> None:
    assert "a{b}.pdf" in say("file_too_large", "de", name="a{b}.pdf", limit="20 MB")


def test_a_value_that_was_not_given_leaves_a_sentence_rather_than_an_error() -> None:
    assert "{" not in say("file_too_large", "fr", name="a.pdf")


def test_an_unknown_language_is_spoken_to_in_english() -> None:
    assert say("handoff", "xx") == say("handoff", "en")

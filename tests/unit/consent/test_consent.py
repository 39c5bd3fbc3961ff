from datetime import UTC, datetime, timedelta

import pytest

from core.consent import Consent, Decision, Use, allows, decision_in

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def entry(use: Use, given: bool, hours: int, until: datetime | None = None) -> Consent:  # noqa: FBT001  a row
    return Consent("anna", use, given, NOW + timedelta(hours=hours), "web", "m1", until)


def test_listening_goes_on_until_it_is_withdrawn_and_all_else_is_given_first() -> None:
    assert [use for use in Use if allows((), use, NOW)] == [Use.PROCESSING, Use.WORDS, Use.EMOTION]
    assert not allows([entry(Use.PROCESSING, given=False, hours=-1)], Use.PROCESSING, NOW)
    assert allows([entry(Use.CLONING, given=True, hours=-1)], Use.CLONING, NOW)
    assert not allows([entry(Use.CLONING, given=True, hours=-1)], Use.SHARING, NOW)


def test_the_newest_entry_counts_and_expires() -> None:
    given, withdrawn = entry(Use.CLONING, given=True, hours=-3), entry(Use.CLONING, given=False, hours=-2)
    assert not allows([given, withdrawn], Use.CLONING, NOW)
    assert allows([given, withdrawn, entry(Use.CLONING, given=True, hours=-1)], Use.CLONING, NOW)
    assert not allows([entry(Use.CLONING, given=True, hours=-3, until=NOW)], Use.CLONING, NOW)


def test_who_shares_nothing_shares_no_words_until_they_say_so() -> None:
    shared, not_shared = entry(Use.SHARING, given=True, hours=-4), entry(Use.SHARING, given=False, hours=-3)
    words = entry(Use.WORDS, given=True, hours=-2)
    assert allows([shared], Use.WORDS, NOW)
    assert not allows([shared, not_shared], Use.WORDS, NOW)
    assert allows([shared, not_shared, words], Use.WORDS, NOW)
    assert not allows([shared, not_shared, words], Use.SHARING, NOW)


SAID = [
    ("en", "You may clone my voice", Use.CLONING, True),
    ("en", "Please don't clone my voice!", Use.CLONING, False),
    ("en", "I withdraw my consent to voice processing", Use.PROCESSING, False),
    ("en", "You may train on my voice", Use.TRAINING, True),
    ("en", "Do not read my mood", Use.EMOTION, False),
    ("en", "What mood did you read in my message?", Use.EMOTION, None),
    ("de", "Du darfst meine Stimme klonen", Use.CLONING, True),
    ("de", "Lies meine Stimmung nicht", Use.EMOTION, False),
    ("fr", "Ne clone pas ma voix", Use.CLONING, False),
    ("it", "Puoi clonare la mia voce", Use.CLONING, True),
    ("es", "No proceses mi voz", Use.PROCESSING, False),
    ("nl", "Lees mijn stemming niet", Use.EMOTION, False),
    ("cs", "Nezpracovávej můj hlas", Use.PROCESSING, False),
    ("pl", "Możesz sklonować mój głos", Use.CLONING, True),
    ("ru", "Прекрати читать моё настроение", Use.EMOTION, False),
    ("ar", "يمكنك استنساخ صوتي", Use.CLONING, True),
]


@pytest.mark.parametrize(("language", "text", "use", "given"), SAID)
def test_it_is_enough_to_say_so(language: str, text: str, use: Use, given: bool | None) -> None:  # noqa: FBT001  a row
    assert decision_in(text, language) == Decision(use, given)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An app to record my voice and share it"),
        ("en", "A page where people clone voices, do not show prices"),
        ("en", "You can change the voice recorder so that my clients copy it"),
        ("de", "Eine Seite für meinen Chor, nicht bunt"),
        ("en", ""),
        ("en", "You may clone my voice " * 10),
    ],
)
def test_wishes_for_an_application_decide_nothing(language: str, text: str) -> None:
    assert decision_in(text, language) is None

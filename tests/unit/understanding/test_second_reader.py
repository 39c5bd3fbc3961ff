"""What is taken over from a language model, and what is not."""

import pytest

from core.brief import Brief, FeatureWanted, FieldType, Named, NotWanted, RecordWanted, Requirement
from core.brief.wishes import Wish
from core.features import Feature
from core.understanding.second_reader import MOST, Noticed, NoticedField, SecondReading, additions
from core.understood import Add

TEXT = "A page for my kennel. Owners leave the dog's weight and see all kennels on a map. No log-in, and please no newsletter."


def brief(*wishes: Wish) -> Brief:
    return Brief("en", tuple(Requirement(f"r{number}", "", "", wish) for number, wish in enumerate(wishes, 1)), TEXT)


def noticed(kind: str, source: str, **more: object) -> Noticed:
    empty = {"label": "", "plural": "", "of": "", "feature": None, "fields": (), "statuses": ()}
    return Noticed(kind=kind, source=source, **(empty | more))  # type: ignore[arg-type]  # as a model would send it


def added(known: Brief, *wishes: Noticed) -> list[Wish]:
    return [change.wanted.requirement.wish for change in additions(SecondReading(wishes), known) if isinstance(change.wanted, Add)]


def test_what_the_words_bear_out_is_added_with_its_source() -> None:
    known = brief(Named("Kennel"))
    found = additions(SecondReading((noticed("feature", "see all kennels  on a MAP", feature=Feature.MAP),)), known)
    assert [(one.id, one.source) for one in found] == [("r2", "see all kennels on a MAP")]
    assert isinstance(found[0].wanted, Add)
    assert found[0].wanted.requirement.wish == FeatureWanted(Feature.MAP)
    assert found[0].wanted.requirement.text


def test_a_record_comes_with_its_fields() -> None:
    fields = (NoticedField("Weight", FieldType.DECIMAL, ()), NoticedField("Size", FieldType.CHOICE, ()), NoticedField("", FieldType.TEXT, ()))
    [record] = added(brief(), noticed("record", "the dog's weight", label="Dog", plural="Dogs", fields=fields))
    assert isinstance(record, RecordWanted)
    assert [(one.label, one.type) for one in record.fields] == [("Weight", FieldType.DECIMAL)], "a choice without choices is none"


@pytest.mark.parametrize(
    "one",
    [
        noticed("feature", "send them a text message", feature=Feature.MAP),
        noticed("feature", "", feature=Feature.MAP),
        noticed("feature", "on a map", feature=None),
        noticed("record", "the dog's weight", label="<b>Dog</b>"),
        noticed("record", "the dog's weight", label="see https://example.com"),
        noticed("record", "the dog's weight", label="Dog " * 20),
        noticed("name", "my kennel", label="Acme Ltd"),
        noticed("statuses", "the dog's weight", statuses=("only one",)),
    ],
)
def test_what_nobody_said_or_nobody_would_write_is_left_out(one: Noticed) -> None:
    assert added(brief(), one) == []


def test_what_is_known_or_ruled_out_is_not_asked_for_again() -> None:
    known = brief(FeatureWanted(Feature.MAP), NotWanted(Feature.LOGIN), Named("Kennel"))
    wishes = (
        noticed("feature", "on a map", feature=Feature.MAP),
        noticed("feature", "log-in", feature=Feature.LOGIN),
        noticed("name", "my kennel", label="Kennel"),
        noticed("ruled_out", "please no newsletter", feature=Feature.NEWSLETTER),
        noticed("feature", "newsletter", feature=Feature.NEWSLETTER),
    )
    assert added(known, *wishes) == [NotWanted(Feature.NEWSLETTER)]


def test_a_model_that_lost_its_way_adds_little() -> None:
    wishes = tuple(noticed("page", "a page", label=f"Page {number}") for number in range(100))
    assert len(added(brief(), *wishes)) == MOST

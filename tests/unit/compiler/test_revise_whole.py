"""Whatever is asked for, nothing that worked breaks: records stay, what comes twice changes nothing, what is taken back is as it was."""

from datetime import date
from decimal import Decimal
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.appspec import AppSpec, PageView
from core.brief import Brief, Coloured, FieldType, FieldWanted, Item, ItemsOffered, RecordWanted, Requirement, StyleWanted, Wish
from core.compiler.designs import design_named
from core.compiler.fonts import Fonts
from core.compiler.planner import plan
from core.compiler.revise import revise
from core.compiler.revising.state import Revised
from core.compiler.theme import theme_css
from core.understanding.brief_reader import read_brief
from core.understood import Add, Change, Move, Noted, Rename, Reprice, Restrict, Retext, Undo, Wanted

_TODAY = date(2026, 11, 22)
_TEXT = (
    "Quayside Cycles in Whitby. Service 45 pounds, puncture 12 and wheel truing 18. Mechanics are Ines and Gwen. People book with name, phone, date and time. "
    "Open Monday to Friday nine to six. White background, red buttons."
)


@cache
def _start() -> tuple[AppSpec, Brief]:
    brief = read_brief(_TEXT, "en")
    return plan(brief, today=_TODAY), brief


def _wish(wish: Wish, number: int = 90) -> Add:
    return Add(Requirement(f"r{number}", "as said", "as said", wish))


_PLAIN: list[Wanted] = [
    Reprice("Puncture", Decimal(15), Decimal(12)),
    Rename("Gwen", "Tilda"),
    _wish(Coloured("accent", "green", "#008000")),
    _wish(Coloured("background", "cream", "#fffdd0")),
    _wish(ItemsOffered((Item("Brake pads", Decimal(22)),), "Service")),
    _wish(RecordWanted("Booking", "Bookings", "booking", (FieldWanted("Frame number", None, FieldType.TEXT, required=False),))),
    Retext("Back on the road by tea time"),
    Restrict("Phone", "phone"),
    Move("Opening hours", "first"),
    Noted("the button does nothing", "broken"),
]
_OF_LOOKS: list[Wanted] = [_wish(StyleWanted((mood,))) for mood in ("modern", "playful", "dull", "large", "small")]


def _revised(state: tuple[AppSpec, Brief], wanted: list[Wanted], earlier: tuple[AppSpec, Brief] | None = None) -> Revised:
    changes = [Change(f"r{90 + n}", "as said", _numbered(one, 90 + n)) for n, one in enumerate(wanted)]
    return revise(*state, changes, today=_TODAY, earlier=earlier)


def _numbered(one: Wanted, number: int) -> Wanted:
    return _wish(one.requirement.wish, number) if isinstance(one, Add) else one


@given(st.lists(st.sampled_from(_PLAIN + _OF_LOOKS), min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_records_keep_their_ids_and_what_was_entered(wanted: list[Wanted]) -> None:
    spec, brief = _start()

    after = _revised((spec, brief), wanted)

    assert not after.loses
    kinds = {entity.key: entity for entity in after.spec.entities}
    for entity in spec.entities:
        now = {str(row["id"]): row for row in kinds[entity.key].rows}
        assert [row["id"] for row in entity.rows] == [row["id"] for row in kinds[entity.key].rows][: len(entity.rows)]
        assert all(set(row) <= set(now[str(row["id"])]) for row in entity.rows)
    assert {view.key for view in spec.views} <= {view.key for view in after.spec.views}


@pytest.mark.parametrize("one", _PLAIN, ids=[type(one).__name__ + str(n) for n, one in enumerate(_PLAIN)])
def test_the_same_change_twice_changes_nothing_more(one: Wanted) -> None:
    once = _revised(_start(), [one])
    twice = _revised((once.spec, once.brief), [one])

    assert [e.rows for e in twice.spec.entities] == [e.rows for e in once.spec.entities]
    assert [[f.key for f in e.fields] for e in twice.spec.entities] == [[f.key for f in e.fields] for e in once.spec.entities]
    assert [v.key for v in twice.spec.views] == [v.key for v in once.spec.views]
    assert (twice.spec.theme.background, twice.spec.theme.accent) == (once.spec.theme.background, once.spec.theme.accent)


@given(st.lists(st.sampled_from(_PLAIN + _OF_LOOKS), min_size=1, max_size=4))
@settings(max_examples=20, deadline=None)
def test_what_is_undone_is_as_it_was(wanted: list[Wanted]) -> None:
    before = _start()
    after = _revised(before, wanted)

    back = _revised((after.spec, after.brief), [Undo()], earlier=before)

    assert back.brief == before[1]
    assert [back.spec.entities, back.spec.views, back.spec.theme] == [before[0].entities, before[0].views, before[0].theme]


def test_words_about_looks_are_always_seen() -> None:
    spec, brief = _start()
    seen = [spec.theme.design]
    state = (spec, brief)
    for _ in range(3):
        after = _revised(state, [_OF_LOOKS[0]])
        assert after.done
        seen.append(after.spec.theme.design)
        state = (after.spec, after.brief)

    assert all(one != other for one, other in pairwise(seen))


def test_letters_grow_as_far_as_a_telephone_can_show_them() -> None:
    after = _revised(_start(), [_wish(StyleWanted(("large",)), n) for n in range(4)])

    assert after.spec.theme.text_percent == 130
    assert len(after.not_done) == 2
    assert "font-size: 130%" in theme_css(design_named("plain"), after.spec.theme, Fonts("", "", "", {}))


def test_what_a_page_shall_say_outlives_further_changes() -> None:
    after = _revised(_start(), [Retext("Back on the road by tea time"), _PLAIN[4], _PLAIN[2]])
    home = after.spec.views[0]

    assert isinstance(home, PageView)
    assert home.sections[0].title == "Back on the road by tea time"


def test_a_field_for_the_house_is_for_the_house_alone() -> None:
    after = _revised(_start(), [Restrict("Phone", "phone")])
    phones = [field for entity in after.spec.entities for field in entity.fields if field.key == "phone"]

    assert phones
    assert all(field.roles and "" not in field.roles for field in phones)

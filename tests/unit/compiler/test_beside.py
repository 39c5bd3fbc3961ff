"""What is added changes nothing that was not mentioned, and the reply says what stood there before."""

from dataclasses import replace
from datetime import date

import pytest

from core.appspec import AppSpec
from core.compiler.planner import plan
from core.compiler.revise import revise
from core.compiler.revising.state import Revised
from core.understanding.brief_reader import read_brief
from core.understanding.changes import read_changes

TODAY = date(2026, 11, 23)
BAKERY = (
    "Wir sind die Mühlenbäckerei. Kunden sollen vorbestellen: Graubrot 4,20 Euro, Laugenstange 1,10 und Bienenstich 2,80. "
    "Wir brauchen Name und Telefon. Offen Montag bis Samstag von sieben bis vierzehn Uhr."
)


def revised(brief: str, language: str, change: str) -> tuple[AppSpec, Revised]:
    read = read_brief(brief, language)
    spec = plan(read, today=TODAY)
    return spec, revise(spec, read, read_changes(change, language, spec), today=TODAY)


def test_hours_of_a_day_replace_those_it_had_and_both_are_said() -> None:
    before, state = revised(BAKERY, "de", "Samstags haben wir nur bis elf Uhr auf.")
    assert state.done[0].endswith("Samstag: 07:00–14:00 → 07:00–11:00")  # noqa: RUF001 - the dash of a span
    saturday = [(one.opens, one.closes) for one in state.spec.business.hours if 5 in one.days]
    assert saturday == [("07:00", "11:00")]
    assert replace(state.spec, business=before.business, checklist=before.checklist) == before


def test_a_field_for_an_order_leaves_the_shop_as_it_was() -> None:
    before, state = revised(BAKERY, "de", "Bitte noch ein Feld für die Straße.")
    order = before.entity("order")
    after = state.spec.entity("order")
    assert [f.label for f in after.fields if f not in order.fields] == ["Straße"]
    assert [e for e in state.spec.entities if e.key != "order"] == [e for e in before.entities if e.key != "order"]
    assert not state.loses


@pytest.mark.parametrize(
    ("brief", "language", "change", "status"),
    [("Tool for a shoe workshop: each job has customer, shoe and status: in, stitched, ready, collected.", "en", "Add a status cancelled.", "cancelled")],
)
def test_a_new_status_leaves_the_others_as_they_were(brief: str, language: str, change: str, status: str) -> None:
    before, state = revised(brief, language, change)
    flowing = next(e for e in before.entities if e.workflow)
    assert flowing.workflow is not None
    old = flowing.field(flowing.workflow.field).options
    new = state.spec.entity(flowing.key).field(flowing.workflow.field).options
    assert set(old) < set(new)
    assert [o.label for o in new if o not in old] == [status]

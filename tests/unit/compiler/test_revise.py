import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.appspec import AppSpec, to_json
from core.brief import (
    Brief,
    Coloured,
    FeatureWanted,
    FieldType,
    FieldWanted,
    Hours,
    Item,
    ItemsOffered,
    OpenAt,
    RecordWanted,
    Requirement,
    RuleKind,
    StatusesWanted,
    Wish,
)
from core.compiler.planner import plan
from core.compiler.revise import revise
from core.compiler.revising.state import Revised
from core.features import Feature
from core.understood import Add, Change, Move, Remove, Rename, Reprice, SetNumber, Wanted
from tests.unit.compiler import made_briefs as made

TODAY = date(2026, 11, 23)


def revised(brief: Brief, *wanted: Wanted) -> tuple[AppSpec, Revised]:
    spec = plan(brief, today=TODAY)
    return spec, revise(spec, brief, [Change(f"c{i}", "as said", w) for i, w in enumerate(wanted, 1)], today=TODAY)


def asks(wish: Wish) -> Add:
    return Add(Requirement("c9", "one more wish", "as said", wish))


def differences(a: Any, b: Any, path: str = "") -> list[str]:
    if isinstance(a, dict) and isinstance(b, dict):
        return [d for k in sorted({*a, *b}) for d in differences(a.get(k), b.get(k), f"{path}/{k}")]
    if isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        return [d for i, (x, y) in enumerate(zip(a, b, strict=True)) for d in differences(x, y, f"{path}/{i}")]
    return [] if a == b else [path]


def changed(before: AppSpec, after: AppSpec) -> list[str]:
    return [d for d in differences(json.loads(to_json(before)), json.loads(to_json(after))) if not d.startswith("/checklist")]


def test_a_new_price_changes_one_number_and_nothing_else() -> None:
    spec, state = revised(made.bakery(), Reprice("seeded bun", Decimal("1.60"), Decimal("1.40")))
    assert changed(spec, state.spec) == ["/entities/1/rows/1/price"]
    assert state.spec.entity("product").rows[1]["price"] == 1.6
    assert state.done == ("Seeded bun: 1.40 → 1.60",)


def test_a_new_field_reaches_the_form_and_leaves_rows_alone() -> None:
    note = RecordWanted("Order", "Orders", "order", (FieldWanted("Sliced or not", "note", FieldType.LONG_TEXT),))
    spec, state = revised(made.bakery(), asks(note))
    shop = next(v for v in state.spec.views if v.tag == "shop")
    assert "note" in shop.details
    assert state.spec.entity("order").field("note").label == "Sliced or not"
    assert [{k: v for k, v in r.items() if k != "note"} for r in state.spec.entity("order").rows] == list(spec.entity("order").rows)
    assert state.spec.entity("product") == spec.entity("product")
    assert state.spec.theme == spec.theme


def test_a_renamed_status_keeps_its_key() -> None:
    spec, state = revised(made.trucks(), Rename("on site", "arrived"))
    assert [o.label for o in state.spec.entity("truck").field("status").options] == ["expected", "arrived", "loading", "left"]
    assert [o.key for o in state.spec.entity("truck").field("status").options] == [o.key for o in spec.entity("truck").field("status").options]
    assert state.spec.entity("truck").rows == spec.entity("truck").rows
    assert "on site" not in str(state.brief)


def test_a_person_who_is_replaced() -> None:
    _, state = revised(made.barber(), Rename("Tolga", "Selin"))
    assert [r["full_name"] for r in state.spec.entity("barber").rows] == ["Mira", "Selin"]
    assert b"Tolga" not in to_json(state.spec)


def test_what_is_taken_off_the_list_is_gone_and_bookings_of_it_point_elsewhere() -> None:
    spec, state = revised(made.barber(), Remove("Rasur"))
    assert [r["name"] for r in state.spec.entity("service").rows] == ["Haarschnitt", "Bart"]
    ids = {r["id"] for r in state.spec.entity("service").rows}
    assert {r["service"] for r in state.spec.entity("appointment").rows} <= ids
    assert state.spec.theme == spec.theme
    assert state.done == ("Entfernt: Rasur",)


def test_a_removed_field_is_reported_as_hiding_data() -> None:
    _, state = revised(made.bakery(), Remove(concept="phone", of="order"))
    assert "phone" not in [f.key for f in state.spec.entity("order").fields]
    assert all("phone" not in getattr(v, "details", ()) and "phone" not in getattr(v, "columns", ()) for v in state.spec.views)
    assert [(one.field, one.label) for one in state.loses] == [("phone", "Mobile")]


def test_a_limit_changes_in_rules_and_in_words() -> None:
    _, state = revised(made.trucks(), SetNumber(Decimal(25), "minutes", Decimal(40), "minutes", RuleKind.OVERDUE_AFTER))
    rule = state.spec.entity("truck").rules[0]
    assert getattr(rule, "amount", None) == 25
    assert getattr(rule, "message", None) == "Red after 25 minutes"
    _, state = revised(made.trucks(), SetNumber(Decimal(6), "bays", Decimal(7)))
    assert state.spec.entity("truck").field("bay_number").maximum == 6


def test_an_accent_colour_changes_the_theme_only() -> None:
    spec, state = revised(made.bakery(), asks(Coloured("accent", "orange", "#ffa500")))
    assert state.spec.theme.accent == "#ffa500"
    assert {d.split("/")[1] for d in changed(spec, state.spec)} == {"theme"}
    assert state.done == ("Accent colour: dark green → orange",)


def test_new_items_statuses_and_hours_join_those_there_are() -> None:
    _, state = revised(
        made.trucks(),
        asks(StatusesWanted(("on site", "weighed"), of="truck")),
    )
    assert [o.label for o in state.spec.entity("truck").field("status").options] == ["expected", "on site", "weighed", "loading", "left"]
    spec, state = revised(made.backstube(), asks(ItemsOffered((Item("Käsestange", Decimal("2.20")),))), asks(OpenAt((Hours((6,), "08:00", "11:00"),))))
    assert [r["name"] for r in state.spec.entity("product").rows] == ["Dinkelkruste", "Mohnzopf", "Käsestange"]
    assert state.spec.entity("product").rows[:2] == spec.entity("product").rows
    assert Hours((6,), "08:00", "11:00") in state.spec.business.hours


@pytest.mark.parametrize("feature", [Feature.STATISTICS, Feature.REVIEWS, Feature.NOTICE_BOARD, Feature.CHAT, Feature.WAITING_LIST])
def test_a_feature_comes_and_goes_without_touching_the_rest(feature: Feature) -> None:
    spec, state = revised(made.barber(), asks(FeatureWanted(feature)))
    kept = [v.key for v in spec.views]
    assert [v.key for v in state.spec.views if v.key in kept] == kept
    for entity in spec.entities:
        assert [f.key for f in state.spec.entity(entity.key).fields if f.key in {x.key for x in entity.fields}] == [f.key for f in entity.fields]
        known = {f.key for f in entity.fields} | {"id"}
        assert [{k: v for k, v in r.items() if k in known} for r in state.spec.entity(entity.key).rows] == list(entity.rows)


def test_log_in_can_be_taken_out() -> None:
    _, state = revised(made.bakery(), Remove(feature=Feature.LOGIN))
    assert not state.spec.roles
    assert not state.spec.users
    assert all(not v.roles for v in state.spec.views)


def test_what_cannot_be_found_is_said() -> None:
    spec, state = revised(made.bakery(), Remove("trampoline"))
    assert changed(spec, state.spec) == []
    assert state.not_done == ("Not found in the prototype: trampoline",)


def test_a_page_moves_to_the_front() -> None:
    _, state = revised(made.bakery(), Move("Bread", "last"))
    assert state.spec.views[-1].label == "Bread"

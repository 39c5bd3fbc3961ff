from datetime import date
from decimal import Decimal

import pytest

from core.appspec import AppSpec, BookingView, FormView, Highlight, LeadTime, NoOverlap, RosterView, ShopView, from_json, to_json
from core.brief import Brief, FeatureWanted, FieldType, Status
from core.compiler.planner import plan
from core.compiler.planner.features.handlers import HANDLERS
from core.features import Feature
from tests.unit.compiler import made_briefs as made

TODAY = date(2026, 11, 23)


def planned(brief: Brief) -> AppSpec:
    return plan(brief, today=TODAY)


@pytest.mark.parametrize("name", sorted(made.every()))
def test_a_planned_specification_survives_json(name: str) -> None:
    spec = planned(made.every()[name])
    assert from_json(to_json(spec)) == spec


@pytest.mark.parametrize("name", sorted(made.every()))
def test_relations_and_views_point_at_what_is_there(name: str) -> None:
    spec = planned(made.every()[name])
    keys = {e.key for e in spec.entities}
    for entity in spec.entities:
        for field in entity.fields:
            if field.type is FieldType.RELATION:
                assert field.target in keys
                ids = {r["id"] for r in spec.entity(field.target or "").rows}
                assert all(r.get(field.key) in ids for r in entity.rows if r.get(field.key) is not None)
        assert len({r["id"] for r in entity.rows}) == len(entity.rows)
    for view in spec.views:
        for name_ in ("entity", "item", "order", "lines", "people", "marks"):
            assert getattr(view, name_, None) in {None, *keys}


def test_what_was_said_appears_word_for_word() -> None:
    spec = planned(made.bakery())
    text = to_json(spec).decode()
    for said in ("Oven & Oak", "Walnut loaf", "Seeded bun", "Plum tart", "Mobile", "How many", "Pickup time", "Order one day ahead", "Ludlow"):
        assert said in text
    assert [r["price"] for r in spec.entity("product").rows] == [5.1, 1.4, 3.75]
    assert (spec.theme.background, spec.theme.accent, spec.currency) == ("#fffdd0", "#006400", "GBP")


def test_bread_is_ordered_in_a_shop_a_day_ahead_and_paid_at_the_counter() -> None:
    spec = planned(made.bakery())
    shop = next(v for v in spec.views if isinstance(v, ShopView))
    assert (shop.item, shop.order, shop.payment) == ("product", "order", "none")
    assert set(shop.details) == {"customer_name", "phone", "pickup_date", "pickup_time"}
    rules = spec.entity("order").rules
    assert LeadTime("pickup_date", None, 24) in rules
    assert LeadTime("pickup_date", "pickup_time", 0, within_hours=True) in rules


def test_no_log_in_where_it_was_ruled_out() -> None:
    spec = planned(made.backstube())
    assert not spec.roles
    assert not spec.users
    assert all(not e.access for e in spec.entities)
    assert all(not v.roles for v in spec.views)


def test_a_barber_is_booked_for_one_customer_at_a_time() -> None:
    spec = planned(made.barber())
    book = next(v for v in spec.views if isinstance(v, BookingView))
    assert (book.service, book.resource) == ("service", "barber")
    assert NoOverlap("barber", "date", "time", "service.duration") in spec.entity("appointment").rules
    assert [r["full_name"] for r in spec.entity("barber").rows] == ["Mira", "Tolga"]
    assert any(isinstance(v, FormView) and v.entity == "inquiry" for v in spec.views)


def test_late_trucks_turn_red_and_drivers_only_look() -> None:
    spec = planned(made.trucks())
    truck = spec.entity("truck")
    mark = next(r for r in truck.rules if isinstance(r, Highlight))
    assert (mark.field, mark.amount, mark.tone) == ("arrival_time", Decimal(40), "bad")
    assert [o.label for o in truck.field("status").options] == ["expected", "on site", "loading", "left"]
    assert (truck.field("bay_number").minimum, truck.field("bay_number").maximum) == (Decimal(1), Decimal(7))
    assert [a.actions for a in truck.access if a.role == ""] == [("view",)]
    assert [r.label for r in spec.roles] == ["Gate staff", "Drivers"]


def test_players_say_whether_they_come() -> None:
    spec = planned(made.club())
    roster = next(v for v in spec.views if isinstance(v, RosterView))
    assert (roster.people, roster.marks, roster.event) == ("player", "response", "match")
    assert [o.label for o in spec.entity("response").field(roster.status).options] == ["yes", "no", "maybe"]


def test_every_feature_has_a_handler() -> None:
    assert set(HANDLERS) == set(Feature)


@pytest.mark.parametrize("feature", list(Feature))
def test_every_feature_is_seen_somewhere_or_said_to_be_missing(feature: Feature) -> None:
    spec = planned(made.brief("en", FeatureWanted(feature)))
    line = spec.checklist[0]
    assert line.where.startswith("#/") or (line.status is Status.NOT_DONE and line.note)

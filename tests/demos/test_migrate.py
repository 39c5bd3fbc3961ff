from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.hosting.sqlite_book import SqliteBook
from core.appspec import AppSpec, Entity, Field, Option, Workflow, to_json
from core.brief import FieldType
from core.demo.api import Api
from core.demo.pace import Pace
from tests.demos.conftest import Clock, Visitor
from tests.demos.salon import PRODUCTS, SALON, with_entity

OPEN = replace(PRODUCTS, access=())
FIRST = with_entity(SALON, OPEN)


class Revisions:
    """One demo over its revisions."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.number = 0
        self.book: SqliteBook | None = None

    def publish(self, spec: AppSpec) -> Visitor:
        if self.book is not None:
            self.book.close()
        self.number += 1
        self.book = SqliteBook(self.path, to_json(spec), self.number)
        clock = Clock()
        return Visitor(Api(self.book, clock.now, Pace(clock.monotonic_s)))

    def products(self, spec: AppSpec) -> list[dict[str, object]]:
        found: list[dict[str, object]] = self.publish(spec).ask("GET", "data")[1]["entities"]["product"]
        return found


@pytest.fixture
def revisions(tmp_path: Path) -> Iterator[Revisions]:
    revisions = Revisions(tmp_path / "data.sqlite3")
    yield revisions
    if revisions.book is not None:
        revisions.book.close()


def _with_fields(*fields: Field, entity: Entity = OPEN) -> AppSpec:
    return with_entity(SALON, replace(entity, fields=fields))


def test_what_was_entered_stays_and_untouched_seeds_follow_the_specification(revisions: Revisions) -> None:
    first = revisions.publish(FIRST)
    first.ask("POST", "data/product", {"name": "Comb", "price": 5})
    first.ask("PATCH", "data/product/product-2", {"price": 13})
    dearer = replace(OPEN, rows=({"name": "Soap", "price": 3.9}, {"name": "Oil", "price": 12.5}, {"name": "Wax", "price": 7}))
    found = revisions.products(with_entity(SALON, dearer))
    assert [(one["name"], one["price"]) for one in found] == [("Soap", 3.9), ("Oil", 13), ("Comb", 5), ("Wax", 7)]


def test_a_seed_that_is_no_longer_there_goes_unless_somebody_uses_it(revisions: Revisions) -> None:
    first = revisions.publish(FIRST)
    first.ask("POST", "data/vote", {"product": "product-1"})
    found = revisions.products(with_entity(SALON, replace(OPEN, rows=({"name": "Wax", "price": 7},))))
    assert sorted(str(one["name"]) for one in found) == ["Soap", "Wax"]


def test_a_seed_that_a_visitor_deleted_does_not_come_back(revisions: Revisions) -> None:
    first = revisions.publish(FIRST)
    assert first.ask("DELETE", "data/product/product-1")[0] == 204
    assert [one["name"] for one in revisions.products(FIRST)] == ["Oil"]


def test_a_renamed_field_keeps_its_values(revisions: Revisions) -> None:
    revisions.publish(FIRST).ask("PATCH", "data/product/product-1", {"price": 4})
    renamed = [replace(f, key="cost", label="Cost") if f.key == "price" else f for f in OPEN.fields]
    spec = with_entity(SALON, replace(OPEN, fields=tuple(renamed), rows=({"name": "Soap", "cost": 3.8}, {"name": "Oil", "cost": 12})))
    assert [one["cost"] for one in revisions.products(spec)] == [4, 12]


def test_a_field_that_vanished_can_come_back(revisions: Revisions) -> None:
    revisions.publish(FIRST).ask("PATCH", "data/product/product-1", {"likes": 9})
    name, price, likes = OPEN.fields
    assert "likes" not in revisions.products(_with_fields(name, price))[0]
    assert revisions.products(_with_fields(name, price, likes))[0]["likes"] == 9


def test_new_fields_have_their_defaults_and_renamed_options_are_followed(revisions: Revisions) -> None:
    name, price, likes = OPEN.fields
    state = Field("state", "State", FieldType.CHOICE, options=(Option("new", "New"), Option("sold", "Sold")))
    flow = replace(OPEN, workflow=Workflow("state"))
    revisions.publish(FIRST)
    assert {one["state"] for one in revisions.products(_with_fields(name, price, likes, state, entity=flow))} == {"new"}
    assert revisions.book is not None
    revisions.publish(_with_fields(name, price, likes, state, entity=flow)).ask("PATCH", "data/product/product-1", {"state": "sold"})
    gone = replace(state, options=(Option("new", "New"), Option("gone", "Gone")))
    assert [one["state"] for one in revisions.products(_with_fields(name, price, likes, gone, entity=flow))] == ["gone", "new"]


def test_another_type_takes_what_it_can_read(revisions: Revisions) -> None:
    first = revisions.publish(FIRST)
    first.ask("POST", "data/product", {"name": "12", "price": 1})
    _, price, likes = OPEN.fields
    spec = with_entity(SALON, replace(OPEN, fields=(Field("name", "Name", FieldType.INTEGER), price, likes), title="price", rows=()))
    assert [one["name"] for one in revisions.products(spec) if one["price"] == 1] == [12]


def test_an_entity_that_vanished_takes_its_records_along(revisions: Revisions) -> None:
    revisions.publish(FIRST)
    spec = replace(FIRST, entities=tuple(e for e in FIRST.entities if e.key != "vote"), views=FIRST.views[:4])
    assert "vote" not in revisions.publish(spec).ask("GET", "data")[1]["entities"]


def test_an_older_revision_does_not_take_the_records_back(revisions: Revisions, tmp_path: Path) -> None:
    revisions.publish(FIRST)
    revisions.publish(SALON)
    with pytest.raises(Exception, match="busy"):
        SqliteBook(tmp_path / "data.sqlite3", to_json(FIRST), 1)


def test_open_pages_are_told_to_read_everything_again(revisions: Revisions) -> None:
    first = revisions.publish(FIRST)
    since = first.api.version()
    second = revisions.publish(with_entity(SALON, replace(OPEN, rows=())))
    assert second.api.events(None, since)[1] == [("reload", {"version": second.api.version()})]

"""What is listed as a wish, what is ruled out, and wishes that contradict one another."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from core.appspec import AppSpec, BookingView, FormView, ListView, NoOverlap, PageView, QuizView, ShopView
from core.brief import (
    Brief,
    FeatureWanted,
    FieldType,
    FieldWanted,
    Hours,
    Item,
    ItemsOffered,
    Met,
    NotWanted,
    OpenAt,
    PeopleNamed,
    RecordWanted,
    Requirement,
    RoleWanted,
    RuleKind,
    RuleWanted,
    Status,
    StatusesWanted,
    TextWanted,
    TradeIs,
)
from core.compiler.planner import plan
from core.compiler.planner.telling import kept_out
from core.compiler.revise import revise
from core.compiler.revising.state import Revised
from core.features import Feature
from core.understood import Add, Change, SetNumber, Undo, Wanted
from tests.unit.compiler.made_briefs import backstube, bakery, brief

TODAY = date(2026, 11, 23)
PAY = FieldWanted("Salary", "salary", FieldType.MONEY)


def lines(spec: AppSpec) -> dict[str, Met]:
    return {m.requirement_id: m for m in spec.checklist}


def test_a_remark_is_neither_listed_nor_missing() -> None:
    asked = brief("en", RecordWanted("Plant", "Plants", "plant", (FieldWanted("Name", "name"),)))
    remark = Requirement("r9", "Also said: we like rain", "we like rain", TextWanted(), confidence=0.3)
    wish = Requirement("r10", "Also said: a gnome waves", "a gnome waves", TextWanted(), confidence=0.5)
    met = lines(plan(Brief("en", (*asked.requirements, remark, wish)), today=TODAY))
    assert not met["r9"].told
    assert (met["r10"].told, met["r10"].status) == (True, Status.NOT_DONE)


def test_what_another_line_says_better_is_not_listed() -> None:
    asked = brief(
        "en",
        TradeIs("bakery", "Bakery"),
        FeatureWanted(Feature.PRICE_LIST),
        ItemsOffered((Item("Plum tart", Decimal("3.75")),), of="Cake", concept="product", currency="GBP"),
        FeatureWanted(Feature.PICKUP),
    )
    assert [m.told for m in plan(asked, today=TODAY).checklist] == [False, False, True, True]
    assert plan(brief("en", TradeIs("bakery", "Bakery"), FeatureWanted(Feature.PRICE_LIST)), today=TODAY).checklist[1].told


def test_something_ruled_out_is_done_only_when_it_is_not_there() -> None:
    spec = plan(bakery(), today=TODAY)
    assert kept_out(spec, NotWanted(feature=Feature.ONLINE_PAYMENT))
    assert any(isinstance(v, ShopView) for v in spec.views)
    assert not kept_out(spec, NotWanted(feature=Feature.CART))
    assert not kept_out(spec, NotWanted(words="Plum tart"))
    assert not plan(backstube(), today=TODAY).users


def test_priced_things_are_on_offer_and_are_no_appointments() -> None:
    asked = brief(
        "en",
        TradeIs("hair_salon", "Hair salon"),
        FeatureWanted(Feature.BOOKING),
        ItemsOffered((Item("Fringe trim", Decimal(9)), Item("Beard trim", Decimal(14))), of="Appointment", concept="appointment", currency="GBP"),
    )
    spec = plan(asked, today=TODAY)
    assert [r["name"] for r in spec.entity("service").rows] == ["Fringe trim", "Beard trim"]
    assert "price" not in {f.key for f in spec.entity("appointment").fields}


def test_a_thing_on_offer_that_asks_for_itself_and_a_telephone_is_an_order() -> None:
    crate = RecordWanted(
        "Crate",
        "Crates",
        "box",
        (FieldWanted("Who", "name"), FieldWanted("Mobile", "phone", FieldType.PHONE), FieldWanted("Crate", "box"), FieldWanted("How many", "quantity")),
    )
    asked = brief(
        "en",
        TradeIs("farm_shop", "Farm shop"),
        FeatureWanted(Feature.PICKUP),
        ItemsOffered((Item("Small", Decimal(12)), Item("Large", Decimal(19))), of="Crate", concept="box", currency="GBP"),
        crate,
        StatusesWanted(("packed", "gone"), of="Order"),
    )
    spec = plan(asked, today=TODAY)
    assert [r["name"] for r in spec.entity("box").rows] == ["Small", "Large"]
    assert {"Who", "Mobile"} <= {f.label for f in spec.entity("order").fields}
    assert [o.label for o in spec.entity("order").field("status").options] == ["packed", "gone"]
    assert spec.entity("box").workflow is None


def test_a_stock_and_a_status_belong_to_what_was_described() -> None:
    book = RecordWanted(
        "Book", "Books", "book", (FieldWanted("Title", "title"), FieldWanted("Price", "price"), FieldWanted("Stock", "stock", FieldType.INTEGER))
    )
    order = RecordWanted("Order", "Orders", "order")
    asked = brief("en", TradeIs("bookshop", "Bookshop"), book, order, *(FeatureWanted(f) for f in (Feature.CART, Feature.INVENTORY, Feature.STATUS_TRACKING)))
    spec = plan(asked, today=TODAY)
    assert {e.key for e in spec.entities} == {"book", "order", "order_line"}
    assert spec.entity("book").workflow is None
    assert spec.entity("order").workflow is not None


def test_work_that_only_staff_keep_is_no_sale() -> None:
    job = RecordWanted("Haul", "Hauls", "order", (FieldWanted("Load", "goods"), FieldWanted("Price", "price", FieldType.MONEY)))
    asked = brief("en", TradeIs("driver_logistics", "Haulier"), job, StatusesWanted(("asked", "loaded"), of="Haul"), RoleWanted("Dispatcher", "employee"))
    spec = plan(asked, today=TODAY)
    assert "total" not in {f.key for f in spec.entity("order").fields}
    assert not any(e.key in ("service", "product") for e in spec.entities)


def test_whoever_is_in_charge_needs_nobody_above_them() -> None:
    asked = brief(
        "en",
        RecordWanted("Sale", "Sales", fields=(FieldWanted("Region", "region"),)),
        RoleWanted("Manager", "manager", ("view",)),
        FeatureWanted(Feature.ROLES),
    )
    spec = plan(asked, today=TODAY)
    assert [r.label for r in spec.roles] == ["Manager"]
    assert any(a.role == "manager" and "edit" in a.actions for e in spec.entities for a in e.access)


def test_pictures_with_prices_are_cards() -> None:
    print_ = RecordWanted("Print", "Prints", fields=(FieldWanted("Photo", "photo", FieldType.IMAGE), FieldWanted("Price", "price", FieldType.MONEY)))
    spec = plan(brief("en", print_), today=TODAY)
    assert {v.layout for v in spec.views if isinstance(v, ListView)} == {"cards"}


def test_the_last_change_is_taken_back_where_the_revision_before_is_known() -> None:
    before = plan(bakery(), today=TODAY)
    now = plan(backstube(), today=TODAY)
    undo = (Change("c1", "undo that", Undo()),)
    back = revise(now, backstube(), undo, today=TODAY, earlier=(before, bakery()))
    assert (back.spec.business.name, back.brief, back.not_done) == (before.business.name, bakery(), ())
    alone = revise(now, backstube(), undo, today=TODAY)
    assert alone.spec.business.name == now.business.name
    assert len(alone.not_done) == 1


def test_sessions_said_by_weekday_and_hour_have_dates_on_that_weekday_only() -> None:
    asked = brief(
        "en",
        TradeIs("art_school", "Pottery"),
        FeatureWanted(Feature.BOOKING),
        OpenAt((Hours((1,), "19:00"),), what="Wheel"),
        OpenAt((Hours((5,), "11:00"),), what="Children"),
        RuleWanted(RuleKind.CAPACITY, "Eight people at most", Decimal(8), "people"),
        TextWanted(("15 pounds",)),
    )
    priced = replace(asked, requirements=(*asked.requirements[:-1], replace(asked.requirements[-1], source="Price 15 pounds")))
    spec = plan(priced, today=TODAY)
    sessions = next(e for e in spec.entities if e.key in ("course", "class"))
    when = {(date.fromisoformat(str(r["date"])).weekday(), r["time"]) for r in sessions.rows}
    assert when == {(1, "19:00"), (5, "11:00")}
    assert {r["price"] for r in sessions.rows} == {15.0}
    assert {r["capacity"] for r in sessions.rows} == {8}
    assert all(date.fromisoformat(str(r["date"])) > TODAY for r in sessions.rows)


def test_a_quiz_is_passed_at_the_percentage_that_was_said_and_keeps_no_stock() -> None:
    asked = brief("en", TradeIs("warehouse", "Warehouse"), FeatureWanted(Feature.QUIZ), TextWanted(("80 percent",)))
    said = replace(asked, requirements=(*asked.requirements[:-1], replace(asked.requirements[-1], source="The pass mark is 80 percent")))
    spec = plan(said, today=TODAY)
    assert [v.pass_percent for v in spec.views if isinstance(v, QuizView)] == [80]
    assert {e.key for e in spec.entities} == {"quiz_question", "quiz_result"}


def test_as_many_rows_as_were_said_and_no_made_up_words() -> None:
    room = RecordWanted("Room", "Rooms", "room", (FieldWanted("Number", "number"), FieldWanted("Floor", "floor", FieldType.INTEGER), FieldWanted("Snood")))
    spec = plan(brief("en", room, TextWanted(("24 rooms",))), today=TODAY)
    rows = spec.entity("room").rows
    assert len(rows) == 24
    assert all(str(r["number"])[0] == str(r["floor"]) for r in rows)
    assert all(str(r["snood"]).startswith("Snood ") for r in rows)


def test_a_job_board_has_one_page_of_jobs_and_a_form_to_apply() -> None:
    ad = RecordWanted("Notice", "Announcements", "announcement", (FieldWanted("Title", "title"), FieldWanted("Contract", options=("Full", "Part")), PAY))
    person = RecordWanted(
        "Candidate", "Candidates", "candidate", (FieldWanted("Name", "name"), FieldWanted("Contract"), FieldWanted("CV", type=FieldType.FILE))
    )
    spec = plan(brief("en", ad, FeatureWanted(Feature.NOTICE_BOARD), person), today=TODAY)
    assert {e.key for e in spec.entities} == {"job", "candidate"}
    assert len({v.label for v in spec.views}) == len(spec.views)
    assert [o.label for o in spec.entity("candidate").field("contract").options] == ["Full", "Part"]
    assert [v.label for v in spec.views if isinstance(v, FormView)] == ["Apply"]


def changed(asked: Brief, *wanted: Wanted) -> Revised:
    return revise(plan(asked, today=TODAY), asked, tuple(Change(f"c{i}", "said", w) for i, w in enumerate(wanted)), today=TODAY)


def test_a_number_changes_only_where_its_thing_is_spoken_of() -> None:
    asked = brief("en", TradeIs("warehouse", "Warehouse"), FeatureWanted(Feature.QUIZ), TextWanted(("80 percent",)), TextWanted(("Five",)))
    marks, parts = (replace(r, source=s) for r, s in zip(asked.requirements[2:], ("The pass mark is 80 percent", "There are five parts"), strict=True))
    asked = replace(asked, requirements=(*asked.requirements[:2], marks, parts))
    now = changed(asked, SetNumber(Decimal(70), "pass mark", old=Decimal(5)))
    assert [v.pass_percent for v in now.spec.views if isinstance(v, QuizView)] == [70]
    assert "There are five parts" in {r.source for r in now.brief.requirements}


def test_money_is_a_price_and_no_other_number() -> None:
    asked = brief("en", TradeIs("hardware_shop", "Paint shop"), TextWanted(("10",)))
    asked = replace(asked, requirements=(asked.requirements[0], replace(asked.requirements[1], source="One litre covers 10 metres")))
    now = changed(asked, SetNumber(Decimal(14), "litre", old=Decimal(1), unit="EUR"))
    assert now.brief == asked
    assert len(now.not_done) == 1


def test_what_was_added_is_said_by_its_own_name() -> None:
    tool = RecordWanted("Tool", "Tools", "tool", (FieldWanted("Name", "name"), FieldWanted("Kind", "type", FieldType.CHOICE, options=("saw", "drill"))))
    asked = brief("en", tool)
    kind = replace(tool, fields=(FieldWanted("Kind", "type", FieldType.CHOICE, options=("saw", "drill", "plane")),))
    shelf = replace(tool, fields=(FieldWanted("Shelf mark"),))
    adds = [Add(Requirement(f"r{i}", "a line", "said", wish)) for i, wish in enumerate((kind, shelf), 20)]
    assert changed(asked, *adds).done == ("Added: Kind: plane", "Added: Shelf mark (Tools)")


def test_named_staff_can_be_chosen_and_goods_stand_in_the_shop_only() -> None:
    visit = RecordWanted("Visit", "Visits", "appointment", (FieldWanted("Name", "customer_name"), FieldWanted("Mobile", "phone", FieldType.PHONE)))
    salon = brief("en", TradeIs("hair_salon", "Hair salon"), FeatureWanted(Feature.BOOKING), visit, PeopleNamed(("Ottilie", "Bram"), "Stylist", "hairdresser"))
    book = next(v for v in plan(salon, today=TODAY).views if isinstance(v, BookingView))
    assert book.resource is not None
    goods = RecordWanted(
        "Book", "Books", "book", (FieldWanted("Title", "title"), FieldWanted("Genre", "genre", FieldType.CHOICE), FieldWanted("Price", "price"))
    )
    shop = plan(brief("en", TradeIs("bookshop", "Bookshop"), goods, FeatureWanted(Feature.CART)), today=TODAY)
    assert [v.label for v in shop.views if not v.roles] == ["Home", "Shop"]
    assert "Crime" in {o.label for o in shop.entity("book").field("genre").options}


def test_whoever_applies_says_for_which_job_and_a_door_leads_to_the_work() -> None:
    ad = RecordWanted("Job", "Jobs", "job", (FieldWanted("Title", "title"), PAY))
    person = RecordWanted("Candidate", "Candidates", "candidate", (FieldWanted("Name", "name"), FieldWanted("CV", type=FieldType.FILE)))
    spec = plan(brief("en", ad, person), today=TODAY)
    assert "job" in {f.target for f in spec.entity("candidate").fields}
    haul = RecordWanted("Haul", "Hauls", "order", (FieldWanted("Load", "goods"), FieldWanted("Price", "price", FieldType.MONEY)))
    work = plan(
        brief("en", TradeIs("driver_logistics", "Haulier"), haul, StatusesWanted(("asked", "loaded")), RoleWanted("Dispatcher", "employee")), today=TODAY
    )
    assert [s.action_label for v in work.views if isinstance(v, PageView) for s in v.sections if s.kind == "hero"] == ["Log in"]


def test_a_stray_word_is_not_shown_and_said_to_be_missing() -> None:
    asked = brief("en", TradeIs("bakery", "Bakery"), FeatureWanted(Feature.PICKUP), TextWanted(("glazed",)), TextWanted(("6 pm",)))
    sources = ("glazed", "Orders close at 6 pm")
    said = tuple(replace(r, source=s) for r, s in zip(asked.requirements[2:], sources, strict=True))
    met = plan(replace(asked, requirements=(*asked.requirements[:2], *said)), today=TODAY).checklist
    assert [m.status for m in met[2:]] == [Status.NOT_DONE, Status.DONE]


def test_a_boat_taken_for_some_hours_is_booked_and_never_twice() -> None:
    fields = (
        FieldWanted("Boat", "boat", FieldType.RELATION),
        FieldWanted("Day", "date", FieldType.DATE),
        FieldWanted("From", "time", FieldType.TIME),
        FieldWanted("How long", "duration", FieldType.DURATION),
        FieldWanted("Mobile", "phone", FieldType.PHONE),
    )
    asked = brief(
        "en",
        TradeIs("boat_rental", "Boat hire"),
        ItemsOffered((Item("Punt", Decimal(18)), Item("Skiff", Decimal(14))), of="Boat", concept="boat", currency="GBP"),
        RecordWanted("Order", "Orders", "order", fields),
    )
    spec = plan(asked, today=TODAY)
    view = next(v for v in spec.views if isinstance(v, BookingView))
    rules = [r for r in spec.entity(view.entity).rules if isinstance(r, NoOverlap)]
    assert [(r.resource, r.date, r.time, r.minutes) for r in rules] == [(view.service, "date", "time", "duration")]
    assert "duration" in view.details


def test_a_practice_that_named_no_price_shows_none() -> None:
    quiet = brief("en", TradeIs("physiotherapy", "Physiotherapy"), FeatureWanted(Feature.BOOKING))
    open_ = brief("en", TradeIs("physiotherapy", "Physiotherapy"), FeatureWanted(Feature.BOOKING), FeatureWanted(Feature.PRICE_LIST))
    priced = ["price" in {f.key for f in plan(b, today=TODAY).entity("service").fields} for b in (quiet, open_)]
    assert priced == [False, True]

"""Reports, charts, look-ups and links between records, planned from instructions."""

import json
from datetime import UTC, date, datetime

from core.appspec import AppSpec, DashboardView, InOrder, ListView, ShopView, to_json
from core.brief import Status
from core.compiler.compile import compile_site
from core.compiler.planner import plan
from core.demo.api import Api
from core.demo.book import Request
from core.demo.memory_book import MemoryBook
from core.demo.pace import Pace
from core.demo.shape import read_shape
from core.understanding.brief_reader import read_brief

_TODAY = date(2026, 11, 23)


def _plan(said: str) -> AppSpec:
    return plan(read_brief(f"Please implement {said}", "en"), today=_TODAY)


def _list(spec: AppSpec, label: str) -> ListView:
    return next(v for v in spec.views if isinstance(v, ListView) and v.label == label)


def test_a_report_is_a_page_with_figures_filters_rows_and_files() -> None:
    spec = _plan("a boat yard website. Staff should be able to manage repairs with title, date, cost and status, and generate repair reports.")
    report = next(v for v in spec.views if isinstance(v, DashboardView) and v.label == "Repair reports")
    assert report.about
    assert report.filters
    assert report.columns
    assert set(report.exports) == {"csv", "pdf"}
    assert "report-rows.js" in "".join(compile_site(spec).files)


def test_charts_and_figures_that_were_named_are_drawn_as_asked() -> None:
    said = "a sales website that shows figures such as total turnover and number of sales. It should have a line chart of monthly turnover and a bar chart of"
    spec = _plan(f"{said} turnover by district. Users should be able to filter the figures by district.")
    board = next(v for v in spec.views if isinstance(v, DashboardView))
    assert [t.label for t in board.tiles][:2] == ["Total turnover", "Number of sales"]
    assert next((c.kind, c.bucket, c.measure) for c in board.charts) == ("line", "month", "sum")
    assert board.charts[1].kind == "bar"
    assert spec.entity(board.charts[1].entity).field(board.charts[1].by).label == "District"
    assert board.filters


def test_income_less_expenses_is_the_balance() -> None:
    spec = _plan("a purse website. Users should be able to record income and expenses with amount, category and date, and view the account balance.")
    [tile] = [t for v in spec.views if isinstance(v, DashboardView) for t in v.tiles if t.label == "Account balance"]
    assert tile.less == ("expense", "amount")
    assert "less" in "".join(body.decode() for name, body in compile_site(spec).files.items() if name.startswith("pages/"))


def test_a_rental_is_of_a_machine_and_for_a_customer_and_a_return_is_of_a_rental() -> None:
    spec = _plan("a rental system. The system should have functionalities for managing vehicles, customers, rentals and returns.")
    assert {spec.entity(f.target).plural for f in spec.entity("rental").fields if f.target} == {"Vehicles", "Customers"}
    returned = next(e for e in spec.entities if e.plural == "Returns")
    assert [f.target for f in returned.fields if f.target] == ["rental"]


def test_what_comes_in_and_goes_out_moves_the_stock() -> None:
    spec = _plan("a cellar system with product management, stock-in and stock-out records. Users should be able to add, edit and delete products.")
    goods = next(e for e in spec.entities if e.plural == "Products")
    stock = next(f for f in goods.fields if f.formula)
    assert stock.formula is not None
    assert stock.formula.expression.startswith("opening_stock + sum(")
    assert " - sum(" in stock.formula.expression


def test_a_number_is_typed_to_see_where_something_is() -> None:
    spec = _plan("a freight website. Customers should be able to enter a tracking number to see the status of a shipment, and create shipments.")
    view = _list(spec, "Look up tracking number")
    assert view.lookup == "tracking_number"
    assert not view.roles


def test_late_and_saved_records_have_pages_of_their_own() -> None:
    spec = _plan("a book club website. Members should be able to view overdue loans. Staff should be able to manage loans and books.")
    assert _list(spec, "Overdue loans").only == "marked"
    spec = _plan("a chair shop website. Visitors should be able to browse products, buy products and save favourite products.")
    assert _list(spec, "Favourites").only == "saved"


def test_where_discount_codes_were_asked_for_one_can_be_tried() -> None:
    spec = _plan("a chair shop website. Customers should be able to add products to a cart and apply a discount code.")
    [shop] = [v for v in spec.views if isinstance(v, ShopView)]
    assert shop.codes
    assert shop.codes[0][0] in shop.intro
    assert not [m for m in spec.checklist if m.status is Status.NOT_DONE]


def test_what_begins_does_not_end_before() -> None:
    spec = _plan("a leave system. Employees should be able to submit leave requests with start date, end date and reason. Managers should manage employees.")
    asked = next(e for e in spec.entities if e.plural == "Leave requests")
    assert InOrder("start_date", "end_date") in asked.rules
    api = Api(MemoryBook(read_shape(json.loads(to_json(spec)))), lambda: datetime(2026, 11, 23, 9, tzinfo=UTC), Pace(lambda: 0.0))
    user = spec.users[0]
    token = api.answer(_post("session/login", {"email": user.email, "password": user.password}, None)).token
    fields = {"start_date": "2026-12-05", "end_date": "2026-12-03", "reason": "Rest", "employee": "employee-1"}
    told = json.loads(api.answer(_post("data/vacation", fields, token)).body)
    assert (told["code"], told["field"]) == ("ends_before", "end_date")
    assert api.answer(_post("data/vacation", {**fields, "end_date": "2026-12-05"}, token)).status == 201


def test_comments_stand_below_what_is_commented_on() -> None:
    spec = _plan("a choir website. Users should be able to create concerts, add songs with title and key, and comment on songs.")
    [note] = [e for e in spec.entities if e.key == "comment"]
    assert {spec.entity(f.target).plural for f in note.fields if f.target} == {"Songs"}


def test_sorts_of_something_are_the_usual_ones_and_of_two_people_each_has_a_name() -> None:
    spec = _plan("a courier website. Customers should be able to create parcels by entering sender, recipient and delivery type. Staff can manage parcels.")
    parcel = next(e for e in spec.entities if e.plural == "Parcels")
    kind = next(f for f in parcel.fields if f.label == "Delivery type")
    assert [o.label for o in kind.options][:2] == ["Standard", "Express"]
    assert all(row["sender"] != row["recipient"] for row in parcel.rows)


def _post(path: str, body: dict[str, str], token: str | None) -> Request:
    return Request("POST", path, headers={"x-demo": "1", "x-demo-offset": "0"}, body=json.dumps(body).encode(), token=token, client="c")


def test_pages_of_what_was_saved_show_fields_that_are_there_and_shops_are_open_before_anyone_logs_in() -> None:
    said = "Visitors should be able to search properties by location and price, and save favourite properties. Agents should be able to log in."
    spec = _plan(f"a housing website. {said}")
    view = _list(spec, "Favourites")
    assert set(view.columns) <= {f.key for f in spec.entity(view.entity).fields}
    said = "Customers should be able to log in, browse chairs and stools by category and add products to a cart. Administrators manage products."
    spec = _plan(f"a chair shop. {said}")
    [shop] = [v for v in spec.views if isinstance(v, ShopView)]
    assert any(a.role == "" and "view" in a.actions for a in spec.entity(shop.item).access)

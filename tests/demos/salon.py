"""A small application with everything the rules of data know: a hairdresser with a shop and a course."""

from dataclasses import replace
from decimal import Decimal

from core.appspec import (
    Access,
    AppSpec,
    BookingView,
    Business,
    CancelBefore,
    Capacity,
    DemoUser,
    Entity,
    Field,
    Formula,
    LeadTime,
    ListView,
    Minimum,
    NoOverlap,
    Notify,
    Option,
    PollView,
    Role,
    ShopView,
    Unique,
    Workflow,
)
from core.brief import FieldType, Hours

SERVICES = Entity(
    "service",
    "Service",
    "Services",
    (Field("name", "Name", required=True), Field("minutes", "Minutes", FieldType.DURATION), Field("price", "Price", FieldType.MONEY)),
    "name",
    rows=({"id": "cut", "name": "Cut", "minutes": 30, "price": 28}, {"id": "dye", "name": "Dye", "minutes": 90, "price": 75.5}),
)
PEOPLE = Entity("person", "Person", "People", (Field("name", "Name"),), "name", rows=({"id": "ada", "name": "Ada"}, {"id": "ben", "name": "Ben"}))
STATUS = (Option("asked", "Asked"), Option("agreed", "Agreed"), Option("done", "Done"), Option("off", "Cancelled"))
BOOKINGS = Entity(
    "booking",
    "Booking",
    "Bookings",
    (
        Field("customer", "Customer", required=True),
        Field("service", "Service", FieldType.RELATION, target="service", required=True),
        Field("person", "Person", FieldType.RELATION, target="person"),
        Field("date", "Date", FieldType.DATE, required=True),
        Field("time", "Time", FieldType.TIME, required=True),
        Field("status", "Status", FieldType.CHOICE, options=STATUS),
        Field("note", "Note", roles=("boss",)),
        Field("price", "Price", FieldType.MONEY, formula=Formula("service.price")),
    ),
    "customer",
    rules=(
        NoOverlap("person", "date", "time", "service.minutes"),
        LeadTime("date", "time", hours=2, within_hours=True),
        CancelBefore("status", "off", "date", "time", hours=24),
        Notify("notice", "{customer}: {status}", "status", "agreed"),
    ),
    workflow=Workflow("status", free=False, frees=("off",)),
    access=(
        Access("", ("view", "create", "edit"), own=True),
        Access("boss", ("view", "create", "edit", "delete")),
        Access("helper", ("view", "approve")),
    ),
)
NOTICES = Entity("notice", "Notice", "Notices", (Field("text", "Text"), Field("at", "At", FieldType.DATETIME)), "text")
PRODUCTS = Entity(
    "product",
    "Product",
    "Products",
    (Field("name", "Name", required=True), Field("price", "Price", FieldType.MONEY, minimum=Decimal(0)), Field("likes", "Likes", FieldType.INTEGER)),
    "name",
    rules=(Unique(("name",), "There is such a product."),),
    rows=({"name": "Soap", "price": 3.8}, {"name": "Oil", "price": 12}),
    access=(Access("", ("view",)), Access("boss", ("view", "create", "edit", "delete"))),
)
ORDERS = Entity(
    "order",
    "Order",
    "Orders",
    (Field("name", "Name", required=True), Field("total", "Total", FieldType.MONEY, formula=Formula("sum(line.amount)"))),
    "name",
    rules=(Minimum(Decimal(10)),),
    access=(Access("", ("create",)), Access("boss", ("view", "edit", "delete"))),
)
LINES = Entity(
    "line",
    "Line",
    "Lines",
    (
        Field("order", "Order", FieldType.RELATION, target="order", required=True),
        Field("product", "Product", FieldType.RELATION, target="product", required=True),
        Field("quantity", "Quantity", FieldType.INTEGER, minimum=Decimal(1), required=True),
        Field("price", "Price", FieldType.MONEY),
        Field("amount", "Amount", FieldType.MONEY, formula=Formula("quantity * price")),
    ),
    "product",
    access=(Access("boss", ("view", "edit", "delete")),),
)
WISHES = Entity(
    "wish",
    "Wish",
    "Wishes",
    (Field("text", "Text"), Field("status", "Status", FieldType.CHOICE, options=STATUS)),
    "text",
    workflow=Workflow("status"),
    access=(Access("", ("create",)), Access("boss", ("view", "edit"))),
)
COURSES = Entity(
    "course",
    "Course",
    "Courses",
    (Field("name", "Name"), Field("places", "Places", FieldType.INTEGER)),
    "name",
    rows=({"id": "braids", "name": "Braids", "places": 2}, {"id": "beards", "name": "Beards", "places": 1}),
)
SEATS = Entity(
    "seat",
    "Seat",
    "Seats",
    (Field("name", "Name"), Field("course", "Course", FieldType.RELATION, target="course", required=True)),
    "name",
    rules=(Capacity("course.places", per=("course",), waiting_list=True),),
)
TABLES = Entity(
    "table", "Table", "Tables", (Field("name", "Name"), Field("guests", "Guests", FieldType.INTEGER)), "name", rules=(Capacity(6, amount="guests"),)
)
VOTES = Entity("vote", "Vote", "Votes", (Field("product", "Product", FieldType.RELATION, target="product", required=True),), "product")

SALON = AppSpec(
    "en",
    Business("Salon Wave", hours=(Hours((0, 1, 2, 3, 4), "09:00", "17:00"),)),
    (SERVICES, PEOPLE, BOOKINGS, NOTICES, PRODUCTS, ORDERS, LINES, WISHES, COURSES, SEATS, TABLES, VOTES),
    (
        BookingView("book", "Book", "booking", "date", "time", "service", "person", details=("customer",)),
        ShopView("shop", "Shop", "product", "order", "line", "price"),
        ListView("products", "Products", "product", likes="likes"),
        ListView("find", "Find", "booking", lookup="customer"),
        PollView("poll", "Poll", "product", "vote"),
    ),
    roles=(Role("boss", "Boss"), Role("helper", "Helper"), Role("guest", "Guest")),
    users=(DemoUser("Bo", "bo@example.com", "show-me-all", "boss"), DemoUser("Hal", "hal@example.com", "help-me-out", "helper")),
    registration=True,
)


def with_entity(spec: AppSpec, entity: Entity) -> AppSpec:
    """The specification with that entity in place of the one of its key."""
    return replace(spec, entities=tuple(entity if e.key == entity.key else e for e in spec.entities))

"""Specifications that the compiler's tests build: a small bakery, and one that has every kind of view."""

from decimal import Decimal

from core.appspec import (
    AppSpec,
    Business,
    DemoUser,
    Entity,
    Field,
    FormView,
    Highlight,
    ListView,
    Option,
    PageView,
    Role,
    Section,
    Theme,
    Workflow,
)
from core.brief import FieldType, Hours, Met, Status

PRODUCT = Entity(
    key="product",
    label="Loaf",
    plural="Breads and cakes",
    title="name",
    fields=(
        Field("name", "Name", required=True),
        Field("price", "Price", FieldType.MONEY, required=True, minimum=Decimal(0)),
        Field("kind", "Kind", FieldType.CHOICE, options=(Option("bread", "Bread"), Option("cake", "Cake"), Option("roll", "Rolls"))),
        Field("about", "About", FieldType.LONG_TEXT),
    ),
    rows=(
        {"id": "product-1", "name": "Country loaf", "price": 4.6, "kind": "bread", "about": "Two days in the making, with a dark crust."},
        {"id": "product-2", "name": "Seeded rye", "price": 5.1, "kind": "bread", "about": "Dense, moist, and good for a week."},
        {"id": "product-3", "name": "Butter croissant", "price": 2.4, "kind": "roll", "about": "Laminated by hand every night."},
        {"id": "product-4", "name": "Apple cake", "price": 3.9, "kind": "cake", "about": "With apples from the orchard behind the house."},
        {"id": "product-5", "name": "Pretzel", "price": 1.8, "kind": "roll", "about": "Salt, lye, patience."},
        {"id": "product-6", "name": "Cinnamon roll", "price": 2.9, "kind": "roll", "about": "Warm at eight."},
    ),
)
STATUSES = (Option("new", "New", "info"), Option("baking", "In the oven", "warn"), Option("ready", "Ready", "good"))
ORDER = Entity(
    key="order",
    label="Order",
    plural="Orders",
    title="customer",
    fields=(
        Field("customer", "Your name", required=True),
        Field("phone", "Phone", FieldType.PHONE),
        Field("product", "Loaf", FieldType.RELATION, target="product", required=True),
        Field("quantity", "How many", FieldType.INTEGER, required=True, minimum=Decimal(1), default=1),
        Field("pickup", "Pickup", FieldType.DATETIME),
        Field("status", "Status", FieldType.CHOICE, options=STATUSES, default="new"),
    ),
    rows=(
        {
            "id": "order-1",
            "customer": "Ada Fenwick",
            "phone": "01947 555 010",
            "product": "product-1",
            "quantity": 2,
            "pickup": "2026-11-24T09:30",
            "status": "new",
        },
        {
            "id": "order-2",
            "customer": "Bashir Noor",
            "phone": "01947 555 022",
            "product": "product-3",
            "quantity": 6,
            "pickup": "2026-11-20T08:00",
            "status": "baking",
        },
        {
            "id": "order-3",
            "customer": "Cleo Marsh",
            "phone": "01947 555 034",
            "product": "product-4",
            "quantity": 1,
            "pickup": "2026-11-23T11:00",
            "status": "ready",
        },
        {
            "id": "order-4",
            "customer": "Dov Hale",
            "phone": "01947 555 041",
            "product": "product-2",
            "quantity": 3,
            "pickup": "2026-11-24T10:00",
            "status": "new",
        },
    ),
    rules=(Highlight("pickup", "older_than", Decimal(30), "bad", "Overdue", ("ready",)),),
    workflow=Workflow("status"),
)


def bakery(design: str = "artisan", language: str = "en", **theme: str) -> AppSpec:
    """A shop window with a price list, an order form and the list of orders."""
    return AppSpec(
        language=language,
        business=Business(
            name="Mill & Crust",
            tagline="Bread that takes two days",
            trade="bakery",
            place="12 Harbour Row, Saltwick",
            phone="01947 555 000",
            email="hello@mill.example",
            hours=(Hours((2, 3, 4), "07:00", "14:00"), Hours((5,), "07:00", "12:00")),
        ),
        entities=(PRODUCT, ORDER),
        views=(
            PageView(
                "home",
                "Home",
                (
                    Section("hero", text="Sourdough, rye and buns, baked through the night and gone by noon.", view="ask", action_label="Order for tomorrow"),
                    Section("offer", "From the oven", entity="product", view="products", action_label="All breads"),
                    Section(
                        "steps", "How it works", pairs=(("Choose", "Tell us the loaf."), ("Wait", "We bake at night."), ("Collect", "Pay at the counter."))
                    ),
                    Section("hours", "Open"),
                ),
            ),
            ListView("products", "Breads", "product", "cards", filters=("kind",), columns=("name", "price", "kind", "about"), icon="menu"),
            FormView("ask", "Order", "order", ("customer", "phone", "product", "quantity", "pickup"), thanks="Thank you, see you at the counter.", icon="cart"),
            ListView("orders", "Orders", "order", filters=("status",), sort="pickup", descending=True, exports=("csv", "pdf"), totals=("quantity",)),
        ),
        theme=Theme(design=design, motif="bread", **theme),  # type: ignore[arg-type]
        roles=(Role("baker", "Baker"),),
        users=(DemoUser("Mo", "mo@mill.example", "flour-2026", "baker"),),
        currency="GBP",
        notes=("Pay at the counter.",),
        checklist=(
            Met("r1", Status.DONE, "#/products", '[data-layout="cards"]', text="A list of breads with prices"),
            Met("r2", Status.DONE, "#/ask", '[data-field="pickup"]', text="Pickup time"),
            Met("r3", Status.NOT_DONE, note="Needs a text message provider.", text="Text message when ready"),
        ),
    )

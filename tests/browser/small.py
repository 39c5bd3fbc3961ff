"""A small application for trying out the check: a list of products with everything that the check looks at."""

from dataclasses import replace
from decimal import Decimal

from core.appspec import Access, AppSpec, Business, DemoUser, Entity, Field, FormView, ListView, PageView, Role, Section, Theme
from core.brief import FieldType, Met, Status
from core.compiler.compile import compile_site
from core.site import Site

PRODUCTS = Entity(
    "product",
    "Product",
    "Products",
    (
        Field("name", "Name", required=True),
        Field("price", "Price", FieldType.MONEY, required=True, minimum=Decimal(0)),
        Field("note", "Note", FieldType.LONG_TEXT),
    ),
    "name",
    rows=({"id": "soap", "name": "Lavender soap", "price": 3.8}, {"id": "oil", "name": "Rose oil", "price": 1200.5}),
    access=(Access("", ("view",)), Access("boss", ("view", "create", "edit", "delete"))),
)
MESSAGES = Entity("message", "Message", "Messages", (Field("text", "Text", FieldType.LONG_TEXT, required=True),), "text")
SMALL = AppSpec(
    "en",
    Business("Quiet Garden", phone="+43 660 1112223"),
    (PRODUCTS, MESSAGES),
    (
        PageView("home", "Welcome", (Section("hero", "Quiet Garden", "Soaps and oils", view="products", action_label="See all"),), req=("r1",)),
        ListView("products", "Our products", "product", columns=("name", "price"), req=("r2",)),
        FormView("contact", "Write to us", "message", ("text",), thanks="Thank you."),
    ),
    theme=Theme(background="#fff7ee", accent="#7a3b69", req=("r3",)),
    roles=(Role("boss", "Boss"),),
    users=(DemoUser("Bo", "bo@example.com", "show-me-all", "boss"),),
    checklist=(Met("r1", Status.DONE, "#/", "main"), Met("r2", Status.DONE, "#/products", '[data-entity="product"]')),
)


def site_with(changed: dict[str, tuple[str, str]] | None = None, spec: AppSpec = SMALL) -> Site:
    """The compiled application, broken on purpose: in these files the first text is replaced by the second."""
    site = compile_site(spec)
    files = dict(site.files)
    for path, (old, new) in (changed or {}).items():
        source = files[path].decode()
        assert old in source, f"{path} has no {old!r} any more"
        files[path] = source.replace(old, new).encode()
    return Site(files)


def with_label(label: str) -> AppSpec:
    """The specification with another label of its list."""
    home, products, contact = SMALL.views
    return replace(SMALL, views=(home, replace(products, label=label), contact))

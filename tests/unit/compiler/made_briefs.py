"""Briefs made by hand, as understanding would give them."""

from decimal import Decimal

from core.brief import (
    Brief,
    Coloured,
    ContactGiven,
    FeatureWanted,
    FieldType,
    FieldWanted,
    Hours,
    Item,
    ItemsOffered,
    Named,
    NotWanted,
    OpenAt,
    PeopleNamed,
    RecordWanted,
    Requirement,
    RoleWanted,
    RuleKind,
    RuleWanted,
    StatusesWanted,
    TextWanted,
    TradeIs,
    Wish,
)
from core.features import Feature


def brief(language: str, *wishes: Wish) -> Brief:
    """A brief of these wishes, numbered r1, r2, ..."""
    return Brief(language, tuple(Requirement(f"r{i}", f"{w.tag} {i}", f"source of {w.tag}", w) for i, w in enumerate(wishes, 1)))


def bakery() -> Brief:
    return brief(
        "en",
        Named("Oven & Oak"),
        TradeIs("bakery", "Bakery"),
        FeatureWanted(Feature.PICKUP),
        ItemsOffered(
            (Item("Walnut loaf", Decimal("5.10")), Item("Seeded bun", Decimal("1.40")), Item("Plum tart", Decimal("3.75"))),
            of="Bread",
            concept="product",
            currency="GBP",
        ),
        RecordWanted(
            "Order",
            "Orders",
            "order",
            (
                FieldWanted("Name", "customer_name"),
                FieldWanted("Mobile", "phone", FieldType.PHONE),
                FieldWanted("Bread", "product"),
                FieldWanted("How many", "quantity", FieldType.INTEGER),
                FieldWanted("Pickup time", "pickup_time", FieldType.TIME),
            ),
            public_form=True,
        ),
        RuleWanted(RuleKind.LEAD_TIME, "Order one day ahead", Decimal(1), "days"),
        OpenAt((Hours((2, 3, 4, 5), "08:00", "13:00"),)),
        Coloured("background", "cream", "#fffdd0"),
        Coloured("accent", "dark green", "#006400"),
        NotWanted(feature=Feature.ONLINE_PAYMENT),
        ContactGiven("place", "Ludlow"),
    )


def backstube() -> Brief:
    return brief(
        "de",
        Named("Backstube Ahorn"),
        TradeIs("bakery", "Bäckerei"),
        FeatureWanted(Feature.PICKUP),
        FeatureWanted(Feature.PRICE_LIST),
        ItemsOffered((Item("Dinkelkruste", Decimal("4.90")), Item("Mohnzopf", Decimal("6.20"))), of="Brot", currency="EUR"),
        OpenAt((Hours((1, 2, 3, 4, 5), "06:30", "12:30"),), what="Abholzeiten"),
        NotWanted(feature=Feature.LOGIN),
    )


def barber(language: str = "de") -> Brief:
    cut = {"de": "Haarschnitt", "en": "Haircut"}[language]
    return brief(
        language,
        Named("Kamm und Klinge"),
        TradeIs("barber_shop", {"de": "Barbershop", "en": "Barber"}[language]),
        FeatureWanted(Feature.BOOKING),
        FeatureWanted(Feature.CONTACT_FORM),
        ItemsOffered((Item(cut, Decimal(28), 30), Item("Bart", Decimal(16), 20), Item("Rasur", Decimal(22), 30)), concept="service"),
        PeopleNamed(("Mira", "Tolga"), "Barber", "barber"),
        OpenAt((Hours((1, 2, 3, 4, 5), "09:00", "18:00"), Hours((0, 6)))),
        RuleWanted(RuleKind.NO_DOUBLE_BOOKING, "Kein Termin doppelt"),
        Coloured("background", "schwarz", "#000000"),
        Coloured("accent", "gold", "#ffd700"),
    )


def trucks() -> Brief:
    return brief(
        "en",
        Named("Heron Haulage"),
        TradeIs("driver_logistics", "Logistics"),
        RecordWanted(
            "Truck",
            "Trucks",
            "truck",
            (
                FieldWanted("Reg", "license_plate"),
                FieldWanted("Haulier", "company"),
                FieldWanted("Arrival time", "arrival_time", FieldType.TIME),
                FieldWanted("Bay number", "bay_number"),
                FieldWanted("Load type", "load_type"),
            ),
        ),
        StatusesWanted(("expected", "on site", "loading", "left"), of="truck"),
        RuleWanted(RuleKind.OVERDUE_AFTER, "Red after 40 minutes", Decimal(40), "minutes"),
        RuleWanted(RuleKind.CAPACITY, "7 bays", Decimal(7), "bays"),
        RoleWanted("Gate staff", None, ("view", "create", "edit")),
        RoleWanted("Drivers", "driver", ("view",), needs_login=False),
        FeatureWanted(Feature.DARK_MODE),
        FeatureWanted(Feature.ROLES),
        NotWanted(feature=Feature.SELF_REGISTRATION),
    )


def club() -> Brief:
    return brief(
        "en",
        Named("Riverside Harriers"),
        TradeIs("sports_club", "Sports club"),
        RecordWanted(
            "Match",
            "Matches",
            "match",
            (FieldWanted("Opponent", "opponent"), FieldWanted("Date", "date", FieldType.DATE), FieldWanted("Kick-off", "time", FieldType.TIME)),
        ),
        RecordWanted(
            "Response", "Responses", "response", (FieldWanted("Player", "player"), FieldWanted("Answer", "answer", FieldType.CHOICE, ("yes", "no", "maybe")))
        ),
        RoleWanted("Coaches", "coach", ("view", "create", "edit")),
        RoleWanted("Players", "player", ("view", "answer")),
        FeatureWanted(Feature.ATTENDANCE),
        RuleWanted(RuleKind.CAPACITY, "Squad limit 15", Decimal(15), "players"),
        NotWanted(feature=Feature.CHAT),
        TextWanted(("muddy boots",)),
    )


def honey() -> Brief:
    return brief(
        "de",
        Named("Summhof"),
        TradeIs("beekeeping", "Imkerei"),
        FeatureWanted(Feature.CART),
        FeatureWanted(Feature.DELIVERY),
        RuleWanted(RuleKind.FREE_DELIVERY_FROM, "Ab 40 Euro Lieferung frei", Decimal(40), "EUR"),
    )


def every() -> dict[str, Brief]:
    """All of them by name."""
    return {"bakery": bakery(), "backstube": backstube(), "barber": barber(), "barber_en": barber("en"), "trucks": trucks(), "club": club(), "honey": honey()}


def asking(feature: Feature) -> FeatureWanted:
    """A wish for a function by its name alone."""
    return FeatureWanted(feature)

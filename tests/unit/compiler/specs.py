# ruff: noqa: E501 - tables of records read best a record a line
"""Specifications that the compiler's tests build: a small bakery, and one that has every kind of view."""

from decimal import Decimal

from core.appspec import (
    AppSpec,
    BookingView,
    Business,
    CalculatorView,
    Chart,
    ChatView,
    DashboardView,
    DemoUser,
    Entity,
    Entry,
    Field,
    FormView,
    GameView,
    Highlight,
    Input,
    ListView,
    NoOverlap,
    Option,
    Output,
    PageView,
    PollView,
    QuizView,
    Role,
    RosterView,
    Section,
    ShopView,
    SplitView,
    Theme,
    Tile,
    ToolView,
    View,
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


def everything() -> AppSpec:
    """One application with every kind of view and layout, in no trade's dress."""
    person = Entity("person", "Member", "Members", (Field("name", "Name", required=True), Field("email", "E-mail", FieldType.EMAIL)), "name",
                    rows=tuple({"id": f"person-{n}", "name": name, "email": f"{name.lower()}@club.example"} for n, name in enumerate(("Ines", "Jun", "Kofi", "Lea"), 1)))  # fmt: skip
    service = Entity("service", "Session", "Sessions", (Field("name", "Session", required=True), Field("price", "Price", FieldType.MONEY), Field("minutes", "Length", FieldType.DURATION)), "name",
                     rows=({"id": "service-1", "name": "Climbing lesson", "price": 35, "minutes": 60}, {"id": "service-2", "name": "Wall check", "price": 15, "minutes": 30}))  # fmt: skip
    visit = Entity("visit", "Visit", "Visits", (
        Field("service", "Session", FieldType.RELATION, target="service", required=True), Field("coach", "Coach", FieldType.RELATION, target="person"),
        Field("day", "Day", FieldType.DATE, required=True), Field("hour", "Time", FieldType.TIME, required=True), Field("who", "Your name", required=True), Field("phone", "Phone", FieldType.PHONE),
    ), "who", rules=(NoOverlap("coach", "day", "hour", "service.minutes"),), rows=({"id": "visit-1", "service": "service-1", "coach": "person-1", "day": "2026-11-24", "hour": "10:00", "who": "Mika"},))  # fmt: skip
    gear = Entity("gear", "Gear", "Gear", (
        Field("name", "Name", required=True), Field("price", "Price", FieldType.MONEY, required=True), Field("stock", "In stock", FieldType.INTEGER), Field("photo", "Photo", FieldType.IMAGE),
        Field("stars", "Stars", FieldType.RATING), Field("tags", "For", FieldType.CHOICES, options=(Option("kids", "Children"), Option("pros", "Experts"))),
    ), "name", rules=(Highlight("stock", "below", Decimal(3), "warn", "Nearly gone"),), rows=(
        {"id": "gear-1", "name": "Rope", "price": 89, "stock": 2, "stars": 5, "tags": ("pros",)}, {"id": "gear-2", "name": "Chalk", "price": 6.5, "stock": 40, "stars": 4, "tags": ("kids", "pros")},
        {"id": "gear-3", "name": "Helmet", "price": 55, "stock": 9, "stars": 4, "tags": ("kids",)}, {"id": "gear-4", "name": "Shoes", "price": 99, "stock": 4, "stars": 3, "tags": ()},
    ))  # fmt: skip
    sale = Entity("sale", "Sale", "Sales", (
        Field("buyer", "Your name", required=True), Field("address", "Address", FieldType.PLACE, required=True), Field("state", "Status", FieldType.CHOICE, options=STATUSES, default="new"),
        Field("total", "Total", FieldType.MONEY),
    ), "buyer", workflow=Workflow("state", free=False))  # fmt: skip
    sale_line = Entity("sale_line", "Line", "Lines", (Field("sale", "Sale", FieldType.RELATION, target="sale", required=True), Field("gear", "Gear", FieldType.RELATION, target="gear", required=True),
                       Field("quantity", "Quantity", FieldType.INTEGER, required=True, minimum=Decimal(1))), "gear")  # fmt: skip
    levels = (Option("todo", "To do"), Option("doing", "Doing", "warn"), Option("done", "Done", "good"))
    task = Entity("task", "Task", "Tasks", (
        Field("title", "Title", required=True), Field("state", "Status", FieldType.CHOICE, options=levels, default="todo"), Field("due", "Due", FieldType.DATE), Field("hour", "At", FieldType.TIME),
        Field("owner", "Owner", FieldType.RELATION, target="person"), Field("ready", "Ready", FieldType.BOOLEAN), Field("effort", "Effort", FieldType.DECIMAL, unit="h"),
        Field("place", "Where", FieldType.PLACE), Field("notes", "Notes", FieldType.LONG_TEXT), Field("paint", "Colour", FieldType.COLOR), Field("hearts", "Likes", FieldType.INTEGER),
    ), "title", workflow=Workflow("state"), rules=(Highlight("due", "older_than", Decimal(0), "bad", "Overdue", ("done",)),), rows=tuple(
        {"id": f"task-{n}", "title": title, "state": state, "due": f"2026-11-{day}", "hour": "09:00", "owner": f"person-{n % 4 + 1}", "ready": n % 2 == 0, "effort": 1.5 * n, "place": place, "notes": "Bring the long ladder.", "hearts": n}
        for n, (title, state, day, place) in enumerate((("Set new routes", "todo", 25, "Hall A"), ("Wash holds", "doing", 20, "Yard"), ("Check ropes", "done", 18, "Store"), ("Paint the wall", "todo", 27, "Hall B"), ("Order mats", "todo", 30, "Office")), 1)
    ))  # fmt: skip
    note = Entity("note", "Comment", "Comments", (Field("task", "Task", FieldType.RELATION, target="task"), Field("by", "Name", required=True), Field("words", "Words", FieldType.LONG_TEXT, required=True)), "by",
                  rows=({"id": "note-1", "task": "task-1", "by": "Lea", "words": "The red ones first."},))  # fmt: skip
    question = Entity("question", "Question", "Questions", (Field("question", "Question", required=True), Field("choices", "Choices", FieldType.LONG_TEXT), Field("answer", "Answer"), Field("hint", "Why")), "question",
                      rows=({"id": "question-1", "question": "Which knot ties you in?", "choices": "Figure eight\nGranny\nBow", "answer": "Figure eight", "hint": "It holds and can be checked."},
                            {"id": "question-2", "question": "Who checks your partner?", "choices": "Nobody\nYou", "answer": "You", "hint": "Always, every time."}))  # fmt: skip
    result = Entity("result", "Result", "Results", (Field("player", "Name"), Field("points", "Points", FieldType.INTEGER)), "player")
    idea = Entity("idea", "Idea", "Ideas", (Field("name", "Name"),), "name", rows=({"id": "idea-1", "name": "Moon board"}, {"id": "idea-2", "name": "Sauna"}))
    vote = Entity("vote", "Vote", "Votes", (Field("idea", "Idea", FieldType.RELATION, target="idea", required=True),), "idea")
    room = Entity("room", "Room", "Rooms", (Field("name", "Name"),), "name", rows=({"id": "room-1", "name": "Everybody"}, {"id": "room-2", "name": "Coaches"}))
    message = Entity("message", "Message", "Messages", (Field("room", "Room", FieldType.RELATION, target="room"), Field("author", "Name", default="me"), Field("text", "Text", required=True),
                     Field("at", "At", FieldType.DATETIME, default="now")), "text", rows=({"id": "message-1", "room": "room-1", "author": "Jun", "text": "Who has the keys?", "at": "2026-11-21T18:00"},))  # fmt: skip
    presence = (Option("yes", "Yes", "good"), Option("no", "No", "bad"), Option("maybe", "Maybe", "warn"))
    mark = Entity(
        "mark",
        "Mark",
        "Marks",
        (
            Field("person", "Member", FieldType.RELATION, target="person"),
            Field("day", "Day", FieldType.DATE),
            Field("state", "Comes", FieldType.CHOICE, options=presence),
        ),
        "person",
    )
    cost = Entity("cost", "Expense", "Expenses", (Field("what", "What", required=True), Field("amount", "Amount", FieldType.MONEY, required=True), Field("payer", "Paid by", FieldType.RELATION, target="person")), "what",
                  rows=({"id": "cost-1", "what": "Van", "amount": 120, "payer": "person-1"}, {"id": "cost-2", "what": "Food", "amount": 50, "payer": "person-2"}))  # fmt: skip
    views: tuple[View, ...] = (
        PageView("home", "Start", (
            Section("hero", "Up the wall", "A climbing hall for everybody.", view="book", action_label="Book"), Section("numbers", "In figures", pairs=(("400 m²", "of wall"), ("60", "routes"))),
            Section("people", "Who is here", entity="person"), Section("faq", "Questions", pairs=(("Do I need shoes?", "You can borrow them."),)), Section("news", "Latest", entity="task"),
            Section("map", "Here we are"), Section("contact", "Reach us"), Section("newsletter", "Letters", entity="person"), Section("reviews", "Heard", entity="note"), Section("gallery", "Seen", entity="gear"),
        )),
        BookingView("book", "Book", "visit", "day", "hour", "service", "coach"),
        ShopView("shop", "Shop", "gear", "sale", "sale_line", "price", ("buyer", "address"), "simulated", Decimal("4.9"), Decimal(60), Decimal(10), codes=(("WALL10", Decimal(10)),)),
        DashboardView("figures", "Figures", (Tile("Tasks", "task"), Tile("Hours", "task", "sum", "effort"), Tile("Open", "task", where=(("state", "todo"),)), Tile("Turnover", "sale", "sum", "total")),
                      (Chart("By status", "task", "doughnut", "state"), Chart("By due date", "task", "bar", "due", bucket="week"), Chart("Hours by day", "task", "line", "due", "sum", "effort", "day")), ("csv", "pdf")),
        ListView("tasks", "Tasks", "task", "table", ("title", "state", "due", "owner", "effort"), filters=("state", "owner", "due", "effort"), actions=("create", "edit", "delete", "import"), exports=("csv", "pdf"), totals=("effort",), comments="note", likes="hearts"),
        ListView("board", "Board", "task", "board", ("title", "due", "owner")), ListView("month", "Calendar", "task", "calendar", ("title",), date="due"), ListView("gear", "Gear", "gear", "gallery"),
        ListView("prices", "Prices", "service", "menu"), ListView("stock", "Stock", "gear", "cards"), ListView("diary", "Diary", "task", "feed", ("title", "notes", "owner")), ListView("sketch", "Map", "task", "map"),
        ListView("places", "Places", "task", "plan"), ListView("ticks", "Ticks", "task", "checklist", ("title", "ready", "due")), ListView("people", "Members", "person"), ListView("costs", "Expenses", "cost"),
        ListView("mine", "Find mine", "visit", lookup="phone"), ListView("sales", "Sales", "sale"),
        QuizView("quiz", "Quiz", "question", "result", seconds=90), PollView("poll", "Poll", "idea", "vote"), ChatView("talk", "Talk", "message", "room"),
        CalculatorView("rope", "Rope calculator", (Input("height", "Height", Decimal(12), "m"), Input("kind", "Kind", Decimal(2), options=(("1", "Half"), ("2", "Full")))), (Output("length", "Rope", "height * kind + 5", "m"), Output("price", "Price", "round(length * 2.5)", "€"))),
        GameView("pairs", "Pairs", "memory", "result"), GameView("worm", "Snake", "snake", "result"), RosterView("tonight", "Tonight", "person", "mark", "person", "state", date="day"),
        ToolView("words", "Words", "analyse", (Entry("text", "Text", "lines"), Entry("way", "Way", "choice", (("a", "A"), ("b", "B"))), Entry("file", "From a file", "file", optional=True)), "Work it out", "Result", "note"),
        SplitView("shares", "Shares", "cost", "person", "amount", "payer"), FormView("join", "Join", "person", ("name", "email")),
    )  # fmt: skip
    return AppSpec(
        language="en",
        business=Business(
            "Boulderwerk", place="Kletterweg 4, Linz", phone="+43 732 000", email="hallo@boulder.example", hours=(Hours((0, 1, 2, 3, 4), "09:00", "22:00"),)
        ),
        entities=(person, service, visit, gear, sale, sale_line, task, note, question, result, idea, vote, room, message, mark, cost),
        views=views,
        theme=Theme("tech", motif="mountain"),
        roles=(Role("coach", "Coach"),),
        users=(DemoUser("Ines", "ines@club.example", "climb-2026", "coach"),),
        registration=True,
        languages=("de", "ar"),
    )

"""Who may come in and do what: roles, demo accounts, and the rights of each role on each kind of record."""

from collections.abc import Mapping
from dataclasses import replace

from core.appspec import Access, Action, DemoUser, FormView, ListView, Role, ShopView
from core.brief import RecordWanted, RoleWanted, Status
from core.compiler import names
from core.compiler.keys import slug, unique
from core.compiler.planner.draft import Draft
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.wants import looked_at
from core.features import Feature

_CUSTOMERS = frozenset(
    [
        "customer",
        "user",
        "member",
        "student",
        "parent",
        "player",
        "guest",
        "resident",
        "tenant",
        "patient",
        "visitor",
        "driver",
        "owner",
        "reader",
        "subscriber",
        "candidate",
        "donor",
        "buyer",
        "seller",
        "agent",
    ]
)
_IN_CHARGE = ("admin", "administrator", "manager", "owner", "supervisor", "coordinator", "trainer", "coach", "teacher", "staff", "employee")
_TALK = frozenset(
    ["comment", "review", "topic", "post", "chat_message", "chat_room", "poll_vote", "poll_choice", "quiz_result", "score", "survey_answer", "like"]
)
_MARKS = frozenset(["response", "attendance"])
_OPEN = frozenset(
    [
        "faq",
        "article",
        "announcement",
        "quiz_question",
        "event",
        "course",
        "class",
        "lesson",
        "recipe",
        "video",
        "movie",
        "song",
        "photo",
        "place",
        "destination",
    ]
)
_ALL: tuple[Action, ...] = ("view", "create", "edit", "delete", "approve", "export", "import")
_PASSWORD = "demo-2026"  # noqa: S105 - shown on the log-in page of every demo


def plan_roles(draft: Draft) -> None:
    """Roles as said; a staff role where visitors leave their data; none where log-in was ruled out."""
    wants = draft.wants
    wishes = list(draft.wants.each(RoleWanted))
    if Feature.LOGIN in wants.ruled_out:
        for requirement, wish in wishes:
            draft.remark((requirement.id,), Status.PARTIAL, "note_open_roles")
            draft.roles.append(Role(unique(slug(wish.label, "role"), [r.key for r in draft.roles]), wish.label, login=False, req=(requirement.id,)))
        draft.remark(wants.req(Feature.ROLES), Status.PARTIAL, "note_open_roles")
        return
    rights: dict[str, tuple[str, ...]] = {}
    concepts: dict[str, str] = {}
    for requirement, wish in wishes:
        same = next((r for r in draft.roles if r.label.casefold() == wish.label.casefold()), None)
        if same:
            draft.roles[draft.roles.index(same)] = replace(same, req=(*same.req, requirement.id))
            rights[same.key] = tuple(dict.fromkeys((*rights[same.key], *wish.may)))
            continue
        role = Role(unique(slug(wish.concept or wish.label, "role"), [r.key for r in draft.roles]), wish.label, wish.needs_login, (requirement.id,))
        draft.roles.append(role)
        rights[role.key], concepts[role.key] = wish.may, wish.concept or role.key
    _usual(draft, rights, concepts)
    if not any(r.login for r in draft.roles):
        return
    wanted = wants.req(Feature.LOGIN, Feature.ROLES, Feature.SELF_REGISTRATION, Feature.CUSTOMER_ACCESS)
    first = next(r for r in draft.roles if r.login)
    draft.roles[draft.roles.index(first)] = replace(first, req=tuple(dict.fromkeys((*first.req, *wanted))))
    draft.registration = wants.any(Feature.SELF_REGISTRATION, Feature.PROFILE) or (
        Feature.LOGIN in wants and Feature.SELF_REGISTRATION not in wants.ruled_out and any(concepts.get(r.key, r.key) in _CUSTOMERS for r in draft.roles)
    )
    people = names.people(draft.language, 8, seed=draft.wants.name or "demo")
    for i, role in enumerate(r for r in draft.roles if r.login):
        draft.users.append(DemoUser(people[i % len(people)], f"{role.key.replace('_', '-')}@example.org", _PASSWORD, role.key))
    for sheet in draft.sheets.values():
        _rights(draft, sheet, rights, concepts)
    for view in tuple(draft.views):
        _limit(draft, view, rights)


def _usual(draft: Draft, rights: dict[str, tuple[str, ...]], concepts: dict[str, str]) -> None:
    """The roles that nobody named but that are needed: who looks after what visitors send, and who logs in."""
    wants = draft.wants
    in_charge = next((r for r in draft.roles if r.login and concepts.get(r.key) in _IN_CHARGE), None)
    if in_charge and not any(r.login and _keeps(rights[r.key], concepts[r.key]) for r in draft.roles):
        # Whoever is in charge may put things right; nobody above them was asked for.
        rights[in_charge.key] = ()

    def add(key: str, text: str) -> None:
        if key not in rights:
            draft.roles.append(Role(key, draft.t(text)))
            rights[key], concepts[key] = (), key

    # Who orders an application by what its users do with each record, and says nothing of accounts, wants every page open.
    open_to_all = any(w.can for _, w in wants.each(RecordWanted))
    asked = wants.any(Feature.LOGIN, Feature.SELF_REGISTRATION, Feature.PROFILE, Feature.CUSTOMER_ACCESS, Feature.ROLES)
    if asked and not draft.roles:
        add("staff", "role_admin")
        add("member", "role_user")
    elif asked and all(concepts.get(r.key, "") in _CUSTOMERS for r in draft.roles if r.login):
        add("staff", "role_admin")
    elif (draft.public and not draft.roles and not open_to_all and any(s.part == "request" for s in draft.sheets.values())) or (
        draft.public and draft.roles and not any(r.login for r in draft.roles)
    ):
        add("staff", "role_staff")
    elif any(r.login for r in draft.roles) and not any(r.login and _keeps(rights[r.key], concepts[r.key]) for r in draft.roles):
        # Somebody must be able to put things right, also where only those who look or report were named.
        add("staff", "role_admin")


def _keeps(may: tuple[str, ...], concept: str) -> bool:
    """True for a role that may change what others made."""
    return bool({"edit", "delete"} & set(may)) or (not may and concept not in _CUSTOMERS)


def _rights(draft: Draft, sheet: Sheet, rights: dict[str, tuple[str, ...]], concepts: dict[str, str]) -> None:
    made: list[Access] = []
    visitor = _visitor(draft, sheet)
    if visitor:
        made.extend(visitor)
    for role in draft.roles:
        may = rights.get(role.key, ())
        name = role.key if role.login else ""
        if not role.login:
            if not any(a.role == "" and "view" in a.actions and not a.own for a in made):
                made.append(Access("", ("view", *_extra(may))))
            continue
        made.extend(_of_role(draft, sheet, name, may, concepts.get(role.key, role.key)))
    if sheet.workflow and Feature.KANBAN in draft.wants:
        # A board on which one may put cards but not move them is none.
        made = [replace(a, actions=(*a.actions, "approve")) if a.role and "create" in a.actions and "approve" not in a.actions else a for a in made]
    sheet.access = made


def _extra(may: tuple[str, ...]) -> tuple[Action, ...]:
    found: list[Action] = []
    for one in may:
        match one:
            case "create" | "edit" | "delete" | "approve" | "answer":
                found.append(one)
            case _:
                pass
    return tuple(found)


def _of_role(draft: Draft, sheet: Sheet, role: str, may: tuple[str, ...], concept: str) -> list[Access]:  # noqa: PLR0911 - one return a kind of right
    extra = _extra(may)
    outsider = concept in _CUSTOMERS and not {"edit", "delete", "approve"} & set(extra)
    if not may and not outsider:
        return [Access(role, _ALL)]
    if sheet.concept == "profile":
        return [Access(role, ("create",)), Access(role, ("view", "edit", "delete"), own=True)]
    if outsider and (may == () or set(extra) <= {"create", "answer"}) and ("view" not in may or sheet.part == "request" or draft.private_list):
        if sheet.concept in _MARKS:
            return [Access(role, ("view",)), Access(role, ("create", "edit"), own=True)]
        if sheet.part == "request" or sheet.concept in _TALK or sheet.concept in ("order_line", "expense", "time_entry", "record"):
            public = sheet.concept in _TALK or (Feature.PUBLIC_LIST in draft.wants and not draft.private_list)
            return [Access(role, ("create", "view") if public else ("create",)), Access(role, ("view", "edit", "delete"), own=True)]
        return [Access(role, ("view",))]
    if not extra:
        return [Access(role, ("view", "export"))]
    if extra == ("answer",):
        mine = sheet.concept in _MARKS or sheet.part == "request"
        return [Access(role, ("view",)), *([Access(role, ("create", "edit"), own=True)] if mine else [])]
    if extra == ("approve",):
        return [Access(role, ("view", "approve", "export"))]
    wide: tuple[Action, ...] = tuple(dict.fromkeys(("view", *extra, *(("create", "delete") if "edit" in extra else ()), "export")))
    if "create" in wide and not {"edit", "delete"} & set(wide):
        # Whoever makes a record may put it right.
        return [Access(role, wide), Access(role, ("edit", "delete"), own=True)]
    return [Access(role, wide)]


def _visitor(draft: Draft, sheet: Sheet) -> list[Access]:  # noqa: PLR0911 - one return a kind of record
    if not draft.public or sheet.concept == "profile":
        return []
    if sheet.part == "request" or sheet.concept == "order_line":
        own: tuple[Action, ...] = ("view", "edit") if Feature.CANCELLATION in draft.wants else ("view",)
        made = [Access("", ("create",)), Access("", own, own=True)]
        return [Access("", ("create", "view"))] if Feature.PUBLIC_LIST in draft.wants and not draft.private_list else made
    if sheet.concept in _TALK:
        return [Access("", ("view", "create"))] if Feature.LOGIN not in draft.wants else [Access("", ("view",))]
    if any(isinstance(v, ShopView) and v.item == sheet.key for v in draft.views):
        return [Access("", ("view",))]  # What a shop sells can be looked at before one logs in.
    instructed = [w for r, w in draft.wants.each(RecordWanted) if r.id in sheet.req and w.can]
    if instructed and not any(looked_at(w) for w in instructed) and sheet.concept not in _OPEN and Feature.LOGIN in draft.wants:
        return []
    if (
        sheet.part == "offer"
        or sheet.concept in _OPEN
        or (sheet.part == "people" and sheet.concept in ("employee", "teacher", "doctor", "barber", "hairdresser", "trainer", "therapist"))
    ):
        return [Access("", ("view",))]
    looked_up = any(isinstance(v, ListView) and v.entity == sheet.key and v.lookup for v in draft.views)
    if looked_up or (
        sheet.part == "record" and not draft.private_list and sheet.concept not in ("notification", "invoice", "payment", "time_entry", "lead", "transaction")
    ):
        return [Access("", ("view",))]
    return []


def _limit(draft: Draft, view: object, rights: Mapping[str, tuple[str, ...]]) -> None:
    """Views that only some may use are shown to these only."""
    shown = (getattr(view, name, None) for name in ("entity", "order", "marks", "expenses", "messages", "votes", "results", "scores", "history"))
    entity = next((key for key in shown if key), None)
    sheet = draft.sheets.get(entity or "")
    logins = tuple(r.key for r in draft.roles if r.login)
    roles: tuple[str, ...] = ()
    match view:
        case ListView(lookup=str()):
            roles = ()
        case ListView() if sheet:
            open_to_all = any(a.role == "" and "view" in a.actions and not a.own for a in sheet.access)
            mine = Feature.CANCELLATION in draft.wants and sheet.part == "request" and draft.public
            sold = any(isinstance(v, ShopView) and v.item == sheet.key for v in draft.views)
            looks = draft.wants.any(Feature.SEARCH, Feature.FILTER, Feature.SORT) or any(r.wish.tag == "page" for r in draft.wants.brief.requirements)
            keepers = tuple(r for r in logins if any(a.role == r and {"edit", "create"} & set(a.actions) and not a.own for a in sheet.access))
            if sold and not looks and keepers:
                # Visitors see these things in the shop; the same list beside it is for those who keep it.
                open_to_all, logins = False, keepers
            roles = () if open_to_all or mine else tuple(r for r in logins if any(a.role == r and "view" in a.actions for a in sheet.access))
        case FormView() if sheet:
            roles = (
                ()
                if any(a.role == "" and "create" in a.actions for a in sheet.access)
                else tuple(r for r in logins if any(a.role == r and "create" in a.actions for a in sheet.access))
            )
        case _ if type(view).__name__ == "DashboardView":
            wide = tuple(r for r in logins if not all(a.own or a.actions == ("create",) for s in draft.sheets.values() for a in s.access if a.role == r))
            full = tuple(r for r in logins if any(a.role == r and "edit" in a.actions and not a.own for s in draft.sheets.values() for a in s.access))
            told = tuple(r for r in logins if r in full or "figures" in rights.get(r, ()))
            nobody = any(w.can for _, w in draft.wants.each(RecordWanted)) and all(w.may for _, w in draft.wants.each(RoleWanted))
            # Who was said to see figures sees them; where nobody in charge was named either, everybody who may look at the records does.
            roles = told if set(told) - set(full) else wide if nobody else full or wide
        case _ if sheet:
            opened = any(a.role == "" and ("create" in a.actions or "view" in a.actions) for a in sheet.access)
            roles = () if opened else tuple(r for r in logins if any(a.role == r for a in sheet.access))
        case _:
            roles = ()
    if roles:
        index = next(i for i, v in enumerate(draft.views) if v is view)
        draft.views[index] = replace(draft.views[index], roles=roles)

"""The page where a visitor arrives."""

import re

from core.appspec import (
    LOGIN,
    BookingView,
    CalculatorView,
    ChatView,
    FormView,
    GameView,
    ListView,
    PageView,
    PollView,
    QuizView,
    Section,
    ShopView,
    ToolView,
    View,
)
from core.brief import AudienceIs, ContactGiven, FieldType, OpenAt, PageWanted, RecordWanted, TextWanted
from core.compiler import knowledge
from core.compiler.planner.draft import Draft
from core.compiler.planner.features.looks import design_of
from core.compiler.planner.order import in_order
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.views import list_of
from core.features import Feature

_NEWS = ("article", "announcement", "post")
# Designs that set the name of a business large, as on a shop front.
_MOST_PAGES = 8
_TALK = frozenset({"topic", "comment", "review", "feedback", "chat_message"})
_TOOLS_FIRST = (ToolView, GameView, QuizView, CalculatorView, PollView, ChatView)
_WORDMARKS = frozenset({"salon", "editorial", "artisan", "poster"})
_SHOWN = frozenset({"portfolio", "media", "social", "stream", "lodging", "venue"})
STAFF = ("employee", "teacher", "doctor", "therapist", "barber", "hairdresser", "trainer", "fixer", "coach", "instructor")


def plan_home(draft: Draft) -> None:
    """A home page in front of everything when strangers come; a door where a tool shows nothing before the log-in."""
    locked = bool(draft.users) and all(v.roles for v in draft.views)
    if draft.public and not locked and (sections := _sections(draft)):
        draft.views.insert(0, PageView(draft.view_key("home"), draft.t("home"), tuple(sections), req=_req(draft, "home")))
    elif locked:
        lists = tuple((v.key, ", ".join(_columns(draft, v))) for v in draft.views if isinstance(v, ListView))[:_MOST_PAGES]
        words = draft.trade.tagline(draft.language) if draft.trade.key else ", ".join(v.label for v in draft.views[:4]) + "."
        door = Section("hero", draft.name, words, view=LOGIN, action_label=draft.t("log_in"))
        made = [door, Section("pages", draft.t("section_manage"), pairs=lists)] if len(lists) > 1 else [door]
        draft.views.insert(0, PageView(draft.view_key("home"), draft.t("home"), tuple(made), req=_req(draft, "home")))


def _columns(draft: Draft, view: ListView) -> list[str]:
    labels = {f.key: f.label for f in draft.sheets[view.entity].fields}
    return [labels[key] for key in view.columns if key in labels][:4]


def _req(draft: Draft, concept: str) -> tuple[str, ...]:
    own = tuple(r.id for r, w in draft.wants.each(PageWanted) if w.concept == concept)
    return (*own, *draft.parts.get("home", ())) if concept == "home" else own


def _sections(draft: Draft) -> list[Section]:  # noqa: C901 - one condition a section, in their order on the page
    """In the order in which somebody wants to know: what it is, what there is, how, when, who, where."""
    wants = draft.wants
    doing = _doing(draft)
    hero = _hero(draft, doing)
    made = [hero]
    made.extend(_offers(draft))
    if _explained(draft, doing):
        made.append(Section("steps", draft.t("how"), pairs=_steps(draft, doing)))
    news = _open(draft, *_NEWS)
    if news:
        made.append(Section("news", draft.t("latest"), entity=news.key, view=_key(draft, news)))
    photos = _open(draft, "photo")
    if photos and Feature.PHOTO_GALLERY in wants:
        made.append(Section("gallery", draft.t("pictures"), entity=photos.key, view=_key(draft, photos)))
    people = next(
        (
            s
            for s in draft.part("people")
            if s.rows and draft.visible_to_all(s) and (s.concept in STAFF or s.concept not in ("customer", "member", "patient", "student", "child"))
        ),
        None,
    )
    if people:
        made.append(Section("people", draft.t("our_team"), entity=people.key))
    reviews = _open(draft, "review")
    if reviews:
        made.append(Section("reviews", draft.t("say"), entity=reviews.key, view=_key(draft, reviews)))
    if draft.hours:
        req = (*(r.id for r, _ in wants.each(OpenAt)), *wants.req(Feature.OPENING_HOURS))
        made.append(Section("hours", _hours_title(draft), req=req))
    faq = _open(draft, "faq")
    if faq:
        made.append(Section("faq", draft.t("questions"), entity=faq.key))
    notes = _notes(draft)
    if notes:
        made.append(notes)
    subscribers = draft.sheet("subscriber")
    if subscribers and Feature.NEWSLETTER in wants:
        made.append(Section("newsletter", draft.t("newsletter"), draft.t("newsletter_intro"), entity=subscribers.key))
    contacts = tuple(r.id for r, _ in wants.each(ContactGiven))
    form = next((v for v in draft.views if isinstance(v, FormView) and draft.sheets[v.entity].concept == "inquiry"), None)
    if contacts or form:
        made.append(Section("contact", draft.t("contact"), view=form.key if form else None, action_label=form.label if form else None, req=contacts))
    if len(made) == 1:
        return _alone(draft, doing, made)
    return in_order(made, draft.trade.family)


def _explained(draft: Draft, doing: View | None) -> bool:
    """Whether somebody has to be told how it goes: to order or to book, not to look at works and write a line."""
    if isinstance(doing, FormView) and draft.sheets[doing.entity].concept in ("inquiry", "contact", "message", "feedback"):
        return draft.trade.family not in _SHOWN
    return isinstance(doing, ShopView | BookingView | FormView)


def _open(draft: Draft, *concepts: str) -> Sheet | None:
    """Records of one of these kinds that every visitor may see."""
    found = draft.sheet(*concepts)
    return found if found and draft.visible_to_all(found) else None


def _alone(draft: Draft, doing: View | None, made: list[Section]) -> list[Section]:
    """First words with nothing below them: a game or a tool needs no page before it, anything else says what there is."""
    if isinstance(doing, _TOOLS_FIRST) and draft.views[0] is doing and not draft.wants.name:
        return []
    lists = [v for v in draft.views if isinstance(v, ListView) and not v.roles]
    pairs = tuple((v.key, ", ".join(_columns(draft, v))) for v in lists[:_MOST_PAGES])
    return [*made, Section("pages", draft.t("section_manage"), pairs=pairs)] if len(pairs) > 1 else made


def _hero(draft: Draft, doing: View | None) -> Section:
    """The first words and the first button."""
    wants = draft.wants
    audience = wants.last(AudienceIs)
    promise = draft.trade.tagline(draft.language)
    words = ""
    if audience and not _everybody(draft, audience[1].label):
        words = f"{draft.t('for_whom')} {audience[1].label}."
    if draft.trade.family == "plain":
        title, text = draft.name, words or _what_there_is(draft)
    elif draft.wants.name and design_of(draft) in _WORDMARKS:
        title, text = draft.name, f"{promise} {words}".strip()
    else:
        # The name stands in the header already: the first words say what one gets.
        title, text = promise.rstrip("."), words or _what_there_is(draft)
    return Section(
        "hero",
        title,
        text,
        view=doing.key if doing else None,
        action_label=doing.label if doing else None,
        req=tuple(r.id for r, _ in wants.each(AudienceIs)),
    )


def _what_there_is(draft: Draft) -> str:
    """What is on offer by name, else the pages: the first thing that somebody wants to know."""
    named = next((s for s in draft.part("offer") if s.rows and s.concept not in _NEWS), None)
    rows = [str(r[named.title]) for r in named.rows if isinstance(r.get(named.title), str)] if named else []
    if not rows or not (named and draft.visible_to_all(named)):
        rows = [v.label for v in draft.views if not v.roles]
    # Of sessions it is the name that matters, not the day.
    names = list(dict.fromkeys(row.split(" · ")[0] for row in rows))
    return ", ".join(names[:4]) + ("." if names else "")


def _everybody(draft: Draft, label: str) -> bool:
    """True for words that name nobody in particular: users, people, customers."""
    known = knowledge.entity_of(label, draft.language)
    return known is not None and known.concept in ("user", "person", "customer", "member")


def _hours_title(draft: Draft) -> str:
    said = [w.what for _, w in draft.wants.each(OpenAt) if w.what]
    return said[0] if said else draft.t("hours")


def _offers(draft: Draft) -> list[Section]:
    made = []
    # What is played or answered here has a page of its own.
    played = ("game",) if any(isinstance(v, GameView | QuizView) for v in draft.views) else ()
    shown = [s for s in draft.part("offer") if s.concept not in (*_NEWS, *played) and draft.visible_to_all(s)]
    if not shown:
        pictured = (s for s in draft.sheets.values() if s.part == "record" and s.typed(FieldType.IMAGE, FieldType.MONEY) and not s.workflow)
        shown = [s for s in pictured if draft.visible_to_all(s)][:1]
    if not shown:
        hidden = {
            "comment",
            "review",
            "faq",
            "order_line",
            "chat_message",
            "chat_room",
            "attendance",
            "response",
            "role",
            "permission",
            "setting",
            "category",
            "team",
            "notification",
            "poll_vote",
            "poll_choice",
            "score",
            "quiz_question",
            "quiz_result",
            *_NEWS,
            *played,
        }
        shown = [s for s in draft.sheets.values() if s.part == "record" and s.concept not in hidden and not draft.private_list and draft.visible_to_all(s)][:1]
    for sheet in shown[:2]:
        target = next((v.key for v in draft.views if isinstance(v, ShopView) and v.item == sheet.key), None) or _key(draft, sheet)
        title = draft.t("our_offer") if sheet.part == "offer" and not sheet.said and len(shown) == 1 and not sheet.req else sheet.plural
        made.append(Section("offer", title, entity=sheet.key, view=target, req=tuple(dict.fromkeys((*sheet.req, *draft.wants.req(Feature.PRICE_LIST))))))
    return made


def _steps(draft: Draft, doing: object) -> tuple[tuple[str, str], ...]:
    deliver = Feature.DELIVERY in draft.wants and Feature.PICKUP not in draft.wants
    codes: tuple[str, ...]
    match doing:
        case BookingView():
            codes = ("step_service", "step_slot", "step_come") if doing.service else ("step_slot", "step_when", "step_come")
        case ShopView():
            codes = ("step_order", "step_when", "step_deliver" if deliver else "step_fetch")
        case FormView() if draft.sheets[doing.entity].concept == "order":
            codes = ("step_order", "step_when", "step_deliver" if deliver else "step_fetch")
        case FormView() if draft.sheets[doing.entity].concept in ("registration", "booking", "appointment", "reservation"):
            codes = ("step_service", "step_when", "step_come")
        case _:
            codes = ("step_tell", "step_we", "step_done")
    pairs = (draft.t(code).partition(";") for code in codes)
    return tuple((head, tail) for head, _, tail in pairs)


def _doing(draft: Draft) -> ShopView | BookingView | FormView | GameView | QuizView | ToolView | ListView | ChatView | None:
    """What the first button does: order or book before anything else, then play or learn, then look."""
    main = (ShopView, BookingView)
    for kinds in (main, (FormView,), (ToolView, GameView, QuizView), (ListView,), (ChatView,)):
        for view in sorted(draft.views, key=lambda one: _is_talk(draft, one)):
            if isinstance(view, kinds) and not view.roles and not (isinstance(view, FormView) and draft.sheets[view.entity].concept == "subscriber"):
                return view
    return None


def _is_talk(draft: Draft, view: View) -> bool:
    """Whether it lists what people say to one another."""
    return isinstance(view, ListView) and draft.sheets[view.entity].concept in _TALK


def _key(draft: Draft, sheet: Sheet) -> str | None:
    view = list_of(draft, sheet)
    return view.key if view and not view.roles else None


def all_notes(draft: Draft) -> list[tuple[str, str]]:
    """Requirement ids and the sentences that are shown as they were said."""
    ordered = any(w.can for _, w in draft.wants.each(RecordWanted)) or "functionalit" in draft.wants.brief.text.casefold()
    said = [(r.id, r.source or r.text) for r, w in draft.wants.each(TextWanted) if w.literals and _readable(r.source or r.text, draft.language)]
    # Where people say what users shall be able to do, what begins with a deed is one more of these and no news for visitors.
    return [(which, text) for which, text in said if not (ordered and _is_order(text, draft.language))] + draft.notes


def _is_order(text: str, language: str) -> bool:
    first, _, rest = text.casefold().partition(" ")
    orders: list[str] = knowledge.toml("asking.toml")["orders"].get(language, [])
    return first in orders or (language == "en" and first.endswith("ing") and not re.match(r"(?:is|are|was|costs?|starts?|from|at|on|in|only)\b", rest))


def _readable(text: str, language: str) -> bool:
    """True for what a visitor can make sense of: a few words, or a number with its word, that do not tell the builder what to do."""
    words = text.split()
    asking = knowledge.toml("asking.toml")
    spoken = " ".join(["", *re.findall(r"[\w'’]+", text.casefold()), ""])  # noqa: RUF001
    within, begins = (asking[name].get(language, ()) for name in ("within", "begins"))
    if any(f" {one} " in spoken for one in within) or any(spoken.startswith(f" {one} ") for one in begins):
        return False
    return len(words) > 2 or (len(words) > 1 and any(c.isdigit() for c in text))


def _notes(draft: Draft) -> Section | None:
    texts = all_notes(draft)
    if not texts:
        return None
    lines = dict.fromkeys(text for _, text in texts)
    return Section("text", draft.t("good_to_know"), "\n".join(lines), req=tuple(dict.fromkeys(r for r, _ in texts)))

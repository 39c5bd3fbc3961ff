"""Text pages that were named: a page that is there already answers, else one is written from what was said."""

from dataclasses import replace

from core.appspec import PageView, Section
from core.brief import AudienceIs, ContactGiven, PageWanted
from core.compiler.planner.draft import Draft
from core.compiler.planner.home import STAFF
from core.compiler.planner.wants import words_match

OVERVIEWS = frozenset({"report", "calendar", "board", "balance", "lookup", "marked", "coupon", "figure", "chart", "chart_line", "chart_bar", "chart_doughnut"})
"""Pages over records: they are planned with these, or said to be missing."""

_PURPOSE = {
    "contact": ("inquiry",),
    "faq": ("faq",),
    "news": ("article", "announcement", "news", "post"),
    "blog": ("article", "post"),
    "profile": ("profile", "user_account"),
    "gallery": ("photo",),
    "products": ("product", "service", "dish"),
    "menu": ("dish", "product"),
    "booking": ("appointment", "booking", "reservation"),
    "orders": ("order", "booking", "reservation"),
    "events": ("event",),
    "prices": ("service", "product", "package", "plan"),
}


def tie_pages(draft: Draft) -> None:
    """Pages that were named and are there already as the page of some kind of record."""
    for requirement, page in draft.wants.each(PageWanted):
        concepts = _PURPOSE.get(page.concept or "", ())
        sheet = (draft.sheet(*concepts) if concepts else None) or draft.called(page.label)
        if sheet:
            sheet.req.append(requirement.id)


def plan_pages(draft: Draft) -> None:
    """The other named pages, in the order said."""
    for requirement, page in draft.wants.each(PageWanted):
        if page.concept == "home" or page.concept in OVERVIEWS or any(requirement.id in s.req for s in draft.sheets.values()):
            continue
        same = next((v for v in draft.views if words_match(v.label, page.label) or v.key == page.concept), None)
        if same is None and page.concept == "admin":
            same = next((v for v in draft.views if v.roles), draft.views[-1])
        if same:
            draft.views[draft.views.index(same)] = replace(same, req=(*same.req, requirement.id))
        else:
            key = draft.view_key(page.label if page.label.isascii() else page.concept or "page")
            draft.views.append(PageView(key, page.label, tuple(_sections(draft, page, requirement.id)), icon="about", req=(requirement.id,)))


def _sections(draft: Draft, page: PageWanted, requirement: str) -> list[Section]:
    made = [Section("text", page.label, _about(draft), req=(requirement,))]
    people = next((s for s in draft.part("people") if s.rows and s.concept in STAFF), None)
    if people and page.concept in ("about", "team"):
        made.append(Section("people", draft.t("our_team"), entity=people.key))
    if draft.wants.last(ContactGiven) or page.concept in ("contact", "imprint"):
        made.append(Section("contact", draft.t("contact")))
    return made


def _about(draft: Draft) -> str:
    audience = draft.wants.last(AudienceIs)
    parts = [draft.wants.name, draft.wants.trade[1], draft.trade.tagline(draft.language)]
    if audience:
        parts.append(f"{draft.t('for_whom')} {audience[1].label}.")
    return ". ".join(p.rstrip(".") for p in parts if p) + "."

"""Where each requirement can be seen, and how far it is met. What nothing in the application answers is said to be missing."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from core.appspec import AppSpec, BookingView, DashboardView, FormView, ListView, PageView, RosterView, ShopView, View
from core.brief import Brief, ContactGiven, FeatureWanted, LanguagesWanted, Met, NotWanted, OpenAt, Requirement, Status, TextWanted
from core.compiler import knowledge
from core.compiler.planner.telling import is_remark, kept_out, told
from core.features import Feature


def checklist(spec: AppSpec, brief: Brief, remarks: Mapping[str, tuple[Status, str]], noted: Collection[str] = ()) -> tuple[Met, ...]:
    """One line a requirement, in the order said; `noted` are those whose sentence stands in the foot of every page."""
    met = ((one, _met(spec, one, brief.language, remarks.get(one.id), one.id in noted and bool(spec.notes))) for one in brief.requirements)
    # What is not there is said, however small; a remark asked for nothing.
    return tuple(replace(m, told=told(one, brief) or (m.status is not Status.DONE and not is_remark(one))) for one, m in met)


def _met(spec: AppSpec, one: Requirement, language: str, remark: tuple[Status, str] | None, noted: bool) -> Met:  # noqa: FBT001 - one caller
    selector = f'[data-req~="{one.id}"]'
    where = place_of(spec, one.id)
    if where is None:
        where, selector = _in_foot(spec, one, selector)
    if where is None and noted:
        where, selector = "#/", "[data-note]"
    status, note = remark or (Status.DONE, "")
    match one.wish:
        case NotWanted() as wish:
            kept = kept_out(spec, wish)
            return Met(one.id, Status.DONE if kept else Status.NOT_DONE, "", "", "" if kept else knowledge.text("note_still_there", language), one.text)
        case FeatureWanted() | LanguagesWanted() if where is None and remark and status is not Status.NOT_DONE:
            return Met(one.id, status, "#/", "", note, one.text)
        case TextWanted(asks=asks) if where is not None and remark is None:
            said = knowledge.text("note_only_text" if asks else "note_text", language)
            return Met(one.id, Status.NOT_DONE if asks else Status.DONE, where, selector, said, one.text)
        case _:
            pass
    if status is Status.NOT_DONE:
        return Met(one.id, status, "", "", note, one.text)
    if where is None:
        return Met(one.id, Status.NOT_DONE, "", "", note or knowledge.text("note_not_done", language), one.text)
    return Met(one.id, status, where, selector, note, one.text)


def _in_foot(spec: AppSpec, one: Requirement, selector: str) -> tuple[str | None, str]:
    """Hours and contact stand in the foot of every page, also where there is no home page."""
    match one.wish:
        case OpenAt() | FeatureWanted(feature=Feature.OPENING_HOURS) if spec.business.hours:
            return "#/", "[data-hours]"
        case ContactGiven():
            return "#/", "[data-contact]"
        case _:
            return None, selector


def anchored(spec: AppSpec, brief: Brief) -> AppSpec:
    """The specification with each requirement that only a field, kind of record or role answers named by the view that shows it."""
    changed = spec
    for one in brief.requirements:
        if isinstance(one.wish, NotWanted):
            continue
        where = place_of(changed, one.id)
        if where is None:
            if any(one.id in role.req for role in changed.roles):
                changed = replace(changed, views=(replace(changed.views[0], req=(*changed.views[0].req, one.id)), *changed.views[1:]))
            continue
        view = next((v for v in changed.views if _path(changed, v) == where), None)
        held = one.id in changed.business.req or one.id in changed.theme.req
        if view and not held and one.id not in view.req and not any(one.id in part for part in _parts(view)):
            changed = replace(changed, views=tuple(replace(v, req=(*v.req, one.id)) if v is view else v for v in changed.views))
    return changed


def place_of(spec: AppSpec, requirement: str) -> str | None:
    """Path of the first page on which a part carries the requirement; None when no part does."""
    first = "#/"
    if requirement in spec.business.req or requirement in spec.theme.req:
        return first
    if any(requirement in role.req for role in spec.roles if role.login):
        return "#/login"
    for view in spec.views:
        if requirement in view.req or any(requirement in part for part in _parts(view)):
            return _path(spec, view)
    for entity in spec.entities:
        fields = [f.key for f in entity.fields if requirement in f.req]
        if fields or requirement in entity.req:
            views = sorted(_showing(spec, entity.key), key=lambda v: (isinstance(v, PageView | DashboardView), bool(v.roles), not _asks(v, fields)))
            for view in views:
                # A field that is no column of the list is seen in the form.
                in_form = isinstance(view, ListView) and bool(fields) and not _asks(view, fields) and "create" in view.actions
                return f"#/{view.key}/new" if in_form else _path(spec, view)
    return None


def _parts(view: View) -> Iterator[tuple[str, ...]]:
    match view:
        case PageView():
            yield from (section.req for section in view.sections)
        case _:
            yield from (part.req for part in (*getattr(view, "tiles", ()), *getattr(view, "charts", ())))


def _path(spec: AppSpec, view: View) -> str:
    return "#/" if view is spec.views[0] else f"#/{view.key}"


def _showing(spec: AppSpec, entity: str) -> Iterator[View]:
    names = ("entity", "item", "order", "lines", "people", "marks", "expenses", "questions", "choices", "votes", "messages", "rooms", "scores", "comments")
    for view in spec.views:
        shown = {getattr(view, name, None) for name in names}
        shown |= {section.entity for section in getattr(view, "sections", ())} | {
            part.entity for part in (*getattr(view, "tiles", ()), *getattr(view, "charts", ()))
        }
        if entity in shown:
            yield view


def _asks(view: View, fields: list[str]) -> bool:
    """True when the view has a control for one of these fields."""
    match view:
        case FormView():
            return bool(set(fields) & set(view.fields))
        case BookingView():
            return bool(set(fields) & {*view.details, view.date, view.time, view.service, view.resource, view.until})
        case ShopView():
            return bool(set(fields) & {*view.details, "quantity", "item"})
        case RosterView():
            return bool(set(fields) & {view.status, view.person})
        case PageView():
            return False
        case _:
            return bool(set(fields) & set(getattr(view, "columns", ())))

"""From a brief to the specification of an application: what was said, word for word, and what such an application needs beside it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.appspec import AppSpec, Business
from core.brief import Brief, ContactGiven, Named, OpenAt, TradeIs
from core.compiler.planner.belonging import belong
from core.compiler.planner.checklist import anchored, checklist
from core.compiler.planner.complete import complete_figures, complete_records, complete_statuses, complete_views, is_public, look_up, order_views, refresh_lists
from core.compiler.planner.draft import Draft
from core.compiler.planner.drawing import draw_of, plan_drawing
from core.compiler.planner.features.access import plan_roles
from core.compiler.planner.features.booking import plan_bookings
from core.compiler.planner.features.handlers import plan_features
from core.compiler.planner.features.lending import in_order
from core.compiler.planner.features.looks import hours_label, languages, theme_of
from core.compiler.planner.features.ordering import plan_orders, plan_sales
from core.compiler.planner.features.talking import sign
from core.compiler.planner.features.things import open_at, plays
from core.compiler.planner.home import all_notes, plan_home
from core.compiler.planner.mend import mended
from core.compiler.planner.overviews import narrow_figures, plan_overviews
from core.compiler.planner.pages import plan_pages, tie_pages
from core.compiler.planner.parts import other_parts, tool_parts, well_read, without
from core.compiler.planner.records import draft_items, draft_records
from core.compiler.planner.relate import relate
from core.compiler.planner.rules import plan_rules
from core.compiler.planner.seeds import sow
from core.compiler.planner.sheet import freeze
from core.compiler.planner.stages import draft_statuses
from core.compiler.planner.tables import draft_tables, place_pictures
from core.compiler.planner.team import draft_people
from core.compiler.planner.tools import plan_tools
from core.compiler.planner.wants import Wants
from core.reading import Document, Picture


def plan(brief: Brief, *, today: date, documents: Sequence[Document] = (), pictures: Sequence[Picture] = ()) -> AppSpec:
    """The specification for a brief; `today` is where dates of the first records lie. Never fails: what is not understood is left out and said."""
    parts = other_parts(brief) | tool_parts(brief)
    brief = well_read(brief, parts)
    draft = Draft(Wants(mended(without(brief, parts), Wants(brief).trade[0])), today, parts=parts)
    draft_records(draft)
    open_at(draft)
    draft_tables(draft, documents)
    draft_items(draft)
    draft_people(draft)
    draft_statuses(draft)
    draft.public = is_public(draft)
    relate(draft)
    complete_statuses(draft)
    plan_tools(draft)
    plan_sales(draft)
    draw_of(draft)
    complete_records(draft)
    plan_features(draft)
    plays(draft)
    complete_records(draft)
    sign(draft)
    draft.public = draft.public or is_public(draft)
    belong(draft)
    relate(draft)
    plan_orders(draft)
    plan_bookings(draft)
    complete_statuses(draft)
    plan_drawing(draft)
    complete_figures(draft)
    plan_rules(draft)
    in_order(draft)
    look_up(draft)
    complete_views(draft)
    plan_overviews(draft)
    narrow_figures(draft)
    refresh_lists(draft)
    tie_pages(draft)
    plan_roles(draft)
    sow(draft)
    order_views(draft)
    plan_home(draft)
    plan_pages(draft)
    order_views(draft)
    assets, logo = place_pictures(draft, pictures)
    theme = theme_of(draft)
    spec = AppSpec(
        brief.language,
        business_of(draft),
        tuple(freeze(s) for s in draft.sheets.values()),
        tuple(draft.views),
        replace(theme, logo=logo),
        tuple(draft.roles),
        tuple(draft.users),
        draft.registration,
        draft.currency,
        languages(draft),
        () if draft.public else tuple(dict.fromkeys(text for _, text in all_notes(draft))),
        assets,
    )
    spec = anchored(spec, brief)
    return replace(spec, checklist=checklist(spec, brief, draft.remarks, {r for r, _ in all_notes(draft)}))


def business_of(draft: Draft) -> Business:
    """Who the application speaks for."""
    wants = draft.wants
    said: dict[str, str] = {}
    for _, wish in wants.each(ContactGiven):
        known = said.get(wish.kind, "")
        said[wish.kind] = f"{known} / {wish.text}" if wish.also and known else wish.text
    trade, label = wants.trade
    named = [r.id for r, _ in wants.each(Named)] + [r.id for r, _ in wants.each(TradeIs)]
    return Business(
        draft.name,
        draft.trade.tagline(draft.language),
        label or trade.replace("_", " "),
        said.get("place", ""),
        said.get("phone", ""),
        said.get("email", ""),
        said.get("url", ""),
        draft.hours,
        hours_label(draft) if wants.last(OpenAt) else "",
        tuple(named),
    )

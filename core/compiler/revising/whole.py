"""Changes of the application as a whole: its look, the size of its letters, what a page says, who sees a field."""

from dataclasses import replace
from datetime import date

from core.appspec import AppSpec, Entity, PageView, Section
from core.brief import FeatureWanted, Requirement
from core.compiler.planner.wants import words_match
from core.compiler.revising.briefs import with_added
from core.compiler.revising.state import Revised, did, missing, replanned
from core.features import Feature
from core.understood import Change, Restrict, Retext

_LOOKS = {
    "modern": ("tech", "civic", "plain"),
    "playful": ("playful", "poster", "botanical"),
    "elegant": ("salon", "editorial", "artisan"),
    "warm": ("artisan", "botanical", "playful"),
    "calm": ("botanical", "plain", "clinic"),
    "plain": ("plain", "clinic", "civic"),
    "serious": ("civic", "clinic", "tech"),
    "bold": ("poster", "sport", "playful"),
    "natural": ("botanical", "artisan", "salon"),
    "retro": ("editorial", "artisan", "salon"),
    "technical": ("industrial", "tech", "civic"),
    "dull": ("poster", "playful", "tech"),
}
"""For each word about looks the designs that answer it, the nearest first; the one that is there already answers nothing."""
_STEP = 15
LEAST, MOST = 85, 130
_OUTSIDE = frozenset(
    {"customer", "member", "client", "user", "student", "guest", "parent", "patient", "visitor", "subscriber", "pupil", "tenant", "participant"}
)
_ABOVE = frozenset({"admin", "administrator", "manager", "boss", "owner"})
_HEAD = 80


def other_look(spec: AppSpec, concepts: tuple[str, ...]) -> AppSpec:
    """The specification in another design that fits the words; the same one where no word is known."""
    design = next((one for word in concepts for one in _LOOKS.get(word, ()) if one != spec.theme.design), spec.theme.design)
    return replace(spec, theme=replace(spec.theme, design=design))


def letters(spec: AppSpec, *, larger: bool) -> AppSpec:
    """The specification with larger or smaller letters, within what a telephone can show."""
    size = spec.theme.text_percent + (_STEP if larger else -_STEP)
    return replace(spec, theme=replace(spec.theme, text_percent=min(MOST, max(LEAST, size))))


def retext(spec: AppSpec, change: Retext) -> tuple[AppSpec, str, str] | None:
    """The specification with the new words, the page they stand on and what stood there before."""
    pages = [view for view in spec.views if isinstance(view, PageView)]
    page = next((view for view in pages if change.where and words_match(view.label, change.where)), None if change.where else next(iter(pages), None))
    if page is None or not page.sections:
        other = next((view for view in spec.views if change.where and words_match(view.label, change.where)), None)
        if other is None or not hasattr(other, "intro"):
            return None
        changed = replace(other, intro=change.new)  # type: ignore[arg-type, type-var, unused-ignore]  # views with an introduction
        return replace(spec, views=tuple(changed if view is other else view for view in spec.views)), other.label, other.intro or "–"  # noqa: RUF001
    wanted = ("hero",) if change.part == "button" else ("hero", "text")
    section = next((one for kind in wanted for one in page.sections if one.kind == kind), None)
    if section is None:
        return None
    before, new = _reworded(section, change)
    sections = tuple(new if one is section else one for one in page.sections)
    return replace(spec, views=tuple(replace(page, sections=sections) if view is page else view for view in spec.views)), page.label, before or "–"  # noqa: RUF001


def _reworded(section: Section, change: Retext) -> tuple[str, Section]:
    if change.part == "button":
        return section.action_label or "", replace(section, action_label=change.new)
    if section.kind == "hero" and len(change.new) <= _HEAD:
        return section.title, replace(section, title=change.new)
    return section.text, replace(section, text=change.new)


def insiders(spec: AppSpec, to: str) -> tuple[str, ...]:
    """Keys of the roles that belong to the house; of the role that was named, those above it with it."""
    logged = [role for role in spec.roles if role.login]
    named = [role.key for role in logged if to and words_match(role.label, to)]
    if named:
        return tuple(role.key for role in logged if role.key in named or role.key in _ABOVE)
    return tuple(role.key for role in logged if role.key not in _OUTSIDE)


def restrict(spec: AppSpec, change: Restrict, roles: tuple[str, ...]) -> AppSpec:
    """The specification in which only these roles see the fields meant; the names of records stay in sight."""

    def one(entity: Entity) -> Entity:
        fields = tuple(
            replace(field, roles=roles)
            if field.key != entity.title and ((change.concept and field.key == change.concept) or words_match(field.label, change.words))
            else field
            for field in entity.fields
        )
        return entity if fields == entity.fields else replace(entity, fields=fields)

    return replace(spec, entities=tuple(one(entity) for entity in spec.entities))


def restyled(state: Revised, requirement: Requirement, concepts: tuple[str, ...]) -> Revised:
    """Words about looks lead to something that is seen: where the fitting design is there already, the next one comes."""
    brief, requirement = with_added(state.brief, requirement)
    moved = replace(state, brief=brief)
    if {"large", "small"} & set(concepts):
        spec = letters(state.spec, larger="large" in concepts)
        if spec == state.spec:
            return replace(state, not_done=(*state.not_done, state.word("ch_letters_most")))
        sizes = [f"{one.theme.text_percent} %" for one in (state.spec, spec)]
        return did(replace(moved, spec=_answering(spec, requirement)), "ch_changed", what=state.word("ch_letters"), before=sizes[0], after=sizes[1])
    spec = other_look(state.spec, concepts)
    if spec == state.spec:
        return replace(state, not_done=(*state.not_done, requirement.text))
    return did(replace(moved, spec=_answering(spec, requirement)), "ch_look", what=requirement.source)


def _answering(spec: AppSpec, requirement: Requirement) -> AppSpec:
    """With the requirement among those that the look answers, so that the checklist finds it met."""
    return replace(spec, theme=replace(spec.theme, req=tuple(dict.fromkeys((*spec.theme.req, requirement.id)))))


def retexted(state: Revised, wanted: Retext) -> Revised:
    """A page says something else from now on."""
    found = retext(state.spec, wanted)
    if found is None:
        return missing(state, wanted.where or wanted.new)
    spec, page, before = found
    return did(replace(state, spec=spec), "ch_changed", what=page, before=before, after=wanted.new)


def restricted(state: Revised, wanted: Restrict, change: Change, today: date) -> Revised:
    """Only the house sees some fields; where nobody logs in yet, they do from now on."""
    roles = insiders(state.spec, wanted.to)
    if not roles:
        # Without accounts nobody could be told from anybody.
        after, _ = with_added(state.brief, Requirement(change.id, change.source, change.source, FeatureWanted(Feature.LOGIN)))
        state = replace(state, brief=after, spec=replanned(state, after, today))
        roles = insiders(state.spec, wanted.to)
    spec = restrict(state.spec, wanted, roles) if roles else state.spec
    if spec == state.spec:
        return missing(state, wanted.words)
    who = ", ".join(role.label for role in spec.roles if role.key in roles)
    return did(replace(state, spec=spec), "ch_seen", what=wanted.words, who=who)

"""Statuses as they were said: of which record, in which order, in which tone."""

from dataclasses import replace

from core.appspec import Option, Tone, Workflow
from core.brief import FieldType, StatusesWanted
from core.compiler import knowledge
from core.compiler.planner.draft import Draft
from core.compiler.planner.sheet import Sheet, choices
from core.compiler.planner.wants import words_match

_LISTS = (FieldType.CHOICE, FieldType.CHOICES, FieldType.TEXT, FieldType.RELATION)


def draft_statuses(draft: Draft) -> None:
    """Statuses become a choice field of the record that they were said of, and its workflow."""
    spoken: dict[tuple[str, str], list[list[str]]] = {}
    for requirement, wish in draft.wants.each(StatusesWanted):
        sheet = _of_statuses(draft, wish)
        if sheet is None:
            sheet = draft.add("record", req=(requirement.id,))
        labels = [s for s in wish.statuses if draft.fits(s)]
        if not labels:
            continue
        one = sheet.find("status")
        if one is None and wish.of:
            one = next((f for f in sheet.fields if f.type in _LISTS and words_match(f.label, wish.of)), None)
        if one is None:
            one = draft.give(sheet, "status")
        spoken.setdefault((sheet.key, one.key), []).append(labels)
        options = choices(_joined(spoken[sheet.key, one.key]))
        options = tuple(Option(o.key, o.label, _tone(o, i, len(options))) for i, o in enumerate(options))
        one = sheet.change(one.key, replace(one, type=FieldType.CHOICE, options=options, default=options[0].key, required=True))
        sheet.tie(one.key, (requirement.id,))
        sheet.workflow = Workflow(one.key)


def _joined(lists: list[list[str]]) -> list[str]:
    """All statuses, later ones behind the neighbour that they were said after."""
    made: list[str] = []
    for labels in lists:
        for i, label in enumerate(labels):
            known = [m.casefold() for m in made]
            if label.casefold() in known:
                continue
            before = labels[i - 1].casefold() if i else ""
            made.insert(known.index(before) + 1 if before in known else len(made), label)
    return made


def _tone(option: Option, place: int, many: int) -> Tone:
    """Unknown statuses go from blue over amber to green, so that a board reads from left to right."""
    if option.tone != "neutral" or knowledge.status_of(option.label):
        return option.tone
    return "info" if place == 0 else "good" if place == many - 1 and many > 2 else "warn"


def _of_statuses(draft: Draft, wish: StatusesWanted) -> Sheet | None:
    found = draft.called(wish.of) if wish.of else None
    if found:
        return found
    known = knowledge.entity_of(wish.of, draft.language) if wish.of else None
    if known and (known.part == "request" or known.concept == "order"):
        # Named by its statuses alone, it still is what these are statuses of.
        return draft.sheet(known.concept) or draft.add(known.concept)
    with_status = [s for s in draft.sheets.values() if s.find("status")]
    requests = list(draft.part("request"))
    spoken = [s for s in draft.sheets.values() if s.said]
    return next(iter((*with_status, *requests, *spoken, *draft.sheets.values())), None)

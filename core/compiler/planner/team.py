"""From people who were named to rows of the team."""

from dataclasses import replace

from core.appspec import Field
from core.brief import FieldType, PeopleNamed
from core.compiler import knowledge
from core.compiler.planner.draft import Draft
from core.compiler.planner.records import name_field
from core.compiler.planner.sheet import Sheet
from core.compiler.planner.wants import words_match


def draft_people(draft: Draft) -> None:
    """Named people become rows of the team, and fields that name such a person point at it."""
    for requirement, wish in draft.wants.each(PeopleNamed):
        sheet = (draft.sheet(wish.concept) if wish.concept else None) or (draft.called(wish.role) if wish.role else None)
        if sheet is None:
            concept = wish.concept or "employee"
            known = knowledge.kinds().get(concept)
            role = wish.role or ""
            sheet = draft.add(
                concept,
                role if not known or wish.role else "",
                draft.t("team") if role and (not known or draft.language not in known.labels or concept not in knowledge.entities()) else "",
                fields=("full_name",),
                req=(requirement.id,),
            )
            sheet.part, sheet.icon = "people", "users"
            if role:
                sheet.label = role
        else:
            sheet.req.append(requirement.id)
            sheet.part = "people" if sheet.part == "record" and not sheet.workflow else sheet.part
        name_field(draft, sheet, "full_name")
        for name in wish.names:
            sheet.rows.append({"id": f"{sheet.key}-{len(sheet.rows) + 1}", sheet.title: name})
        for other in draft.sheets.values():
            if other is not sheet:
                one = next((f for f in other.fields if _names_person(other, f, wish)), None)
                if one:
                    other.change(one.key, replace(one, type=FieldType.RELATION, target=sheet.key, options=(), default=None))


def _names_person(sheet: Sheet, one: Field, wish: PeopleNamed) -> bool:
    if one.type not in (FieldType.TEXT, FieldType.CHOICE, FieldType.RELATION) or one.target:
        return False
    concept = sheet.concepts.get(one.key)
    return bool((wish.concept and concept == wish.concept) or (wish.role and words_match(one.label, wish.role)))

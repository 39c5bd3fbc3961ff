"""An application while it is being planned: entities and views that still grow."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from core.appspec import DemoUser, Field, Option, Role, View
from core.brief import ContactGiven, FieldType, Hours, NotWanted, OpenAt, RecordWanted, RuleKind, RuleWanted, Status
from core.compiler import knowledge
from core.compiler.keys import slug, unique
from core.compiler.knowledge import Part
from core.compiler.planner.sheet import OPTIONAL, Sheet, choices
from core.compiler.planner.wants import Wants, words_match
from core.compiler.trades import Trade, trade_named
from core.features import Feature

_HOURS = {"hours": 1, "days": 24}


@dataclass(slots=True)
class Draft:
    """The whole application while it is being planned."""

    wants: Wants
    today: date
    sheets: dict[str, Sheet] = field(default_factory=dict)
    views: list[View] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    users: list[DemoUser] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Requirement id and the sentence to show."""
    remarks: dict[str, tuple[Status, str]] = field(default_factory=dict)
    """Requirements that are not simply done, with the reason in the person's language."""
    public: bool = True
    registration: bool = False
    currency: str = "EUR"
    summed: set[str] = field(default_factory=set)
    """Concepts of number fields whose sum was asked for."""
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Requirements that a tool's own page shows, by the tool."""

    @property
    def language(self) -> str:
        """Language of every label, ISO 639-1."""
        return self.wants.language

    def t(self, code: str, **values: object) -> str:
        """A sentence of the knowledge tables in the person's language."""
        return knowledge.text(code, self.language, **values)

    def remark(self, requirements: Iterable[str], status: Status, code: str, **values: object) -> None:
        """Say that these requirements are met only so far, and why. What was said first stays."""
        for one in requirements:
            self.remarks.setdefault(one, (status, self.t(code, **values)))

    def sheet(self, *concepts: str) -> Sheet | None:
        """The first entity that is one of these concepts, in the order asked."""
        for concept in concepts:
            for one in self.sheets.values():
                if one.concept == concept:
                    return one
        return None

    def part(self, part: Part) -> list[Sheet]:
        """The entities that play this part, those that were named first."""
        return sorted((s for s in self.sheets.values() if s.part == part), key=lambda s: not s.said)

    def called(self, label: str) -> Sheet | None:
        """The entity that is called so in singular or plural."""
        for one in self.sheets.values():
            if label.casefold() in (one.label.casefold(), one.plural.casefold()):
                return one
        return next((s for s in self.sheets.values() if words_match(s.label, label) or words_match(s.plural, label)), None)

    def add(  # noqa: PLR0913 - what an entity is said to be
        self, concept: str, label: str = "", plural: str = "", *, req: Iterable[str] = (), fields: Sequence[str] | None = None, said: bool = False
    ) -> Sheet:
        """The entity of that concept: the one there is, or a new one with its usual fields (or `fields`)."""
        known = knowledge.kinds().get(concept)
        found = self.sheet(concept)
        if found is None and known:
            # What the person called so already is it: two pages of one name would be a riddle.
            usual = (plural or known.plural(self.language)).casefold()
            found = next((s for s in self.sheets.values() if s.said and s.plural.casefold() == usual), None)
        if found is None:
            usual_word = known if known and (self.language == "en" or concept in knowledge.entities()) else None
            label = label or (usual_word.label(self.language) if usual_word else self._heard(concept) or concept.replace("_", " ").capitalize())
            plural = plural or (usual_word.plural(self.language) if usual_word else label)
            found = Sheet(
                unique(slug(concept), self.sheets), label, plural, concept, known.part if known else "record", known.icon if known else "list", said=said
            )
            self.sheets[found.key] = found
            for one in fields if fields is not None else known.fields if known else ("name",):
                self.give(found, one)
        found.req.extend(r for r in req if r not in found.req)
        return found

    def _heard(self, concept: str) -> str:
        """What the person calls a kind of record that we have no word for: as a field that leads to it, or ""."""
        said = (one.label for _, wish in self.wants.each(RecordWanted) for one in wish.fields if one.concept == concept)
        field = knowledge.fields().get(concept)
        return next(said, "") or (field.label(self.language) if field and self.language != "en" else "")

    def give(self, sheet: Sheet, concept: str, label: str = "", *, req: Iterable[str] = (), **more: object) -> Field:
        """The sheet's field of that concept: the one there is, or a new one with its usual label and type."""
        found = sheet.find(concept)
        if found is None:
            known = knowledge.fields().get(concept)
            made = Field(
                unique(slug(concept), [f.key for f in sheet.fields]),
                label or (known.label(self.language) if known else concept.replace("_", " ").capitalize()),
                known.type if known else FieldType.TEXT,
                required=concept not in OPTIONAL and (known is None or known.type not in (FieldType.BOOLEAN, FieldType.LONG_TEXT)),
            )
            made = replace(made, **more)  # type: ignore[arg-type]  # the names are those of Field
            if made.type is FieldType.CHOICE and not made.options:
                made = replace(made, options=self.usual_options(sheet, concept))
            sheet.fields.append(made)
            sheet.concepts[made.key] = concept
            found = made
        if req:
            sheet.tie(found.key, req)
            found = next(f for f in sheet.fields if f.key == found.key)
        return found

    def usual_options(self, sheet: Sheet, concept: str) -> tuple[Option, ...]:
        """What a choice usually offers: the statuses of the entity, priorities, weekdays, the usual categories."""
        if concept == "status":
            known = knowledge.kinds().get(sheet.concept or "")
            names: Sequence[str] = known.statuses if known and known.statuses else ("open", "in_progress", "done")
            return self.options(names)
        if concept == "weekday":
            return tuple(Option(f"day_{i}", label) for i, label in enumerate(self.t("weekdays").split(",")))
        usual = knowledge.toml("options.toml")
        if concept in usual["statuses"]:
            return self.options(usual["statuses"][concept])
        if sheet.concept not in usual["labels"] and concept == "category" and self.trade.family == "finance":
            return choices(usual["labels"]["transaction"].get(self.language) or usual["labels"]["transaction"]["en"])
        own = usual["labels"].get(f"{sheet.concept}_{concept}", {}).get(self.language)
        said = own or usual["labels"].get(sheet.concept or "", {}).get(self.language) or usual["labels"].get(concept, usual["labels"]["category"])
        labels = said if isinstance(said, list) else said.get(self.language) or said["en"]
        return choices(labels)

    def options(self, concepts: Sequence[str]) -> tuple[Option, ...]:
        """Usual statuses as options, in the person's language."""
        return tuple(Option(one, knowledge.statuses()[one].label(self.language), knowledge.statuses()[one].tone) for one in concepts)

    def view_key(self, wanted: str) -> str:
        """A key that no view has yet."""
        return unique(slug(wanted), [v.key for v in self.views])

    def fits(self, label: str) -> bool:
        """False when the words were ruled out."""
        return not any(words_match(label, wish.words) for _, wish in self.wants.each(NotWanted) if wish.words)

    @property
    def trade(self) -> Trade:
        """What is known of the trade."""
        return trade_named(self.wants.trade[0])

    def usual_offer(self) -> str:
        """Concept of what such a business offers."""
        booked = Feature.BOOKING in self.wants and not self.wants.any(Feature.CART, Feature.PUBLIC_SHOP)
        return self.trade.offer or ("service" if booked else "product")

    def label(self, concept: str) -> str:
        """The usual label of a field in the person's language."""
        return knowledge.fields()[concept].label(self.language)

    def rule(self, kind: RuleKind) -> RuleWanted | None:
        """The newest rule of that kind."""
        return next((wish for _, wish in reversed(list(self.wants.each(RuleWanted))) if wish.kind is kind), None)

    def rule_req(self, *kinds: RuleKind) -> tuple[str, ...]:
        """Requirements that are rules of these kinds."""
        return tuple(r.id for r, wish in self.wants.each(RuleWanted) if wish.kind in kinds)

    def rule_words(self, *kinds: RuleKind) -> str:
        """Rules of these kinds in one line: as a visitor is told them, or as they were said where there is no figure in them."""
        return " ".join(dict.fromkeys(text for _, wish in self.wants.each(RuleWanted) if wish.kind in kinds and (text := self._rule_text(wish))))

    def _rule_text(self, wish: RuleWanted) -> str:
        amount = wish.amount
        match wish.kind:
            case RuleKind.NO_DOUBLE_BOOKING:
                return self.t("rule_no_double_booking")
            case RuleKind.CAPACITY if amount is not None:
                return self.t("rule_capacity", n=f"{amount:g}")
            case RuleKind.DEPOSIT if amount is not None:
                return self.t("rule_deposit", n=f"{amount:g} {wish.unit if wish.unit and wish.unit.isupper() else self.currency}")
            case (RuleKind.CANCEL_BEFORE | RuleKind.LEAD_TIME) as kind if amount is not None and wish.unit in _HOURS:
                return self.t(f"rule_{kind.value}", n=f"{amount * _HOURS[wish.unit]:g}")
            case _:
                return wish.words

    def discount_codes(self) -> tuple[tuple[str, Decimal], ...]:
        """Codes that take a percentage off, as they were said: a word in capitals with figures, and a percentage beside it."""
        found = []
        for requirement in self.wants.brief.requirements:
            code = re.search(r"\b(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*\d)[A-Z0-9]{4,16}\b", requirement.source)
            if code and (
                percent := re.search(r"(\d{1,2})\s*(?:%|percent|per cent|prozent|pour ?cent)", requirement.source.casefold())
                or re.search(r"[A-Z](\d{1,2})$", code[0])
            ):
                found.append((code[0], Decimal(percent[1])))
        return tuple(dict.fromkeys(found))

    def said_total(self, *concepts: str) -> None:
        """Sums of these fields are wanted under their lists."""
        self.summed |= set(concepts)

    @property
    def name(self) -> str:
        """What the application is called: its name, else its trade, else what it keeps."""
        spoken = next((s.plural for s in self.sheets.values() if s.said), "") or next((s.plural for s in self.sheets.values()), "")
        return self.wants.name or self.wants.trade[1] or spoken or self.t("home")

    @property
    def place(self) -> str:
        """Where the business is, as far as it was said."""
        return next((wish.text for _, wish in self.wants.each(ContactGiven) if wish.kind == "place"), "")

    @property
    def hours(self) -> tuple[Hours, ...]:
        """All opening, pickup or session times, in the order said; of a day that was said again the newer times hold."""
        made: list[Hours] = []
        spoken: list[str | None] = []
        for _, wish in self.wants.each(OpenAt):
            days = {d for h in wish.hours for d in h.days}
            if wish.what in spoken:
                made = [replace(h, days=tuple(d for d in h.days if d not in days)) for h in made]
            spoken.append(wish.what)
            made = [*(h for h in made if h.days), *wish.hours]
        if not made and Feature.OPENING_HOURS in self.wants:
            # Wanted without a word about when: usual hours stand there, and the checklist says whose they are.
            self.remark(self.wants.req(Feature.OPENING_HOURS), Status.PARTIAL, "note_hours")
            made = [Hours((0, 1, 2, 3, 4), "09:00", "18:00")]
        return tuple(made)

    def visible_to_all(self, sheet: Sheet) -> bool:
        """True when a visitor without a session sees every record of it."""
        return not sheet.access or any(a.role == "" and "view" in a.actions and not a.own for a in sheet.access)

    @property
    def private_list(self) -> bool:
        """True when records must not be seen by everybody."""
        return Feature.PUBLIC_LIST in self.wants.ruled_out

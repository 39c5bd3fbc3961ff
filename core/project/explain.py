"""An answer about a prototype's source, made from its specification and its files: what a part does, where it stands, and its true lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from core.appspec import AppSpec
from core.brief import Status
from core.compiler.emit import entity_name
from core.compiler.emit_pages import page_file
from core.project.asked import Asked, Mode, plain
from core.project.listing import Listing, Piece
from core.project.wording import word

QUOTED = 2
"""Pieces that are quoted; further ones are only named."""
NAMED = 5
"""Things that are listed in one line."""

WHERE: dict[str, tuple[tuple[str, str], ...]] = {
    "booking": (("lib/booking.js", "fetchSlots"), ("data/slots.py", "free_slots")),
    "check": (("data/rules.py", "broken"), ("data/write.py", "_put")),
    "shop": (("lib/shop.js", "sums"), ("lib/shop.js", "checkout")),
    "login": (("data/accounts.py", "log_in"), ("data/passwords.py", "fits"), ("data/access.py", "may")),
    "formula": (("data/formula.py", "work_out"),),
    "status": (("lib/workflow.js", "move"),),
    "delete": (("lib/undo.js", "removeForNow"), ("data/deleting.py", "remove")),
    "search": (("lib/collection.js", "found"), ("lib/filter.js", "matches")),
    "words": (("lib/i18n.js", "t"),),
    "look": (),
    "form": (("lib/form.js", "send"), ("data/values.py", "clean")),
    "store": (("lib/store.js", "load"), ("lib/store.js", "create"), ("data/api.py", "Api")),
}
"""The functions that do it, by topic."""

RULES = {
    "no_overlap": ("data/rules.py", "overlapping"),
    "unique": ("data/rules.py", "_unique"),
    "capacity": ("data/rules.py", "_capacity"),
    "lead_time": ("data/rules.py", "too_soon"),
    "cancel_before": ("data/rules.py", "too_late"),
    "minimum": ("data/rules.py", "below_minimum"),
    "notify": ("data/write.py", "_notify"),
}
"""The functions that keep a rule."""


@dataclass(frozen=True)
class Explained:
    """`text` as it is said; `paths` are the files that it rests on."""

    text: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Explainer:
    """Answers questions about one revision. `tried` when it was opened in a browser before it was sent."""

    spec: AppSpec
    listing: Listing
    language: str
    tried: bool

    def answer(self, asked: Asked, text: str) -> Explained:
        """What to say; `text` is the question in the person's words."""
        if asked.mode is Mode.GENERAL:
            return Explained(self._say("general"), ())
        if asked.mode is Mode.REVIEW:
            return Explained("\n".join(self._review()), ())
        lines, pieces = self._what(asked, plain(text))
        if asked.mode is Mode.DEBUG:
            lines += self._debugged(at_a_line=any(line for _, line in asked.places))
        pieces = list({(piece.path, piece.first): piece for piece in pieces}.values())
        if pieces:
            lines.append(self._say("where", places=", ".join(piece.place for piece in pieces)))
        quoted = [f"\n{piece.path}\n{piece.quoted}" for piece in pieces[:QUOTED]]
        return Explained("\n".join([*lines, *quoted]), tuple(dict.fromkeys(piece.path for piece in pieces)))

    def _what(self, asked: Asked, words: str) -> tuple[list[str], list[Piece]]:
        named = [piece for name in asked.names if (piece := self.listing.function(name)) is not None]
        for path, line in asked.places:
            known = self.listing.path(path)
            piece = (self.listing.around(known, line) if line else self.listing.head(known)) if known else None
            named += [piece] if piece else []
        if named:
            return [self._say("place", place=named[0].place)], named
        topic = next((one for one in asked.topics if self._has(one)), None)
        if topic is not None:
            return self._topic(topic)
        parts = list(self._parts(words))
        if parts:
            return [self._say("part", name=parts[0][0])], [piece for _, piece in parts]
        return [self._say("start")], [piece for path in ("app.js", "model.js") if (piece := self.listing.head(path)) is not None]

    def _topic(self, topic: str) -> tuple[list[str], list[Piece]]:
        lines, where = [self._say(topic)], list(WHERE[topic])
        if topic in ("check", "booking") and self._rules:
            where = [*dict.fromkeys((*(RULES[rule] for rule in self._rules if rule in RULES), *where))]
            lines.append(self._say("rules", names=", ".join(self._rules)))
            where = where if topic == "check" else [*WHERE["booking"], *where]
        pieces = [piece for path, name in dict.fromkeys(where) if (piece := self.listing.function(name, path)) is not None]
        return lines, [*self._pages(topic), *pieces]

    def _pages(self, topic: str) -> Iterator[Piece]:
        """The part of this prototype that the topic is about, before the library that it rests on."""
        tag = {"booking": "booking", "shop": "shop", "form": "form"}.get(topic)
        for view in self.spec.views:
            if view.tag == tag and (piece := self.listing.head(f"pages/{page_file(view)}")):
                yield piece
                return
        if topic in ("look", "words") and (piece := self.listing.head({"look": "theme.css", "words": "words.js"}[topic])):
            yield piece
        if topic == "formula":
            for entity in self.spec.entities:
                if any(field.formula for field in entity.fields) and (piece := self.listing.function(entity_name(entity), "model.js")):
                    yield piece
                    return

    def _parts(self, words: str) -> Iterator[tuple[str, Piece]]:
        """Pages and kinds of records that the question names as the prototype names them."""
        for view in self.spec.views:
            if plain(view.label) in words and (piece := self.listing.head(f"pages/{page_file(view)}")):
                yield view.label, piece
        for entity in self.spec.entities:
            named = next((label for label in (entity.plural, entity.label) if len(label) > 2 and plain(label) in words), None)
            if named and (piece := self.listing.function(entity_name(entity), "model.js")):
                yield named, piece
            for field in entity.fields:
                if len(field.label) > 3 and plain(field.label) in words and (piece := self.listing.line_with("model.js", f"    {field.key}: ")):
                    yield field.label, piece

    def _has(self, topic: str) -> bool:
        tags = {view.tag for view in self.spec.views}
        match topic:
            case "booking" | "shop":
                return topic in tags
            case "check":
                return bool(self._rules)
            case "login":
                return "lib/login.js" in self.listing.files
            case "formula":
                return any(field.formula for entity in self.spec.entities for field in entity.fields)
            case "status":
                return "lib/workflow.js" in self.listing.files
            case _:
                return not WHERE[topic] or any(path in self.listing.files for path, _ in WHERE[topic] if path.startswith("lib/"))

    @cached_property
    def _rules(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule.tag for entity in self.spec.entities for rule in entity.rules if rule.tag != "highlight"))

    def _debugged(self, *, at_a_line: bool) -> list[str]:
        missing = self._missing()
        return [
            *([self._say("tried")] if self.tried else []),
            *([self._say("known", names=missing)] if missing else []),
            *([] if at_a_line else [self._say("tell")]),
        ]

    def _review(self) -> Iterator[str]:
        yield self._say("review", files=len(self.listing.own), lines=self.listing.lines)
        if self.spec.entities:
            yield self._say("ok_server")
        count = sum(rule.tag != "highlight" for entity in self.spec.entities for rule in entity.rules)
        if count:
            yield self._say("ok_rules", count=count)
        if names := _listed(entity.plural for entity in self.spec.entities if not entity.access and entity.rows):
            yield self._say("open", names=names)
        if self.spec.users:
            yield self._say("accounts")
        if any(view.tag == "shop" and view.payment == "simulated" for view in self.spec.views):
            yield self._say("pay")
        if names := self._missing():
            yield self._say("missing", names=names)
        yield self._say("by_program")

    def _missing(self) -> str:
        return _listed(unmet(self.spec))

    def _say(self, code: str, **values: object) -> str:
        return word(code, self.language, **values)


def unmet(spec: AppSpec) -> tuple[str, ...]:
    """The wishes that a prototype does not meet in full, in the person's words."""
    return tuple(met.text for met in spec.checklist if met.told and met.text and met.status is not Status.DONE)


def labels_of(spec: AppSpec) -> tuple[str, ...]:
    """What a prototype calls its pages and records."""
    return (*(view.label for view in spec.views), *(label for entity in spec.entities for label in (entity.label, entity.plural)))


def _listed(names: "Iterator[str] | tuple[str, ...]") -> str:
    known = list(dict.fromkeys(names))
    return "; ".join(known[:NAMED]) + (" …" if len(known) > NAMED else "")

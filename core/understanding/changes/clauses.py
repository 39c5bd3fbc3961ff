"""A message about changes cut into clauses, each of which asks for one thing."""

from dataclasses import dataclass

from core.understanding.changes.alike import alike_any
from core.understanding.changes.cuts import pieces_of, sentences
from core.understanding.changes.labels import LabelHit
from core.understanding.changes.lexicon import Cue
from core.understanding.changes.message import VERBS, Message, PlacedValue, Quoted
from core.understanding.values import (
    CalendarDate,
    ClockTime,
    ColourWord,
    Duration,
    Email,
    HoursPhrase,
    Money,
    Number,
    Percent,
    Phone,
    Quantity,
    TimeSpan,
    Weekdays,
)
from core.understanding.values.words import split_words

NUMERIC = (Number, Money, Percent, Quantity, Duration)
_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Clause:
    """Words `start` up to `end` of a message."""

    message: Message
    start: int
    end: int

    @property
    def source(self) -> str:
        """The clause as it was written."""
        return self.message.said(self.start, self.end)

    @property
    def hits(self) -> tuple[LabelHit, ...]:
        """The labels spoken of."""
        return tuple(hit for hit in self.message.hits if self.start <= hit.start and hit.end <= self.end)

    @property
    def values(self) -> tuple[PlacedValue, ...]:
        """The values that were said."""
        return tuple(value for value in self.message.values if self.start <= value.start and value.end <= self.end)

    @property
    def numbers(self) -> tuple[PlacedValue, ...]:
        """The values that are amounts."""
        return tuple(value for value in self.values if isinstance(value.value, NUMERIC) and not (isinstance(value.value, Number) and value.value.ordinal))

    @property
    def colours(self) -> tuple[PlacedValue, ...]:
        """The values that are colours; a word that may be a colour ("nut") only where nothing is priced, added or taken away."""
        plain = not self.numbers and not any(self.cue(kind) for kind in ("add", "missing", "remove", "remove_after"))
        named = {i for hit in self.hits if hit.whole for i in range(hit.start, hit.end)}
        if self.cue("add") or self.cue("missing"):  # "add the flavour chocolate"
            named |= {v.start for v in self.values for hit in self.hits if hit.label.kind == "field" and 0 <= v.start - hit.end <= 1}
        parts = [cue for kind in ("background", "accent", "text") for cue in self.cues(kind)]
        told = {v.start for v in self.values for cue in parts if -_BESIDE <= cue.start - v.end <= 1 or -1 <= v.start - cue.end <= _BESIDE}
        return tuple(
            v
            for v in self.values
            if isinstance(v.value, ColourWord) and (v.value.certain or plain or v.start in told) and not named.intersection(range(v.start, v.end))
        )

    def nouns(self, kind: str, start: int | None = None) -> list[Cue]:
        """The nouns of a category, in any form."""
        return self.message.lex.noun(kind, self.message.words, self.start if start is None else start, self.end)

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        """What stands in quotation marks."""
        return tuple(q for q in self.message.quotes if self.start <= q.start and q.end <= self.end)

    def cue(self, kind: str, start: int | None = None) -> Cue | None:
        """The first turn of phrase of a kind; "as well" and the like only at the end."""
        if kind == "add_after":
            last = [cue for cue in self.cues(kind) if all(w.folded in self.message.lex.skip or not w.is_word for w in self.message.words[cue.end : self.end])]
            return last[-1] if last else None
        return self.message.lex.cue(kind, self.message.words, self.start if start is None else start, self.end)

    def cues(self, kind: str) -> list[Cue]:
        """All turns of phrase of a kind."""
        return self.message.lex.cues(kind, self.message.words, self.start, self.end)


def clauses(message: Message) -> list[Clause]:
    """The clauses of a message, in order."""
    found: list[Clause] = []
    for start, end in sentences(message):
        pieces = [Clause(message, a, b) for a, b in pieces_of(message, start, end)]
        found += _merged(_priced(pieces))
    return found


def _priced(pieces: list[Clause]) -> list[Clause]:
    """With a thing and the price that was thought of after a pause in one piece: "and the small one, wait, 19.50"."""
    made: list[Clause] = []
    n = 0
    while n < len(pieces):
        piece = pieces[n]
        thing = len(piece.hits) == 1 and piece.hits[0].label.kind == "item" and not piece.values and not asks(piece)
        if thing and n and not [i for i in content(piece, 2) if not piece.hits[0].start <= i < piece.hits[0].end]:
            end = next((k for k in range(n + 1, min(n + 4, len(pieces))) if _only_price(pieces[k])), 0)
            if end and all(not pieces[k].hits and not asks(pieces[k]) and len(content(pieces[k], 2)) <= 1 for k in range(n + 1, end)):
                piece, n = Clause(piece.message, piece.start, pieces[end].end), end
        made.append(piece)
        n += 1
    return made


def _merged(pieces: list[Clause]) -> list[Clause]:
    """A piece that asks for nothing by itself belongs to the one before it, at the beginning to the one after it."""
    merged: list[Clause] = []
    waiting: Clause | None = None
    for piece in pieces:
        whole = Clause(piece.message, waiting.start, piece.end) if waiting else piece
        belongs = bool(merged) and waiting is None and _goes_on(whole, merged[-1])
        if merged and waiting is None and after_but(whole) and merged[-1].cue("remove_after" if not merged[-1].cue("remove") else "remove") and not asks(whole):
            merged.append(whole)
            continue
        if _announces(whole):
            waiting = whole
        elif asks(whole) and not _only_pronoun(whole) and not belongs:
            merged.append(whole)
            waiting = None
        elif merged and waiting is None:
            merged[-1] = Clause(piece.message, merged[-1].start, piece.end)
        else:
            waiting = whole
    if waiting and merged:
        merged[-1] = Clause(waiting.message, merged[-1].start, waiting.end)
    elif waiting:
        merged.append(waiting)
    return merged


def after_but(clause: Clause) -> bool:
    """Whether it goes on with "but" and names something: what comes instead of what was taken away."""
    lex, words = clause.message.lex, clause.message.words
    opened = any(hit for k in (clause.start - 1, clause.start) if k >= 0 and (hit := lex.phrases["but"].at(words, k)))
    return opened and bool(content(clause, 2))


def asks(clause: Clause) -> bool:
    """Whether the words ask for a change: a verb of change, a colour, hours, or an amount that something is set to."""
    if any(clause.cue(kind) for kind in VERBS if kind != "instead") or clause.colours or turned(clause):
        return True
    gone = bool(clause.hits) and clause.message.lex.says_gone(clause.message.words, clause.start, clause.end)
    if gone or any(clause.cue(kind) for kind in ("darker", "lighter", "softer")):
        return True
    if any(isinstance(value.value, HoursPhrase | TimeSpan | ClockTime | Phone | Email) for value in clause.values):
        return True
    if clause.cue("instead") and content(clause, 0) and not clause.hits:
        return True
    if any(isinstance(value.value, CalendarDate) and value.value.day for value in clause.values) and clause.cue("set"):
        return True
    return bool(clause.numbers) and bool(clause.hits or clause.cue("set") or clause.cue("cost") or clause.cue("not") or _of_a_rule(clause))


def turned(clause: Clause) -> tuple[LabelHit, Cue] | None:
    """What becomes something else, and the words behind which that stands: "out of ready we make fetched"."""
    for out in clause.cues("out_of"):
        hit = next((hit for hit in clause.hits if 0 <= hit.start - out.end <= 1 and hit.whole), None)
        turn = next((cue for cue in clause.cues("turns") if hit and 0 <= cue.start - hit.end <= 1), None)
        if hit and turn:
            return hit, turn
    return None


def _of_a_rule(clause: Clause) -> bool:
    """Whether it names what a number of the application is for, and a number: "and the deposit 2000"."""
    said = [clause.message.words[i].folded for i in content(clause, 3)]
    known = [word.folded for site in clause.message.numbers for word in split_words(site.text) if len(word.folded) > 3]
    return bool(said) and alike_any(said[0], known)


def _only_pronoun(clause: Clause) -> bool:
    """Whether it is the verb of another piece: "on le supprime", "das machen wir nicht mehr"."""
    after = clause.cue("remove_after") or clause.cue("add_after")
    return after is not None and not clause.hits and not clause.values and not content(clause, 0)


def _announces(clause: Clause) -> bool:
    """Whether it only says that something new follows: "there is a new one, ..."."""
    return clause.cue("add") is not None and not clause.hits and not clause.values and not clause.quotes and not content(clause, 0) and not clause.cue("undo")


def _goes_on(clause: Clause, before: Clause) -> bool:
    """Whether the words only finish what was said before: a correction, a name or a price."""
    if _takes_back(clause) or _corrects(clause, before) or _names_it(clause, before) or _says_when(clause, before):
        return True
    adding = before.cue("add") is not None or before.cue("missing") is not None
    return adding and (_only_price(clause) or _one_more(clause, before))


def _says_when(clause: Clause, before: Clause) -> bool:
    """Whether it only gives the times for the days named before: "we are open on Fridays too, from three to six"."""
    spoken = [type(value.value) for value in clause.values]
    earlier = {type(value.value) for value in before.values}
    covered = {i for value in clause.values for i in range(value.start, value.end)}
    named = any(hit.start not in covered for hit in clause.hits)  # the "hours" of "from ten to twelve hours" are no field
    bare = bool(spoken) and all(kind in {TimeSpan, ClockTime} for kind in spoken) and not named and not any(clause.cue(kind) for kind in VERBS)
    return bare and Weekdays in earlier and not earlier & {TimeSpan, HoursPhrase} and len([i for i in content(clause, 2) if i not in covered]) <= 2


def _corrects(clause: Clause, before: Clause) -> bool:
    """Whether it goes on after "not sixteen ...": "but twenty people"."""
    cue = before.cue("not")
    denied = cue is not None and any(0 <= n.start - cue.end <= 2 for n in before.numbers)
    return denied and bool(clause.numbers) and not clause.hits and len(content(clause, 0)) <= 3


def _takes_back(clause: Clause) -> bool:
    """Whether it begins like "not twelve": what was said before is meant."""
    cue, instead = clause.cue("not"), clause.cue("instead")
    if cue and instead and instead.start <= cue.start < instead.end:
        return False  # "instead of it" says what comes, not what was meant
    return cue is not None and cue.start - clause.start <= 1 and bool(clause.values) and not clause.hits and len(content(clause, 0)) <= 3


def _names_it(clause: Clause, before: Clause) -> bool:
    """Whether it says how the thing that was just asked for is called."""
    called = clause.cue("called")
    adding = before.cue("add") or before.cue("missing")
    return called is not None and adding is not None and not clause.hits and called.start - clause.start <= 1


def _only_price(clause: Clause) -> bool:
    """Whether it says no more than what the thing named before costs."""
    covered = {i for value in clause.numbers for i in range(value.start, value.end)}
    return (
        bool(clause.numbers)
        and not any(clause.cue(kind) for kind in VERBS)
        and not clause.hits
        and not _sets(clause)
        and not [i for i in content(clause, 0) if i not in covered]
    )


def _one_more(clause: Clause, before: Clause) -> bool:
    """Whether it names one more thing for the same verb: "and a brush set for 12" after "add the poster for 9"."""
    if before.hits and any(hit.label.kind == "item" and hit.whole for hit in before.hits):
        return False
    verb = any(clause.cue(kind) for kind in VERBS) or _sets(clause) or clause.colours
    priced = bool(before.numbers) and bool(clause.numbers) and not any(isinstance(v.value, HoursPhrase | TimeSpan | ClockTime) for v in clause.values)
    return not verb and priced and not clause.hits


def _sets(clause: Clause) -> bool:
    first = clause.cue("set")
    return first is not None and first.start == clause.start


def content(clause: Clause, least: int) -> list[int]:
    """Places of words that are neither small words nor part of a turn of phrase; at least `least` letters long."""
    lex = clause.message.lex
    used = {i for kind in (*VERBS, "set", "cost", "pronouns", "not") for cue in clause.cues(kind) for i in range(cue.start, cue.end)}
    return [
        i
        for i in range(clause.start, clause.end)
        if i not in used
        and (clause.message.words[i].is_word or clause.message.words[i].is_digits)
        and clause.message.words[i].folded not in lex.skip
        and len(clause.message.words[i].folded) > least
    ]

"""What a message asks for and no change accounts for, so that nothing that was wished is passed over in silence."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from core.brief import Coloured, ContactGiven, FeatureWanted, ItemsOffered, LanguagesWanted, OpenAt, Wish
from core.understanding.changes.clauses import NUMERIC, Clause, content
from core.understanding.changes.inputs import fields_named
from core.understanding.changes.signs import Signs, bare
from core.understanding.values import CalendarDate, ClockTime, ColourWord, Email, HoursPhrase, Money, Phone, TimeSpan, Weekdays
from core.understanding.values.words import fold, split_words
from core.understood import Undo, Unread, Wanted

Done = tuple[Wanted | Wish, Clause]
_STRONG = ("remove", "remove_after", "missing", "rename", "replace", "called", "move")
_WHERE = ("before", "after", "first", "last")
_NAMES = re.compile(r"\b\w+[=(]")
_AMOUNT = re.compile(r"Decimal\('([\d.]+)'\)")
_STEM = 4
_LEAST = 2
_MORE = 2


def unmet(pieces: Sequence[Clause], done: Sequence[Done], known: Signs, kept: Sequence[str], read: Callable[[Clause], list[Wanted | Wish]]) -> Iterator[Clause]:
    """The pieces that ask plainly for something that no step is about; `read` says what a piece asks for by itself, `kept` are labels that stay."""
    for n, piece in enumerate(pieces):
        stays = bool(piece.hits) and all(hit.label.text in kept for hit in piece.hits)
        opens = not piece.hits and not piece.values and n + 1 < len(pieces) and _says_what(pieces[n + 1], done)  # "a dish is missing, the stew at 17"
        spoken = any(isinstance(wanted, LanguagesWanted) for wanted, _ in done)
        asked = _asks_plainly(piece, known) or (not spoken and _in_a_language(piece, read))
        if not asked or stays or opens or _gives_reason(piece) or known.has("broken", bare(piece.source)):
            continue
        if not _accounted(piece, pieces, done, read):
            yield piece


def _says_what(piece: Clause, done: Sequence[Done]) -> bool:
    """Whether it is the thing or the address that was announced before it."""
    made = any(isinstance(wanted, ItemsOffered | ContactGiven) and clause.start < piece.end and piece.start < clause.end for wanted, clause in done)
    return made or bool(piece.values)


def _in_a_language(piece: Clause, read: Callable[[Clause], list[Wanted | Wish]]) -> bool:
    """Whether by itself it asks for another language: "everything in English"."""
    return any(isinstance(wanted, LanguagesWanted) and wanted.languages for wanted in read(piece))


def _asks_plainly(piece: Clause, known: Signs) -> bool:
    """Whether it holds a verb of change, a place for something that is there, or what must be filled in, and words beside these."""
    said = bare(piece.source)
    if not content(piece, _LEAST) or piece.message.lex.phrases["but"].at(piece.message.words, piece.start):
        return False
    if any(piece.cue(kind) for kind in _STRONG):
        return True
    if any(piece.cue(kind) for kind in _WHERE) and (any(hit.label.kind in {"field", "page", "view"} for hit in piece.hits) or fields_named(piece)):
        return True
    if piece.cue("topics") and not piece.cue("praise") and len(content(piece, _LEAST)) >= _MORE:
        return True  # nobody names the logo or the currency but to have it otherwise
    if (known.has("button", said) and known.has("says", said)) or (piece.cue("cost") and any(isinstance(v.value, Money) for v in piece.numbers)):
        return True
    shown = any(hit.whole and hit.label.kind in {"page", "view"} for hit in piece.hits) or known.has("front", said)
    return known.has("optional", said) or known.has("compulsory", said) or ((piece.cue("set") is not None or known.has("says", said)) and shown)


def _gives_reason(piece: Clause) -> bool:
    """Whether a word like "because" stands before it or begins it."""
    lex, words = piece.message.lex, piece.message.words
    opening = range(max(0, piece.start - 2), min(piece.start + 1, len(words)))
    return any((hit := lex.phrases["stop"].at(words, k)) and lex.phrases["joiners"].at(words, k) and hit[1] >= piece.start for k in opening)


def _accounted(piece: Clause, pieces: Sequence[Clause], done: Sequence[Done], read: Callable[[Clause], list[Wanted | Wish]]) -> bool:
    """Whether one of the steps is what the piece speaks of."""
    over = [(wanted, clause) for wanted, clause in done if clause.start < piece.end and piece.start < clause.end]
    for wanted, clause in over:
        beside = [one for one in pieces if one != piece and clause.start < one.end and one.start < clause.end and content(one, _LEAST)]
        if isinstance(wanted, Unread | Undo) or not beside or (isinstance(wanted, FeatureWanted) and not piece.hits):
            return True
    wishes = [wanted for wanted, _ in done]
    if any(one in wishes for one in read(piece)) or any(_of_value(piece, one) for one in wishes):
        return True
    shown = " ".join(map(repr, wishes))
    told, amounts = fold(_NAMES.sub(" ", shown)), {Decimal(found) for found in _AMOUNT.findall(shown)}
    if any(value.value.amount in amounts for value in piece.numbers if isinstance(value.value, NUMERIC)):
        return True
    labels = [fold(hit.label.text) for hit in piece.hits]
    stems = [word.folded[:_STEM] for word in piece.message.words[piece.start : piece.end] if (word.is_word and len(word.folded) >= _STEM) or word.is_digits]
    strong = {i for kind in _STRONG for cue in piece.cues(kind) for i in range(cue.start, cue.end)}
    verbs = {piece.message.words[i].folded[:_STEM] for i in strong}
    known = {word.folded[:_STEM] for word in split_words(told)}
    return any(label in told for label in labels) or any(stem in known for stem in stems if stem not in verbs)


def _of_value(piece: Clause, wanted: Wanted | Wish) -> bool:
    """Whether the piece holds a value of the kind that the step sets."""
    kinds: tuple[type, ...]
    match wanted:
        case Coloured():
            kinds = (ColourWord,)
        case OpenAt():
            kinds = (HoursPhrase, TimeSpan, ClockTime, Weekdays, CalendarDate)
        case ContactGiven():
            kinds = (Phone, Email)
        case _:
            return False
    return any(isinstance(value.value, kinds) for value in piece.values)

"""What is said of the prototype as a whole is told apart first: its look, the size of its letters, what a page says, who sees what, complaints, questions."""

import re
from dataclasses import dataclass

from core.appspec import AppSpec
from core.brief import LanguagesWanted, PeopleNamed, StyleWanted
from core.understanding.changes.buttons import button_text
from core.understanding.changes.clauses import Clause, asks, content
from core.understanding.changes.cuts import exact
from core.understanding.changes.inputs import obliged, reordered
from core.understanding.changes.message import Message, open_message
from core.understanding.changes.newcomers import newcomer
from core.understanding.changes.pieces import changes_things, mood_of, named, noted, seen_by, sized, span_of, start_of, staying
from core.understanding.changes.signs import MOODS, Signs, bare, signs
from core.understanding.changes.tongue import in_currency, in_language, languages_said, told_rate
from core.understood import InCurrency, InLanguage, Move, Noted, Oblige, Rename, Restrict, Retext, Unread

_STRONG = frozenset(".!?;\n")
_MOST = 160
_NEAR, _SHORT, _FEW = 8, 6, 3
_MARKS = ("", ",", ".", "!", ";", ":", "?", "،", "-")
Whole = StyleWanted | Retext | Rename | Restrict | Noted | Oblige | Move | PeopleNamed | LanguagesWanted | InCurrency | InLanguage | Unread
Kept = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One thing said of the whole, with the words `start` to `end` of the text that said it."""

    wanted: Whole
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Apart:
    """What was told apart, the text without it (places stay), and the labels that were said to stay as they are."""

    told: tuple[Told, ...]
    rest: str
    kept: Kept = ()


def tell_apart(text: str, language: str, spec: AppSpec) -> Apart:
    """What a message says of the prototype as a whole."""
    known = signs(language)
    text = _blanked(text, _thanks(text, known))
    message = open_message(text, language, spec)
    pieces = pieces_in(message)
    told: list[Told] = []
    kept: list[str] = []
    gone: list[tuple[int, int]] = []
    n = 0
    while n < len(pieces):
        piece = pieces[n]
        if new := _says(pieces, n, known) or _of_button(pieces, n, known):
            wanted, n, end = new
            told.append(Told(wanted, start_of(piece), end))
            gone.append((start_of(piece), end))
        elif _says_no_more(pieces, n, told, known):
            gone.append(span_of(piece))
        elif _of_form(piece, known, told) is None and (stays := staying(piece, bare(piece.source), known)):
            kept += stays
            gone.append(span_of(piece))
        elif one := _one(pieces, n, known, gone) or _of_form(piece, known, told):
            told = [other for other in told if not _taken_back(other, one)]
            told += [one] if not any(other.wanted == one.wanted for other in told) else []
            gone.append((one.start, one.end))
            after = pieces[n + 1] if n + 1 < len(pieces) else None
            if after and isinstance(one.wanted, InCurrency) and (rated := told_rate(after, one.wanted)):
                told[-1] = Told(rated, one.start, span_of(after)[1])
                n += 1
                gone.append(span_of(after))
            while isinstance(one.wanted, LanguagesWanted) and n + 1 < len(pieces) and (more := languages_said(pieces[n + 1])):
                n += 1
                one = Told(LanguagesWanted(tuple(dict.fromkeys((*one.wanted.languages, *more)))), one.start, span_of(pieces[n])[1])
                told[-1] = one
                gone.append(span_of(pieces[n]))
            while isinstance(one.wanted, Restrict) and n + 1 < len(pieces) and _only_whom(pieces[n + 1], known):
                n += 1
                gone.append(span_of(pieces[n]))
        n += 1
    looks = [one for one in told if _about_looks(one)]  # "it is boring, make it more modern" is one wish, and the last word counts
    told = [one for one in told if one not in looks[:-1]]
    return Apart(tuple(told), _blanked(text, gone), tuple(kept))


def _one(pieces: list[Clause], n: int, known: Signs, gone: list[tuple[int, int]]) -> Told | None:
    """The one thing that a piece says of the whole."""
    wide = _with_its_field(pieces, n, gone)
    if restrict := seen_by(wide, bare(wide.source), known):
        return Told(restrict, *span_of(wide))
    said = bare(pieces[n].source)
    wanted: Whole | None = named(pieces[n], said, known) or sized(pieces[n], said, known) or noted(pieces[n], said, known) or mood_of(pieces[n], said, known)
    wanted = wanted or in_currency(pieces[n], said, known) or in_language(pieces[n], said, known) or newcomer(pieces[n], said, known)
    return Told(wanted, *span_of(pieces[n])) if wanted else None


def _of_form(piece: Clause, known: Signs, told: list[Told]) -> Told | None:
    """What a piece says of the fields of a form."""
    wanted = obliged(piece, bare(piece.source), known, [one.wanted for one in told]) or reordered(piece)
    return Told(wanted, *span_of(piece)) if wanted else None


def _taken_back(before: Told, now: Told) -> bool:
    """Whether somebody said otherwise of the same field in the same breath."""
    match before.wanted, now.wanted:
        case (Oblige(words=one), Oblige(words=other)) | (Move(words=one, kind="field"), Move(words=other, kind="field")):
            return one == other
        case _:
            return False


def _thanks(text: str, known: Signs) -> list[tuple[int, int]]:
    """Where thanks stand by themselves: "grazie mille" is no number, and "a thank you page" no thanks."""
    said = bare(text)
    spans = [found.span() for found in known.patterns["thanks"].finditer(said)]
    return [(a, b) for a, b in spans if said[:a].rstrip()[-1:] in _MARKS and said[b:].lstrip()[:1] in _MARKS]


def _gives_reason(before: Told, piece: Clause, known: Signs) -> bool:
    """Whether it only says why letters shall be larger: "my mother cannot see it"."""
    sized = isinstance(before.wanted, StyleWanted) and not _about_looks(before)
    near = 0 <= start_of(piece) - before.end <= _NEAR and len(piece.source.split()) <= _SHORT
    said = bare(piece.source)
    seen = known.has("sees", said) or known.has("unread", said)
    return sized and near and seen and not (known.has("only", said) or known.has("letters", said) or changes_things(piece))


def _says_no_more(pieces: list[Clause], n: int, told: list[Told], known: Signs) -> bool:
    """Whether a piece only explains the one before it, or is an exclamation."""
    explains = bool(told) and (_gives_reason(told[-1], pieces[n], known) or _says_why_wrong(told[-1], pieces[n], known))
    explains = explains or (n > 0 and _of_what_goes(pieces[n - 1], pieces[n], known))
    return explains or known.patterns["ohno"].fullmatch(bare(pieces[n].source).strip()) is not None


def _of_what_goes(before: Clause, piece: Clause, known: Signs) -> bool:
    """Whether it only says why something goes: "take the trailer off, it is broken"."""
    goes = before.cue("remove") or before.cue("remove_after")
    return bool(goes) and known.has("broken", bare(piece.source)) and len(piece.source.split()) <= _FEW and not piece.hits and not changes_things(piece)


def _says_why_wrong(before: Told, piece: Clause, known: Signs) -> bool:
    """Whether it only says why a picture is wrong: "that is not our shop"."""
    wrong = isinstance(before.wanted, Noted) and before.wanted.kind == "picture"
    near = 0 <= start_of(piece) - before.end <= _NEAR and not changes_things(piece) and not piece.values
    return wrong and near and (piece.cue("not") is not None or known.has("wrong", bare(piece.source)) or len(piece.source.split()) <= _SHORT)


def _about_looks(one: Told) -> bool:
    return isinstance(one.wanted, StyleWanted) and not {"large", "small"} & set(one.wanted.concepts)


def _blanked(text: str, gone: list[tuple[int, int]]) -> str:
    for start, end in gone:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text if re.search(r"\w", text) else ""


def pieces_in(message: Message) -> list[Clause]:
    """The parts between marks and words like "and", finer than clauses; what is quoted stays whole."""
    words, joiners = message.words, message.lex.phrases["joiners"]
    inside = {i for q in message.quotes for i in range(q.start, q.end)} | {i for v in message.values for i in range(v.start + 1, v.end)}
    inside |= {i for hit in message.hits if hit.whole for i in range(hit.start + 1, hit.end)}
    found: list[Clause] = []
    begin = i = 0
    while i < len(words):
        joined = joiners.at(words, i)
        joined = joined if joined and words[i].folded in exact(message, joined[1] - i, i) else None
        ends = joined is not None and (joined[1] >= len(words) or words[joined[1]].folded in {",", *_STRONG})  # "only us": a last word joins nothing
        size = 1 if words[i].folded in {",", *_STRONG} else joined[1] - i if joined and not ends and not _glued(message, i) else 0
        broken = i > begin and ("\n" in message.text[words[i - 1].end : words[i].start] or _glued(message, i))
        if i not in inside and (size or broken):
            if i > begin:
                found.append(Clause(message, begin, i))
            begin = i + size
            i += max(size, 1)
            continue
        i += 1
    return [*found, Clause(message, begin, len(words))] if begin < len(words) else found


def _glued(message: Message, i: int) -> bool:
    """Whether Arabic "and" is written as one word with what follows."""
    return message.lex.language == "ar" and message.words[i].folded.startswith("و") and len(message.words[i].folded) > 3


def _says(pieces: list[Clause], n: int, known: Signs) -> tuple[Retext, int, int] | None:
    """What a page shall say, the last piece that belongs to it and where it ends."""
    piece = pieces[n]
    text, (start, _) = piece.message.text, span_of(piece)
    last, stop = _to_its_end(pieces, n, known)
    said = bare(text[start:stop])
    place = known.find("says", said)
    if place is None:
        return None
    head = bare(piece.source)
    new_at = place.span(1) if place.lastindex else (place.end(), len(said))
    words = piece.message.words
    named = (hit for hit in piece.hits if hit.label.kind in {"page", "view"} and hit.whole)
    page = next((hit.label for hit in named if not new_at[0] <= words[hit.start].start - start < new_at[1]), None)
    button = known.has("button", said[: place.end()])
    if not (known.has("front", said) or page or button):
        return None
    quote = next((q for q in piece.message.quotes if q.start >= piece.start and piece.message.words[q.start].start < stop), None)
    if quote:
        new = piece.message.said(quote.start, quote.end)
        end = words[quote.end].end if quote.end < len(words) else words[-1].end
        last = next((k for k in range(len(pieces) - 1, n - 1, -1) if start_of(pieces[k]) < end), n)
    else:
        left, right = (place.start(1), place.end(1)) if place.lastindex else (place.end(), len(said))
        new, end = _trimmed(text[start + left : start + right], known, piece), stop
    wish = bare(new)
    unsaid = quote is None and (
        known.has("bigger", wish) or known.has("smaller", wish) or (any(known.has(mood, wish) for mood in MOODS) and len(new.split()) <= 3)
    )
    if not new or unsaid or (piece.colours and not quote) or len(new) > _MOST or (place.start() >= len(head) and not page):
        return None
    return Retext(new, page.text if page and not known.has("front", head) else "", "button" if button else "head"), last, end


def _of_button(pieces: list[Clause], n: int, known: Signs) -> tuple[Retext, int, int] | None:
    """What a button shall say, also where it was spoken of just before."""
    before = pieces[n - 1] if n and not {w.folded for w in pieces[n].message.words[pieces[n - 1].end : pieces[n].start]} & (_STRONG - {";"}) else None
    found = button_text(pieces[n], before, known)
    return (found, n, span_of(pieces[n])[1]) if found else None


def _is_wish(new: str, known: Signs) -> bool:
    """Whether what "should be" is followed by is no text but a look: "the headline should be bigger"."""
    said = bare(new)
    moody = len(new.split()) <= _FEW and any(known.has(mood, said) for mood in MOODS)
    return moody or known.has("bigger", said) or known.has("smaller", said)


def _to_its_end(pieces: list[Clause], n: int, known: Signs) -> tuple[int, int]:
    """The last of the following pieces of the sentence that is no wish of its own, and where it ends."""
    last = n
    words = pieces[n].message.words
    while last + 1 < len(pieces):
        after = pieces[last + 1]
        between = {word.folded for word in words[pieces[last].end : after.start]}
        said = bare(after.source)
        own = asks(after) or sized(after, said, known) or mood_of(after, said, known) or noted(after, said, known) or staying(after, said, known)
        if between & _STRONG or own or obliged(after, said, known, []):
            break
        last += 1
    return last, span_of(pieces[last])[1]


def _trimmed(new: str, known: Signs, piece: Clause) -> str:
    """The new words without a colon before and without "on the front page" behind them."""
    new = new.strip().lstrip(":-–— ").strip(" ,\"'«»„“”")  # noqa: RUF001 - dashes and quotation marks
    place = known.find("front", bare(new))
    if place and len(new[: place.start()].split()) <= 1 and place.end() < len(new):
        return new[place.end() :].strip(" ,:\"'«»„“”")
    if place and place.end() >= len(new.rstrip()) - 1 and place.start() > 0:
        kept = new[: place.start()].split()
        while kept and bare(kept[-1]) in piece.message.lex.skip | {"auf", "der", "sur", "la", "in", "op", "de", "na", "on", "the", "en", "на", "على"}:
            kept.pop()
        new = " ".join(kept)
    return new


def _with_its_field(pieces: list[Clause], n: int, gone: list[tuple[int, int]]) -> Clause:
    """The piece with the one before it, where that names no more than what is spoken of: "the phone, only we see it"."""
    piece, before = pieces[n], pieces[n - 1] if n else None
    if before is None or any(hit.label.kind == "field" for hit in piece.hits) or asks(before) or span_of(before) in gone:
        return piece
    named = any(hit.label.kind == "field" for hit in before.hits) and len(content(before, 2)) <= 2
    return Clause(piece.message, before.start, piece.end) if named else piece


def _only_whom(piece: Clause, known: Signs) -> bool:
    """Whether it only says who shall not see it: "not the customers"."""
    said = bare(piece.source)
    return known.has("outsiders", said) and len(said.split()) <= 4 and piece.cue("not") is not None

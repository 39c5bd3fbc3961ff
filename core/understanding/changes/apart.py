"""What is said of the prototype as a whole is told apart first: its look, the size of its letters, what a page says, who sees what, complaints, questions."""

import re
from dataclasses import dataclass

from core.appspec import AppSpec
from core.brief import StyleWanted
from core.understanding.changes.clauses import Clause, asks, content
from core.understanding.changes.message import Message, open_message
from core.understanding.changes.signs import MOODS, Signs, bare, signs
from core.understanding.scene import open_scene
from core.understood import Noted, Restrict, Retext

_STRONG = frozenset(".!?;\n")
_MOST = 160
Whole = StyleWanted | Retext | Restrict | Noted
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
    message = open_message(text, language, spec)
    known = signs(message.lex.language)
    pieces = _pieces(message)
    told: list[Told] = []
    kept: list[str] = []
    gone: list[tuple[int, int]] = []
    n = 0
    while n < len(pieces):
        piece = pieces[n]
        if new := _says(pieces, n, known):
            wanted, n, end = new
            told.append(Told(wanted, _start(piece), end))
            gone.append((_start(piece), end))
        elif stays := _stays(piece, bare(piece.source), known):
            kept += stays
            gone.append(_span(piece))
        elif one := _one(pieces, n, known, gone):
            told += [one] if not any(other.wanted == one.wanted for other in told) else []
            gone.append((one.start, one.end))
            while isinstance(one.wanted, Restrict) and n + 1 < len(pieces) and _only_whom(pieces[n + 1], known):
                n += 1
                gone.append(_span(pieces[n]))
        n += 1
    if sum(_about_looks(one) for one in told) > 1:  # "it is boring, make it more modern" is one wish
        told = [one for one in told if one.wanted != StyleWanted(("dull",))]
    return Apart(tuple(told), _blanked(text, gone), tuple(kept))


def _one(pieces: list[Clause], n: int, known: Signs, gone: list[tuple[int, int]]) -> Told | None:
    """The one thing that a piece says of the whole."""
    wide = _with_its_field(pieces, n, gone)
    if restrict := _seen_by(wide, bare(wide.source), known):
        return Told(restrict, *_span(wide))
    said = bare(pieces[n].source)
    wanted = _size(pieces[n], said, known) or _noted(pieces[n], said, known) or _mood(pieces[n], said, known)
    return Told(wanted, *_span(pieces[n])) if wanted else None


def _about_looks(one: Told) -> bool:
    return isinstance(one.wanted, StyleWanted) and not {"large", "small"} & set(one.wanted.concepts)


def _blanked(text: str, gone: list[tuple[int, int]]) -> str:
    for start, end in gone:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text if re.search(r"\w", text) else ""


def _start(piece: Clause) -> int:
    return piece.message.words[piece.start].start


def _span(piece: Clause) -> tuple[int, int]:
    return _start(piece), piece.message.words[piece.end - 1].end


def _pieces(message: Message) -> list[Clause]:
    """The parts between marks and words like "and", finer than clauses; what is quoted stays whole."""
    words, joiners = message.words, message.lex.phrases["joiners"]
    inside = {i for q in message.quotes for i in range(q.start, q.end)} | {i for v in message.values for i in range(v.start + 1, v.end)}
    inside |= {i for hit in message.hits if hit.whole for i in range(hit.start + 1, hit.end)}
    found: list[Clause] = []
    begin = i = 0
    while i < len(words):
        joined = joiners.at(words, i)
        size = 1 if words[i].folded in {",", *_STRONG} else joined[1] - i if joined and not _glued(message, i) else 0
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


def _changes_things(piece: Clause, *, wishes: bool = False) -> bool:
    """Whether it adds, removes, renames or moves something; a bare "I would like" is none where `wishes` are expected."""
    kinds = ("remove", "remove_after", "missing", "rename", "replace", "called", *(() if wishes else ("add", "add_after")))
    return any(piece.cue(kind) for kind in kinds)


def _says(pieces: list[Clause], n: int, known: Signs) -> tuple[Retext, int, int] | None:
    """What a page shall say, the last piece that belongs to it and where it ends."""
    piece = pieces[n]
    text, (start, _) = piece.message.text, _span(piece)
    last, stop = _to_its_end(pieces, n, known)
    said = bare(text[start:stop])
    place = known.find("says", said)
    if place is None:
        return None
    head = bare(piece.source)
    page = next((hit.label for hit in piece.hits if hit.label.kind in {"page", "view"} and hit.whole), None)
    button = known.has("button", said[: place.end()])
    if not (known.has("front", said) or page or button):
        return None
    quote = next((q for q in piece.message.quotes if q.start >= piece.start and piece.message.words[q.start].start < stop), None)
    if quote:
        words = piece.message.words
        new = piece.message.said(quote.start, quote.end)
        end = words[quote.end].end if quote.end < len(words) else words[-1].end
        last = next((k for k in range(len(pieces) - 1, n - 1, -1) if _start(pieces[k]) < end), n)
    else:
        left, right = (place.start(1), place.end(1)) if place.lastindex else (place.end(), len(said))
        new, end = _trimmed(text[start + left : start + right], known, piece), stop
    if not new or len(new) > _MOST or (place.start() >= len(head) and not page):
        return None
    return Retext(new, page.text if page and not known.has("front", head) else "", "button" if button else "head"), last, end


def _to_its_end(pieces: list[Clause], n: int, known: Signs) -> tuple[int, int]:
    """The last of the following pieces of the sentence that is no wish of its own, and where it ends."""
    last = n
    words = pieces[n].message.words
    while last + 1 < len(pieces):
        after = pieces[last + 1]
        between = {word.folded for word in words[pieces[last].end : after.start]}
        said = bare(after.source)
        own = asks(after) or _size(after, said, known) or _mood(after, said, known) or _noted(after, said, known) or _stays(after, said, known)
        if between & _STRONG or own:
            break
        last += 1
    return last, _span(pieces[last])[1]


def _trimmed(new: str, known: Signs, piece: Clause) -> str:
    """The new words without a colon before and without "on the front page" behind them."""
    new = new.strip().lstrip(":-–— ").strip(" ,\"'«»„“”")  # noqa: RUF001 - dashes and quotation marks
    place = known.find("front", bare(new))
    if place and place.end() >= len(new.rstrip()) - 1 and place.start() > 0:
        kept = new[: place.start()].split()
        while kept and bare(kept[-1]) in piece.message.lex.skip | {"auf", "der", "sur", "la", "in", "op", "de", "na", "on", "the", "en", "на", "على"}:
            kept.pop()
        new = " ".join(kept)
    return new


def _size(piece: Clause, said: str, known: Signs) -> StyleWanted | None:
    """Larger or smaller letters."""
    if piece.numbers or _changes_things(piece, wishes=True) or any(hit.whole and hit.label.kind == "item" for hit in piece.hits):
        return None
    if known.has("letters", said) and known.has("smaller", said):
        return StyleWanted(("small",))
    if (known.has("letters", said) and known.has("bigger", said)) or known.has("unread", said):
        return StyleWanted(("large",))
    return None


def _seen_by(piece: Clause, said: str, known: Signs) -> Restrict | None:
    """Only some people see what a field holds."""
    inward = known.has("only", said) and known.has("sees", said) and known.has("insiders", said)
    outward = known.has("hidden", said) and known.has("outsiders", said)
    if not (inward or outward):
        return None
    role = next((hit.label.text for hit in piece.hits if hit.label.kind == "role"), "")
    hit = next((hit for hit in piece.hits if hit.label.kind == "field" and hit.label.text != role), None)
    if hit:
        return Restrict(hit.label.text, hit.label.key, role)
    keys = {field.key: field.label for entity in piece.message.spec.entities for field in entity.fields}
    scene = open_scene(piece.source, piece.message.lex.language)
    named = next((c.key.key for c in scene.concepts() if c.key.field and c.key.key in keys), None)
    return Restrict(keys[named], named, role) if named else None


def _with_its_field(pieces: list[Clause], n: int, gone: list[tuple[int, int]]) -> Clause:
    """The piece with the one before it, where that names no more than what is spoken of: "the phone, only we see it"."""
    piece, before = pieces[n], pieces[n - 1] if n else None
    if before is None or any(hit.label.kind == "field" for hit in piece.hits) or asks(before) or _span(before) in gone:
        return piece
    named = any(hit.label.kind == "field" for hit in before.hits) and len(content(before, 2)) <= 2
    return Clause(piece.message, before.start, piece.end) if named else piece


def _only_whom(piece: Clause, known: Signs) -> bool:
    """Whether it only says who shall not see it: "not the customers"."""
    said = bare(piece.source)
    return known.has("outsiders", said) and len(said.split()) <= 4 and piece.cue("not") is not None


def _noted(piece: Clause, said: str, known: Signs) -> Noted | None:
    """What asks for no change: a complaint, an announcement, a question."""
    if piece.numbers or piece.colours:
        return None
    leaving = _changes_things(piece) or piece.message.lex.says_gone(piece.message.words, piece.start, piece.end)
    leaving = leaving or any(hit.whole and hit.label.kind in {"item", "status", "option"} for hit in piece.hits)
    if known.has("broken", said) and (known.has("button", said) or not leaving):
        return Noted(piece.source, "broken")
    if known.has("later", said) and known.has("things", said):
        return Noted(piece.source, "later")
    if known.opens("asking", said) and _asked(piece) and not _changes_things(piece):
        return Noted(piece.source, "question")
    return None


def _asked(piece: Clause) -> bool:
    """Whether the sentence ends with a question mark: "when" and "where" begin other things too."""
    words = piece.message.words
    mark = next((word.folded for word in words[piece.end :] if word.folded in _STRONG), "")
    return mark == "?"


def _stays(piece: Clause, said: str, known: Signs) -> Kept | None:
    """The labels that shall stay as they are; None when nothing is said of staying."""
    if not known.has("keep", said) or piece.numbers or piece.colours or piece.values or _changes_things(piece):
        return None
    return tuple(hit.label.text for hit in piece.hits) or ("",)


def _mood(piece: Clause, said: str, known: Signs) -> StyleWanted | None:
    """How it shall look, where that is said of the whole: "more modern", "it is a bit boring"."""
    if piece.numbers or piece.colours or any(hit.whole and hit.label.kind != "business" for hit in piece.hits) or known.has("letters", said):
        return None
    graded = known.has("more", said)
    if not (known.has("look", said) or known.has("make", said) or graded) or _changes_things(piece, wishes=graded):
        return None
    mood = next((mood for mood in MOODS if known.has(mood, said)), None)
    if mood is None:
        return StyleWanted(("dull",)) if known.has("dull", said) else None
    found = known.find(mood, said)
    others = [i for i in content(piece, 3) if found and not found.start() <= piece.message.words[i].start - _start(piece) < found.end()]
    strange = [i for i in others if not any(known.has(kind, bare(piece.message.said(i, i + 1))) for kind in ("look", "make", "more", "dull", *MOODS))]
    return StyleWanted((mood,)) if len(strange) <= 2 else None

"""Where sentences end in speech: a recogniser puts full stops inside lists, and none at all where somebody speaks without a pause."""

import re
from collections.abc import Iterator
from itertools import pairwise

from core.understanding.lexicon import Concept
from core.understanding.listing import concept_in, content
from core.understanding.patterns import Hit
from core.understanding.rows import between_answers, lengthened, meant_by
from core.understanding.scene import Scene
from core.understanding.text import is_break
from core.understanding.twice import edges_of_twice
from core.understanding.values import ClockTime, ColourWord, HoursPhrase, Money, Number, TimeSpan, Weekdays

_YES_NO = re.compile(r"\(?\b(?:yes|y)\s?(?:/|or)\s?(?:no|n)\b\)?", re.IGNORECASE)
_LONG = 20
_LEAST = 3
_FRAGMENT = 5
_BIT = 2
_CLOSING = 4
_ROW = 3
_STOPS = frozenset({".", "!", "?", "…", "؟"})
_HANGING = ("articles", "and", "or")
_HOLD = ("bound", "articles", "or", "which", "whether", "howmany", "when", "between_price", "deny_before", "of", "fill_in", "has_fields")
_ASKS = ("fill_in", "we_keep", "has_fields", "each_record")


def with_commas(scene: Scene, text: str) -> str:
    """The text of a scene in which the full stops inside lists are commas; of the same length."""
    letters = list(text)
    joined = frozenset(n for n, ((_, end), (start, right)) in enumerate(pairwise(scene.sentences), 1) if _goes_on(scene, end, start, right))
    for n in lengthened(scene, joined):
        for token in scene.tokens[scene.sentences[n - 1][1] : scene.sentences[n][0]]:
            letters[token.start : token.end] = "," * (token.end - token.start)
        for i in (*range(*scene.sentences[n - 1]), *range(*scene.sentences[n])):
            if meant := meant_by(scene, i):
                letters[scene.tokens[i].start + 1 : scene.tokens[i].end] = meant[1:]
    for token in between_answers(scene):
        letters[token.start : token.end] = " " * (token.end - token.start)
    listed = "".join(letters)
    return _YES_NO.sub(lambda m: re.sub(r"[(/)]", " ", m[0]), listed) if scene.lex.language == "en" else listed


def part_breathless(scene: Scene) -> None:
    """Begins new sentences in what was said in one breath; words and offsets stay."""
    starts = sorted({i for left, right in _breathless(scene) for i in (*_beginnings(scene, left, right), *edges_of_twice(scene, left, right))})
    if starts:
        scene.sentences = tuple(_parted(scene, starts))


def _goes_on(scene: Scene, end: int, start: int, right: int) -> bool:
    """Whether the sentence from `start` to `right` only goes on with the one that ends at `end`."""
    if any(scene.tokens[i].text not in _STOPS for i in range(end, start)):
        return False
    if any(h.end == end and h.size == 1 for name in _HANGING for h in scene.cue(name, end - 1, end)):
        return True
    left = scene.sentence_of(end - 1)[0]
    if any(h.end == end for h in scene.cue("status_nouns", left, end)) and (so := scene.is_cue("choice_before", start)) and scene.cue("or", so.end, right):
        return True
    if max((len(content(scene, *c)) for c in scene.chunks(start, right)), default=0) > _FRAGMENT or any(
        scene.is_cue(name, start) for name in ("deny_before", "own", "greetings")
    ):
        return False
    return any(more(scene, left, end, start, right) for more in (_more_hours, _more_fields, _more_statuses, _more_bits))


def _more_hours(scene: Scene, left: int, end: int, start: int, right: int) -> bool:
    """Days, and then nothing but a time ("Wednesday to Saturday. Seven till two.")."""
    days = [v for v in scene.values_in(left, end) if isinstance(v.value, Weekdays)]
    times = [v for v in scene.values_in(start, right) if isinstance(v.value, TimeSpan | ClockTime | Number)]
    said = {i for v in times for i in range(v.start, v.end)}
    spans = len(times) > 1 or any(isinstance(v.value, TimeSpan) for v in times)
    return bool(days) and days[-1].end == end and spans and len([i for i in range(start, right) if i not in said]) <= len(times)


def _more_fields(scene: Scene, left: int, end: int, start: int, right: int) -> bool:
    """A list of fields, and then one or two more of them ("We need their name. Phone number. Which day?")."""
    begin = max((h.end for name in _ASKS for h in scene.cue(name, left, end)), default=left if _in_a_list(scene, left) else end)
    if _waits(scene, begin, start, right):
        return True
    opened = _lists_fields(scene, begin, end) or (
        1 <= len(content(scene, begin, end)) <= _BIT and len(_fields(scene, start, right)) > 1 and not scene.values_in(begin, end)
    )
    if not opened or scene.values_in(start, right):
        return False
    asked = _asked(scene, start)
    if not asked and scene.cue("and", max(left, end - _CLOSING), end):
        return False  # The list was closed.
    hits = concept_in(scene, start, right)
    known = {i for h in hits if h.key.field or asked for i in range(h.start, h.end)}
    verbs = [h for n in ("being", "wish", "clause", "manage", "fill_in") for h in scene.cue(n, start, right) if not known.issuperset(range(h.start, h.end))]
    unknown = [i for i in content(scene, start, right) if i not in known]
    few = 2 * len(unknown) <= len(hits) or (bool(asked) and len(unknown) <= _BIT) or (len(unknown) == 1 and scene.is_cue("articles", start) is not None)
    return not verbs and _lists_fields(scene, start, right) and few


def _waits(scene: Scene, begin: int, start: int, right: int) -> bool:
    """Whether an unknown word or two stand between "each truck has" and fields that are known ("Haulier. Arrival time and load type")."""
    each = scene.cue("each_record", scene.sentence_of(begin - 1)[0], begin) if begin else ()
    if not each or not _bit(scene, start, right):
        return False
    ahead = [s for s in scene.sentences if s[0] > start][:_BIT]
    return any(len(_fields(scene, *s)) > 1 and not scene.values_in(*s) for s in ahead)


def _asked(scene: Scene, start: int) -> bool:
    return any(scene.is_cue(n, start) for n in ("which", "howmany", "and"))


def _fields(scene: Scene, start: int, end: int) -> list[Hit[Concept]]:
    return [h for h in concept_in(scene, start, end) if h.key.field]


def _lists_fields(scene: Scene, start: int, end: int) -> bool:
    """Whether the nouns of fields are named, or asked for by "which" and "how many"."""
    return bool(_fields(scene, start, end)) or (start < end and _asked(scene, start) and len(content(scene, start, end)) <= _BIT)


def _in_a_list(scene: Scene, left: int) -> bool:
    """Whether only fragments with fields stand between here and words that ask for fields."""
    for begin, end in reversed([s for s in scene.sentences if s[1] <= left][-_CLOSING:]):
        if not _lists_fields(scene, begin, end) and not any(scene.cue(name, begin, end) for name in _ASKS):
            return False
        if any(scene.cue(name, begin, end) for name in _ASKS):
            return True
    return False


def _more_statuses(scene: Scene, left: int, end: int, start: int, right: int) -> bool:
    """A word for status and an unfinished list, and then a few words more ("Statuses are waiting. On the bench. Fixed or lost.")."""
    nouns = scene.cue("status_nouns", left, end)
    if not nouns:
        before = next((b for b in reversed([s for s in scene.sentences if s[1] <= left][-3:]) if scene.cue("status_nouns", *b)), None)
        if before is None or scene.cue("or", before[0], end) or any(len(content(scene, *s)) > _FRAGMENT for s in scene.sentences if before[1] <= s[0] < end):
            return False
        nouns = scene.cue("status_nouns", *before)
    closed = [h for n in ("or", "and") for h in scene.cue(n, nouns[-1].end, end)]
    if closed or scene.values_in(start, right) or any(scene.cue(n, start, right) for n in ("wish", "being", "clause", "fill_in")):
        return False
    ahead = [s for s in scene.sentences if s[0] >= start][:3]
    last = next((n for n, s in enumerate(ahead) if scene.cue("or", *s) or scene.is_cue("and", s[0])), None)
    if last is None:
        return _in_bits(scene, start)
    return all(len(content(scene, *s)) <= _FRAGMENT and not _names_somebody(scene, *s) for s in ahead[: last + 1])


def _in_bits(scene: Scene, start: int) -> bool:
    """Whether the sentence is one of three or more in a row of hardly more than a word ("Arrived. Loading. Gone.")."""
    at = next(n for n, (begin, _) in enumerate(scene.sentences) if begin == start)
    bits = [_bit(scene, *s) for s in scene.sentences]
    first = at
    while first and bits[first - 1]:
        first -= 1
    last = at
    while last + 1 < len(bits) and bits[last + 1]:
        last += 1
    return bits[at] and last - first + 1 >= _ROW


def _more_bits(scene: Scene, left: int, end: int, start: int, right: int) -> bool:
    """Words one by one that begin where a verb left off ("Parcels are booked. Arrived. Loading. Gone.")."""
    _ = right
    named = scene.cue("named_weak", left, end)  # "it is for the depot. Kestrel Freight."
    return _in_bits(scene, start) and (_bit(scene, left, end) or (bool(scene.cue("being", left, end)) and not named))


def _bit(scene: Scene, start: int, end: int) -> bool:
    words = content(scene, start, end)
    ends = end < len(scene.tokens) and scene.tokens[end].text == "."
    return (
        ends
        and 1 <= len(words) <= _BIT
        and not scene.values_in(start, end)
        and not _names_somebody(scene, start, end)
        and not scene.is_cue("deny_before", start)
    )


def _names_somebody(scene: Scene, start: int, end: int) -> bool:
    """Whether a word inside the fragment is written as names are."""
    return scene.lex.language != "de" and any(scene.tokens[i].capital for i in range(start + 1, end))


def _breathless(scene: Scene) -> Iterator[tuple[int, int]]:
    """Long stretches of sentences without a mark."""
    inside = {i for v in scene.values for i in range(v.start, v.end)}
    for start, end in scene.sentences:
        begin = start
        for i in range(start, end + 1):
            if i == end or (i not in inside and is_break(scene.tokens[i])):
                if i - begin > _LONG:
                    yield begin, i
                begin = i + 1


def _beginnings(scene: Scene, left: int, right: int) -> Iterator[int]:
    """Where something new begins in such a stretch."""
    inside = {i for v in scene.values for i in range(v.start + 1, v.end)}
    last = left
    for i in range(left + 1, right - 1):
        begins = (
            scene.is_cue("begins", i)
            or _hesitates(scene, i)
            or _colours_asked(scene, i, right)
            or _pays(scene, i)
            or _asked_before(scene, i)
            or _costs(scene, i)
            or _ruled_out(scene, i)
            or _past_value(scene, i, right)
        )
        if not begins or i in inside or i - last < _LEAST:
            continue
        if _bound(scene, i):
            continue
        last = i - 1 if scene.is_cue("and", i - 1) and i - 1 > left else i
        yield last


def _colours_asked(scene: Scene, index: int, right: int) -> bool:
    """Whether two colours and nothing but "please" end what was said here ("... we cancel | dark blue and gold please")."""
    one = scene.value_at(index)
    if one is None or one.start != index or not isinstance(one.value, ColourWord):
        return False
    joined = scene.is_cue("and", one.end)
    other = scene.value_at(joined.end) if joined and joined.end < right else None
    if other is None or not isinstance(other.value, ColourWord):
        return False
    return scene.is_cue("please", other.end) is not None or other.end >= right


def _asked_before(scene: Scene, index: int) -> bool:
    """Whether "please" behind a colour ends just before."""
    please = next((h for h in scene.cue("please", max(0, index - _CLOSING), index) if h.end == index), None)
    colour = scene.value_at(please.start - 1) if please and please.start else None
    return colour is not None and isinstance(colour.value, ColourWord)


def _costs(scene: Scene, index: int) -> bool:
    """Whether a thing and its price stand here ("... or collected | the service costs 30")."""
    article = scene.is_cue("articles", index)
    verbs = scene.cue("between_price", article.end + 1, article.end + _CLOSING) if article else ()
    after = (scene.value_at(v.end) for v in verbs if v.end < len(scene.tokens))
    return any(one is not None and isinstance(one.value, Money) for one in after)


def _ruled_out(scene: Scene, index: int) -> bool:
    """Whether "no" stands here and right behind it what there shall not be ("... a reminder | no online payment")."""
    denials = scene.cue("deny_before", index, index + _CLOSING) if scene.lex.language != "en" else ()
    hit = next((h for h in denials if h.start == index), None)
    if hit is None or any(k.start <= index < k.end for k in scene.cue("deny_not")):
        return False
    reach = min(len(scene.tokens), hit.end + _CLOSING)
    named = [h.start for h in scene.lex.features.find(scene.tokens, hit.end, reach)] + [h.start for h in scene.concepts(hit.end, reach)]
    return any(start - hit.end <= hit.size for start in named)  # "I don't want | that people have to register"


def _past_value(scene: Scene, index: int, right: int) -> bool:
    """Whether a price or a time ends here and an ability of the application begins, or what is asked for ("... 32 euros | they give name and phone")."""
    before = scene.value_at(index - 1)
    if scene.lex.language == "en" or before is None or before.end != index or not isinstance(before.value, Money | HoursPhrase | TimeSpan | Number):
        return False
    if (asked := scene.is_cue("fill_in", index)) and len(_fields(scene, asked.end, min(right, asked.end + _LONG // 2))) > 1:
        return True
    if (
        not isinstance(before.value, Number)
        and len(_fields(scene, index, min(right, index + _CLOSING))) > 1
        and any(h.start == index for h in _fields(scene, index, right))
    ):
        return True
    priced = any(isinstance(v.value, Money) for v in scene.values_in(index, min(right, index + _FRAGMENT + 2)))  # the next thing on offer
    return not isinstance(before.value, Number) and not priced and any(h.start == index for h in scene.lex.features.find(scene.tokens, index, right))


def _pays(scene: Scene, index: int) -> bool:
    """Whether those who pay, and their verb, stand here ("members pay nothing")."""
    who = scene.is_cue("payers", index)
    return who is not None and scene.is_cue("pays", who.end) is not None


def _hesitates(scene: Scene, index: int) -> bool:
    """Whether somebody hesitates here, and not before a number ("rye is um 3.80")."""
    hit = scene.is_cue("hesitations", index)
    after = scene.value_at(hit.end) if hit else None
    return hit is not None and (after is None or isinstance(after.value, ColourWord))


def _bound(scene: Scene, index: int) -> bool:
    """Whether the word before holds on to this one ("a page where | people", "which | day", "white | background")."""
    colour = scene.value_at(index - 1)
    if colour is not None and isinstance(colour.value, ColourWord) and any(scene.is_cue(name, index) for name in ("background", "accent", "textcolour")):
        return True
    return any(h.end == index for name in _HOLD for h in scene.cue(name, max(0, index - 3), index))


def _parted(scene: Scene, starts: list[int]) -> Iterator[tuple[int, int]]:
    for start, end in scene.sentences:
        edges = [start, *(i for i in starts if start < i < end), end]
        yield from pairwise(edges)

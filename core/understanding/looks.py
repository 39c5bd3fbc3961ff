"""Hours, pages, style words, audience, the application's own languages."""

from itertools import pairwise

from core.brief import AudienceIs, LanguagesWanted, OpenAt, PageWanted, StyleWanted, TradeIs
from core.brief import Hours as OpenHours
from core.features import Feature
from core.understanding.clauses import on_a_scale
from core.understanding.lexicon import CASES, Labelled
from core.understanding.listing import core_range, label
from core.understanding.patterns import Hit
from core.understanding.scene import Placed, Scene
from core.understanding.taken import own_noun
from core.understanding.values import ColourWord, HoursPhrase, TimeSpan

_NEAR = 3


def read_hours(scene: Scene) -> None:
    """Notes each phrase of days and times, with the word that says what the times are for."""
    for placed in scene.values:
        if placed.start in scene.claimed or scene.denied.intersection(range(placed.start, placed.end)):
            continue
        what = _what(scene, placed.start)
        match placed.value:
            case HoursPhrase(hours=hours):
                scene.note(OpenAt(hours, what), placed.start, placed.end, 0.9)
            case TimeSpan(opens=opens, closes=closes) if opens and closes and not _a_scale(scene, placed):
                scene.note(OpenAt((OpenHours(tuple(range(7)), opens.hhmm, closes.hhmm),), what), placed.start, placed.end, 0.6)
            case _:
                pass


def _a_scale(scene: Scene, placed: Placed) -> bool:
    """Whether "from 1 to 10" bounds a number and is no time ("how strong from 1 to 10")."""
    left = next((a for a, b in scene.chunks(*scene.sentence_of(placed.start)) if a <= placed.start < b), placed.start)
    return left < placed.start and not scene.cue("opening", left, placed.start) and on_a_scale(scene, left, placed.end) is not None


def _what(scene: Scene, start: int) -> str | None:
    left, _ = scene.sentence_of(start)
    hits = scene.cue("what_hours", max(left, start - 5), start)
    return label(scene, hits[-1].start, hits[-1].end) if hits else None


def read_trade(scene: Scene) -> None:
    """Notes what kind of business it is: the longest name of a trade, the earlier one of equals."""
    passing = {i for v in scene.values if isinstance(v.value, ColourWord) for i in range(v.start, v.end)}
    passing |= {i for i in _assigned(scene) if not _owned(scene, i)}
    passing |= {h.start for h in scene.cue("payers") if scene.cue("pays", *scene.sentence_of(h.start))}
    hits = [h for h in scene.lex.trades.longest(scene.tokens) if not scene.denied.intersection(range(h.start, h.end)) and h.start not in passing]
    if hits:
        best = max(hits, key=lambda h: h.size + (2 if _owned(scene, h.start) else 0) - h.start / 40)
        text = label(scene, best.start, best.end) if (best.size > 1 and scene.lex.language not in CASES) or scene.lex.language == "en" else best.key.label
        text = _with_its_thing(scene, best, text)
        scene.note(TradeIs(best.key.key, text or best.key.label), best.start, best.end, 0.8)


def _with_its_thing(scene: Scene, trade: Hit[Labelled], text: str) -> str:
    """The trade called by what is lent where its words are half of it ("allotment sheds") or only the verb ("we hire out cargo bikes"), in English."""
    named = own_noun(scene, several=True)
    if named is None:
        return text
    own, start, _ = named
    verb = any(h.start < trade.end and trade.start < h.end for h in scene.cue("takes"))
    return own.several if verb or trade.start == start else text


def _assigned(scene: Scene) -> set[int]:
    """The words of sentences that say who is given the work: a plumber there is no business, in languages besides English."""
    hits = [h for h in scene.lex.features.find(scene.tokens) if h.key is Feature.ASSIGN_TASK] if scene.lex.language != "en" else []
    return {i for h in hits for i in range(h.start, scene.sentence_of(h.start)[1])}


def _owned(scene: Scene, start: int) -> bool:
    """Whether words like "I have a", "we are a" stand before it."""
    return any(hit.end <= start and start - hit.end <= 3 for hit in scene.cue("own", max(0, start - 7), start))


def read_pages(scene: Scene) -> None:
    """Notes pages that were named as pages, or in a list of pages."""
    for start, end in scene.sentences:
        listed = scene.cue("page_words", start, end)
        seen: set[str] = set()
        for hit in scene.lex.pages.longest(scene.tokens, start, end):
            if scene.denied.intersection(range(hit.start, hit.end)) or hit.key.key in seen:
                continue
            if hit.size > 1 or listed:
                seen.add(hit.key.key)
                scene.note(PageWanted(hit.key.label, hit.key.key), hit.start, hit.end, 0.75)


def read_style(scene: Scene) -> None:
    """Notes the style words together."""
    taken = {i for n in scene.noted if n.wish.tag in {"named", "items", "statuses", "colour", "people"} for i in n.claim}
    taken |= {i for v in scene.values for i in range(v.start, v.end)}
    hits = [
        h
        for h in scene.lex.styles.longest(scene.tokens)
        if (not taken.intersection(range(h.start, h.end)) and not scene.denied.issuperset(range(h.start, h.end))) or h.size > 1
    ]
    if hits:
        concepts = tuple(dict.fromkeys(h.key for h in hits))
        claim = {i for h in hits for i in range(h.start, h.end)}
        near = [h for n, h in enumerate(hits) if n == 0 or all(b.start - a.end <= _NEAR for a, b in pairwise(hits[: n + 1]))]
        scene.note(StyleWanted(concepts), near[0].start, near[-1].end, 0.75, claim=claim)


def read_audience(scene: Scene) -> None:
    """Notes for whom it is, when a kind of person follows "for"."""
    joins = {":", scene.lex.lists.get("with", ("",))[0]}
    for name in ("used_by", "for_whom"):
        for hit in scene.cue(name):
            last = min(scene.sentence_of(hit.start)[1], hit.end + 4)
            stop = next((i for i in range(hit.end, last) if scene.tokens[i].fold in joins), last)  # "for my gym with members" is for the gym
            people = [h for h in scene.concepts(hit.end, stop) if h.key.person]
            if people and not scene.cue("each_record", hit.start, people[0].end) and not scene.denied.intersection(range(hit.start, people[0].end)):
                start, end = core_range(scene, hit.end, people[0].end)
                scene.note(AudienceIs(label(scene, start, end)), hit.start, people[0].end, 0.6)
                return


def read_languages(scene: Scene) -> None:
    """Notes the application's languages: two or more names of languages, or one beside a word for site or menu."""
    hits = [h for h in scene.lex.spoken_languages.longest(scene.tokens) if not scene.denied.intersection(range(h.start, h.end))]
    asked = any(w.wish.tag == "feature" and getattr(w.wish, "feature", None) is Feature.MULTILINGUAL for w in scene.noted)
    found = tuple(dict.fromkeys(h.key for h in hits))
    if len(found) >= 2 or (found and asked):
        scene.note(LanguagesWanted(found), hits[0].start, hits[-1].end, 0.8, claim={i for h in hits for i in range(h.start, h.end)})

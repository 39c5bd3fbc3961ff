"""Towns and the names of businesses in speech that a recogniser wrote without capitals; what stands where says what it is."""

from core.understanding.capitals import ordinary, stops
from core.understanding.scene import Scene
from core.understanding.text import fold
from core.understanding.values import ColourWord

_FEWEST_WORDS = 10
_SHORTEST_TOWN = 4
_LONGEST = 4
_NEAR = 2
_AHEAD = 4
_CLOSED = (
    "and",
    "or",
    "articles",
    "possessives",
    "clause",
    "wish",
    "own",
    "i_am",
    "named_strong",
    "named_weak",
    "fillers",
    "begins",
    "fill_in",
    "we_keep",
    "has_fields",
    "each_record",
    "bound",
    "which",
    "whether",
    "modals",
    "offers",
    "of",
    "place_before",
    "deny_before",
    "status_values",
    "payers",
    "when",
    "for_whom",
    "hesitations",
    "being",
    "are",
    "only",
)


def uncapped(scene: Scene) -> bool:
    """Whether the whole text was written in small letters, first words of sentences and abbreviations aside."""
    words = [(i, t) for i, t in enumerate(scene.tokens) if t.kind == "word"]
    opens = {start for start, _ in scene.sentences}
    return (
        scene.lex.language != "ar"
        and len(words) >= _FEWEST_WORDS
        and not any(t.capital and i not in opens and not (t.text.isupper() and len(t.text) <= _LONGEST) and t.text != "I" for i, t in words)
    )


def town_behind(scene: Scene, start: int) -> tuple[int, int] | None:
    """The unknown word behind "in" that ends its phrase: a town ("a smithy in torvale called ...")."""
    if start >= len(scene.tokens) or not _unknown(scene, start) or len(scene.tokens[start].fold) < _SHORTEST_TOWN:
        return None
    if _listed(scene, start, "no_towns"):
        return None
    return (start, start + 1) if ends_phrase(scene, start + 1) or _called_soon(scene, start + 1) else None


def leads_to_towns(scene: Scene, index: int) -> bool:
    """Whether a word like "in" stands here, behind which a town may."""
    return _listed(scene, index, "town_before")


def _listed(scene: Scene, index: int, name: str) -> bool:
    return scene.tokens[index].fold in {fold(word) for word in scene.lex.lists.get(name, ())}


def _leads_to_town(scene: Scene, index: int) -> int | None:
    """Where the town begins behind "in" or "near", or None."""
    before = scene.is_cue("place_before", index)
    town = town_behind(scene, before.end) if before and leads_to_towns(scene, before.end - 1) else None
    return town[0] if town else None


def small_town(scene: Scene, name: tuple[int, int] | None) -> tuple[int, int, int] | None:
    """The first word of "in", and the range of a town right behind the kind of business or its name, in a text without capitals."""
    if not uncapped(scene):
        return None
    anchors = [h.end for h in scene.lex.trades.longest(scene.tokens)] + ([name[1]] if name else [])
    for i in range(1, len(scene.tokens)):
        town = _leads_to_town(scene, i)
        if town is not None and any(0 <= i - a <= _NEAR for a in anchors) and not {i, town} & scene.denied and town not in scene.claimed:
            return i, town, town + 1
    return None


def small_names(scene: Scene) -> list[tuple[int, int, float]]:
    """Ranges and scores of names in small letters that no word like "called" announces: beside the kind of business and its town, or before "it's called"."""
    if not uncapped(scene):
        return []
    found = [(*run, 0.93) for hit in scene.cue("named_after") if (run := _run_before(scene, hit.start))]
    for hit in scene.lex.trades.longest(scene.tokens):
        town = _leads_to_town(scene, hit.end)
        if town is not None and (behind := _run_behind(scene, town + 1, announced=True)):
            found.append((*behind, 0.56))
        run = _run_behind(scene, hit.end, announced=False)
        if run and _leads_to_town(scene, run[1]) is not None:
            begin = hit.start if scene.lex.language in {"de", "nl"} and run[0] == hit.end else run[0]
            found.append((begin, run[1], 0.55))
    return found


def _run_behind(scene: Scene, start: int, *, announced: bool) -> tuple[int, int] | None:
    """Unknown words from `start`, an article before and small links between them. Where adjectives stand behind their noun, one word alone is no name."""
    article = scene.is_cue("articles", start)
    first = article.end if article else start
    end = first
    while (
        end < len(scene.tokens)
        and end - first < _LONGEST
        and _leads_to_town(scene, end) is None
        and (_unknown(scene, end) or _coloured(scene, end) or (end > first and _links(scene, end)))
    ):
        end += 1
    while end > first and _links(scene, end - 1):
        end -= 1
    if end == first or (announced and not ends_phrase(scene, end)):
        return None
    alone = end - first == 1 and article is None
    if alone and (scene.lex.language in {"fr", "it", "es"} or scene.tokens[first].text.endswith(scene.lex.lists.get("adjective_ends", ()) or ("\0",))):
        return None
    if article is None and announced and scene.lex.language in {"fr", "it", "es", "nl"}:
        return None
    return (start if article and scene.lex.language in {"fr", "it", "es", "nl"} else first), end


def _run_before(scene: Scene, stop: int) -> tuple[int, int] | None:
    """Unknown words right before `stop`, behind the end of something else."""
    start = stop
    while start > 0 and stop - start < _LONGEST and _unknown(scene, start - 1):
        start -= 1
    town = scene.is_cue("place_before", start - 1) if start else None
    start += 1 if town else 0  # "in marburg pfotenwerk heißt die"
    if start < stop and start > 0 and scene.is_cue("articles", start - 1) and scene.lex.language in {"fr", "it", "es", "nl"}:
        start -= 1
    return (start, stop) if start < stop and stop - start < _LONGEST + 1 else None


def _unknown(scene: Scene, index: int) -> bool:
    """Whether a word is neither vocabulary nor a value nor a turn of phrase."""
    token = scene.tokens[index]
    return (
        token.kind == "word"
        and scene.value_at(index) is None
        and not ordinary(scene, index)
        and not stops(scene, index)
        and not any(scene.is_cue(name, index) for name in _CLOSED)
        and not any(h.start <= index < h.end for name in ("greetings", "fillers") for h in scene.cue(name, max(0, index - 2), index + 3))
    )


def _coloured(scene: Scene, index: int) -> bool:
    """Whether a colour stands before a word of the same name ("de gouden spaak")."""
    value = scene.value_at(index)
    return value is not None and isinstance(value.value, ColourWord) and value.end == index + 1 < len(scene.tokens) and _unknown(scene, index + 1)


def _links(scene: Scene, index: int) -> bool:
    return scene.tokens[index].fold in scene.lex.lists.get("name_links", ()) and not scene.is_cue("and", index)


def ends_phrase(scene: Scene, index: int) -> bool:
    """Whether a phrase has ended before this word."""
    if index >= len(scene.tokens) or scene.tokens[index].kind == "mark" or stops(scene, index):
        return True
    return scene.value_at(index) is not None or any(scene.is_cue(name, index) for name in _CLOSED)


def _called_soon(scene: Scene, index: int) -> bool:
    return any(h.start - index < _AHEAD for h in scene.cue("named_after", index, min(len(scene.tokens), index + 2 * _AHEAD)))

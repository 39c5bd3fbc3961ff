"""Which colour is meant for the background, which for buttons, which for text."""

from itertools import pairwise
from typing import Literal

from core.brief import Coloured, FeatureWanted
from core.features import Feature
from core.understanding.listing import content, glued_and
from core.understanding.patterns import Hit
from core.understanding.scene import Placed, Scene
from core.understanding.values import ColourWord, Money, Number
from core.understanding.values.colour_names import colour_lexicon

_ONE_HUE = 8
"""So many letters has a name of one colour at most, without its shade."""
Part = Literal["background", "accent", "text"]
_PARTS: tuple[tuple[str, Part], ...] = (("background", "background"), ("accent", "accent"), ("textcolour", "text"))
_NEAR = 9
_DARK = "#121212"
_SHADE_BEHIND = frozenset({"fr", "it", "es", "ar"})
_GROUND_BEFORE = frozenset({"fr", "it", "es"})
_GREY = 40
_LIGHT, _LOUD, _UNDER_METAL = 200, 150, 100
_QUIET, _DIM = 100, 160
_METALS = frozenset({"#ffd700", "#f5bf03", "#daa520", "#b59410", "#c0c0c0", "#b87333", "#b08d57"})
"""Gold, golden, silver, copper and bronze: of two colours they are the trim, whichever was said first."""


def read_colours(scene: Scene) -> None:
    """Notes at most one colour a part; said of a part by name beats said in passing, later beats earlier."""
    late = {i for h in scene.lex.features.find(scene.tokens) if h.key is Feature.OVERDUE_HIGHLIGHT for i in range(h.start, h.end)}
    spoken_for = scene.denied | scene.claimed | late
    explicit: dict[Part, Placed] = {}
    loose: list[Placed] = []
    for start, end in scene.sentences:
        colours = [v for v in scene.values_in(start, end) if isinstance(v.value, ColourWord) and not spoken_for.intersection(range(v.start, v.end))]
        colours = [c for c in colours if not scene.is_cue("deny_before", c.start)]  # Polish "bez" is lilac, and "without"
        colours = _as_shades(scene, [c for c in colours if not _costs(scene, c) and not _named_so(scene, c, start)])
        cues = sorted((hit.start, hit.end, part) for name, part in _PARTS for hit in scene.cue(name, start, end))
        if any(part == "background" for _, _, part in cues):
            # "The background white and the colour green": beside a background, "the colour" is that of buttons.
            cues = sorted({*cues, *((hit.start, hit.end, "accent") for hit in scene.cue("colour_word", start, end))})
        dark = _dark_ground(scene, cues)
        if dark:
            cues = [cue for cue in cues if cue[2] != "background"]
        said = _pair(scene, colours, _single(cues))
        certain = [c for c in colours if isinstance(c.value, ColourWord) and (c.value.certain or c in said.values() or _in_company(scene, c, colours))]
        explicit.update(said)
        loose.extend(c for c in certain if c not in said.values())
        if dark:
            explicit["background"] = _darkness(scene, dark)
    _take_back(scene, explicit, loose)
    _lighter_ground(scene, explicit, loose)
    mode = next((h for h in scene.lex.features.find(scene.tokens) if h.key is Feature.DARK_MODE and not scene.denied.intersection(range(h.start, h.end))), None)
    if mode and "background" not in explicit and not any(_deep(c) for c in loose):
        explicit["background"] = _darkness(scene, mode)
    chosen = _fill(scene, explicit, loose)
    for part, colour in chosen.items():
        if isinstance(colour.value, ColourWord):
            claim = () if mode and colour.value.css == _DARK else None  # the words ask for the dark mode itself
            name = colour.source if scene.lex.language == "en" else colour_lexicon(scene.lex.language).alone(colour.source)
            scene.note(Coloured(part, name, colour.value.css), colour.start, colour.end, 0.95 if part in explicit else 0.75, claim)
    if any(isinstance(c.value, ColourWord) and c.value.css == _DARK for c in explicit.values()) and not mode:
        ground = explicit["background"]
        scene.note(FeatureWanted(Feature.DARK_MODE), ground.start, ground.end, 0.8)


def _dark_ground(scene: Scene, cues: list[tuple[int, int, Part]]) -> Hit[str] | None:
    """The word "dark" beside the word for background, where it belongs to no colour."""
    grounds = [cue for cue in cues if cue[2] == "background"]
    near = [h for cue in grounds for h in scene.cue("dark", max(0, cue[0] - 1), cue[1] + 1) if not scene.value_at(h.start)]
    return near[0] if near else None


def _darkness(scene: Scene, hit: Hit[str] | Hit[Feature]) -> Placed:
    said = scene.words(hit.start, hit.end)
    return Placed(hit.start, hit.end, ColourWord(said, _DARK), said)


def _costs(scene: Scene, colour: Placed) -> bool:
    """Whether a price stands right behind it, so that it is a thing on offer ("honey 7.50")."""
    after = scene.value_at(colour.end) if colour.end < len(scene.tokens) else None
    return after is not None and isinstance(after.value, Money | Number)


def _named_so(scene: Scene, colour: Placed, start: int) -> bool:
    """Whether it is the first word of a name in a sentence: "Black Stout", "Amber Ale"."""
    tokens, before, after = scene.tokens, colour.start - 1, colour.end
    if scene.lex.language != "en" or before < start or after - colour.start > 1 or not tokens[colour.start].capital:
        return False
    if any(scene.is_cue(name, after) for name, _ in _PARTS):
        return False
    behind = after < len(tokens) and tokens[after].capital and not tokens[after].text.startswith("I")
    return behind or (tokens[before].capital and before > start and not tokens[before].text.startswith("I"))


def _alone(scene: Scene, colour: Placed, colours: list[Placed]) -> bool:
    """Whether two colours, one of them with its shade, are all that stands between two pauses ("..., dark green and cream please"), in English."""
    if scene.lex.language != "en":
        return _nothing_else(scene, colour, colours)
    for left, right in scene.chunks(*scene.sentence_of(colour.start)):
        inside = [c for c in colours if left <= c.start and c.end <= right]
        covered = {i for c in inside for i in range(c.start, c.end)}
        if colour in inside and len(inside) > 1 and covered.issuperset(content(scene, left, right)):
            return any(c.end - c.start > 1 for c in inside)
    return False


def _nothing_else(scene: Scene, colour: Placed, colours: list[Placed]) -> bool:
    """Whether a sentence says nothing but colours, one of them with its shade, and "please"."""
    start, end = scene.sentence_of(colour.start)
    covered = {i for c in colours for i in range(c.start, c.end)} | {i for h in scene.cue("please", start, end) for i in range(h.start, h.end)}
    shaded = any(len(scene.words(c.start, c.end)) > _ONE_HUE for c in colours if start <= c.start < end)
    return shaded and covered.issuperset(content(scene, start, end))


def _asked_for(scene: Scene, colour: Placed, colours: list[Placed]) -> bool:
    """Whether it is one of two colours joined by "and" that end the text or stand before "please" ("... how many we fixed green and cream please")."""
    for one, other in pairwise(colours):
        if colour in (one, other) and _joined_by_and(scene, one, other):
            before = any(h.end == one.start for name in ("place_before", "of", "offers", "bound") for h in scene.cue(name, max(0, one.start - 3), one.start))
            return not before and (other.end >= len(scene.tokens) or scene.is_cue("please", other.end) is not None)
    return False


def _as_shades(scene: Scene, colours: list[Placed]) -> list[Placed]:
    """Colours of which one only names the shade of the word before it ("azul turquesa", "grigio perla") as one colour."""
    if scene.lex.language not in _SHADE_BEHIND:
        return colours
    kept: list[Placed] = []
    for one in colours:
        last = kept[-1] if kept else None
        if last and last.end == one.start and isinstance(one.value, ColourWord) and not glued_and(scene, one.start):
            said = scene.words(last.start, one.end)
            kept[-1] = Placed(last.start, one.end, ColourWord(said, one.value.css), said)
        else:
            kept.append(one)
    return kept


def _in_company(scene: Scene, colour: Placed, colours: list[Placed]) -> bool:
    return any(kind(scene, colour, colours) for kind in (_beside, _alone, _asked_for))


def _beside(scene: Scene, colour: Placed, colours: list[Placed]) -> bool:
    """Whether a word that may be a colour stands on, or beside, one that certainly is ("turquoise on sand")."""
    sure = [c for c in colours if isinstance(c.value, ColourWord) and c.value.certain]
    pairs = [(c, colour) if c.end <= colour.start else (colour, c) for c in sure if c is not colour]
    return any(0 < right.start - left.end <= 2 and scene.cue("on", left.end, right.start) for left, right in pairs)


def _take_back(scene: Scene, explicit: dict[Part, Placed], loose: list[Placed]) -> None:
    """Lets "pearl grey and dark blue, the grey behind" mean the grey that was said before."""
    for part, colour in list(explicit.items()):
        words = _stems(scene, colour)
        meant = next((c for c in loose if c.end <= colour.start and words < _stems(scene, c)), None)
        if meant:
            explicit[part] = meant
            loose.remove(meant)


def _lighter_ground(scene: Scene, explicit: dict[Part, Placed], loose: list[Placed]) -> None:
    """Of two colours for one background ("background: blue and white") the pale one is the ground, the other lies on it."""
    ground = explicit.get("background")
    pale = next((c for c in loose if ground and _pale(c) and not _pale(ground) and _joined_by_and(scene, ground, c)), None)
    if ground and pale:
        explicit["background"] = pale
        loose[loose.index(pale)] = ground


def _joined_by_and(scene: Scene, one: Placed, other: Placed) -> bool:
    first, second = sorted((one, other), key=lambda c: c.start)
    return any(h.start == first.end and h.end == second.start for h in scene.cue("and", first.end, second.start))


def _stems(scene: Scene, colour: Placed) -> set[str]:
    return {scene.tokens[i].stem for i in range(colour.start, colour.end)}


def _single(cues: list[tuple[int, int, Part]]) -> list[tuple[int, int, Part]]:
    """Cues without those that overlap an earlier one or repeat its part right beside it ("UI components")."""
    kept: list[tuple[int, int, Part]] = []
    for cue in cues:
        if kept and (cue[0] < kept[-1][1] or (cue[2] == kept[-1][2] and cue[0] - kept[-1][1] <= 2)):
            continue
        kept.append(cue)
    return kept


def _pair(scene: Scene, colours: list[Placed], cues: list[tuple[int, int, Part]]) -> dict[Part, Placed]:
    parts = [part for _, _, part in cues]
    if len(colours) == len(cues) > 1 and len(set(parts)) == len(parts):
        return {part: colour for (_, _, part), colour in zip(cues, colours, strict=True)}
    pairs: dict[Part, Placed] = {}
    distances = sorted((_distance(scene, colour, cue), n, cue[2]) for n, colour in enumerate(colours) for cue in cues)
    used: set[int] = set()
    for distance, n, part in distances:
        if distance <= _NEAR and part not in pairs and n not in used:
            pairs[part] = colours[n]
            used.add(n)
    return pairs


def _distance(scene: Scene, colour: Placed, cue: tuple[int, int, Part]) -> int:
    between = range(colour.end, cue[0]) if colour.end <= cue[0] else range(cue[1], colour.start)
    linked = 2 if colour.end <= cue[0] and scene.cue("on", *_bounds(between)) else 0
    linked += 1 if colour.end <= cue[0] and (glued_and(scene, cue[0]) or scene.lex.language in _GROUND_BEFORE) else 0
    joined = 4 * len(scene.cue("and", *_bounds(between)))
    return len(between) + linked + joined + sum(4 for i in between if scene.tokens[i].kind == "mark") + sum(3 for i in between if scene.value_at(i))


def _bounds(places: range) -> tuple[int, int]:
    return places.start, places.stop


def _fill(scene: Scene, explicit: dict[Part, Placed], loose: list[Placed]) -> dict[Part, Placed]:
    chosen = dict(explicit)
    if len(loose) >= 2 and not explicit:
        ground = next((b for a, b in pairwise(loose) if _stands_on(scene, a, b)), None)
        if ground is None:
            first, second = loose[0], loose[1]
            darker = (_deep(second) and not _pale(first) and not _deep(first)) or _shines_on(first, second)
            lighter = _pale(second) and not _pale(first) and not _deep(first)
            plainer = _pale(second) and not _chromatic(second) and _chromatic(first) and not _deep(first)
            ground = second if lighter or darker or plainer else first
        others = [c for c in loose if c is not ground]
        chosen["background"], chosen["accent"] = ground, next((c for c in others if _chromatic(c)), others[0])
        return chosen
    fresh = [c for c in loose if not any(_same(c, other) for other in chosen.values())]
    if "accent" not in chosen and "background" in chosen:
        fresh.sort(key=lambda c: not _chromatic(c))
    for colour in fresh:
        if any(_same(colour, other) for other in chosen.values()):
            continue
        missing: Part | None = "accent" if "accent" not in chosen else "background" if "background" not in chosen else None
        if missing:
            chosen[missing] = colour
    return chosen


def _same(one: Placed, other: Placed) -> bool:
    return isinstance(one.value, ColourWord) and isinstance(other.value, ColourWord) and one.value.css == other.value.css


def _channels(colour: Placed) -> tuple[int, int, int]:
    css = colour.value.css if isinstance(colour.value, ColourWord) else "#808080"
    return int(css[1:3], 16), int(css[3:5], 16), int(css[5:7], 16)


def _chromatic(colour: Placed) -> bool:
    """Whether it is more than a grey."""
    return max(_channels(colour)) - min(_channels(colour)) > _GREY


def _stands_on(scene: Scene, first: Placed, second: Placed) -> bool:
    return second.start - first.end <= 3 and bool(scene.cue("on", first.end, second.start))


def _pale(colour: Placed) -> bool:
    """Whether it is light and quiet: cream is, gold and yellow are not."""
    return _lightness(colour) > _LIGHT and min(_channels(colour)) > _QUIET


def _lightness(colour: Placed) -> float:
    red, green, blue = _channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shines_on(first: Placed, second: Placed) -> bool:
    """Whether the first is a metal or a loud light colour and the second a dark one to lie under it ("gold and navy", "yellow and dark blue")."""
    loud = _lightness(first) > _LOUD and min(_channels(first)) <= _QUIET and max(_channels(second)) < _DIM
    metal = isinstance(first.value, ColourWord) and first.value.css in _METALS and _lightness(second) < _UNDER_METAL
    return loud or metal


def _deep(colour: Placed) -> bool:
    return max(_channels(colour)) < 70

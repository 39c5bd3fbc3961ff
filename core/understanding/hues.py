"""Which colour is meant for the background, which for buttons, which for text."""

from typing import Literal

from core.brief import Coloured, FeatureWanted
from core.features import Feature
from core.understanding.listing import glued_and
from core.understanding.scene import Placed, Scene
from core.understanding.values import ColourWord

Part = Literal["background", "accent", "text"]
_PARTS: tuple[tuple[str, Part], ...] = (("background", "background"), ("accent", "accent"), ("textcolour", "text"))
_NEAR = 9


def read_colours(scene: Scene) -> None:
    """Notes at most one colour a part; said of a part by name beats said in passing, later beats earlier."""
    late = {i for h in scene.lex.features.find(scene.tokens) if h.key is Feature.OVERDUE_HIGHLIGHT for i in range(h.start, h.end)}
    spoken_for = scene.denied | scene.claimed | late
    explicit: dict[Part, Placed] = {}
    loose: list[Placed] = []
    for start, end in scene.sentences:
        colours = [v for v in scene.values_in(start, end) if isinstance(v.value, ColourWord) and not spoken_for.intersection(range(v.start, v.end))]
        colours = [c for c in colours if not _shaded(scene, c, colours)]
        cues = sorted((hit.start, hit.end, part) for name, part in _PARTS for hit in scene.cue(name, start, end))
        if any(part == "background" for _, _, part in cues):
            # "The background white and the colour green": beside a background, "the colour" is that of buttons.
            cues = sorted({*cues, *((hit.start, hit.end, "accent") for hit in scene.cue("colour_word", start, end))})
        said = _pair(scene, colours, _single(cues))
        certain = [c for c in colours if isinstance(c.value, ColourWord) and (c.value.certain or c in said.values())]
        explicit.update(said)
        loose.extend(c for c in certain if c not in said.values())
    chosen = _fill(scene, explicit, loose)
    for part, colour in chosen.items():
        if isinstance(colour.value, ColourWord):
            scene.note(Coloured(part, colour.source, colour.value.css), colour.start, colour.end, 0.95 if part in explicit else 0.75)
    for start, end in scene.sentences:
        if "background" not in explicit and scene.cue("background", start, end) and scene.cue("dark", start, end):
            hit = scene.cue("dark", start, end)[0]
            if not scene.value_at(hit.start):
                scene.note(Coloured("background", scene.words(hit.start, hit.end), "#121212"), hit.start, hit.end, 0.8)
                scene.note(FeatureWanted(Feature.DARK_MODE), hit.start, hit.end, 0.8)
                return


def _shaded(scene: Scene, colour: Placed, colours: list[Placed]) -> bool:
    """Whether the next word names the shade and so the colour meant: Arabic "green olive"."""
    after = scene.lex.language == "ar" and [c for c in colours if c.start == colour.end]
    return bool(after) and not scene.tokens[colour.end].fold.startswith("و")


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
    linked += 1 if colour.end <= cue[0] and glued_and(scene, cue[0]) else 0
    joined = 4 * len(scene.cue("and", *_bounds(between)))
    return len(between) + linked + joined + sum(4 for i in between if scene.tokens[i].kind == "mark") + sum(3 for i in between if scene.value_at(i))


def _bounds(places: range) -> tuple[int, int]:
    return places.start, places.stop


def _fill(scene: Scene, explicit: dict[Part, Placed], loose: list[Placed]) -> dict[Part, Placed]:
    chosen = dict(explicit)
    if len(loose) >= 2 and not explicit:
        first, second = loose[0], loose[1]
        grounds = (second, first) if _stands_on(scene, first, second) or (_pale(second) and not _pale(first) and not _deep(first)) else (first, second)
        if not _stands_on(scene, first, second) and not _pale(first) and not _deep(first) and (_deep(second)):
            grounds = (second, first)
        chosen["background"], chosen["accent"] = grounds
        return chosen
    for colour in loose:
        if any(isinstance(c.value, ColourWord) and isinstance(colour.value, ColourWord) and c.value.css == colour.value.css for c in chosen.values()):
            continue
        missing: Part | None = "accent" if "accent" not in chosen else "background" if "background" not in chosen else None
        if missing:
            chosen[missing] = colour
    return chosen


def _stands_on(scene: Scene, first: Placed, second: Placed) -> bool:
    return second.start - first.end <= 3 and bool(scene.cue("on", first.end, second.start))


def _light(colour: Placed) -> float:
    css = colour.value.css if isinstance(colour.value, ColourWord) else "#808080"
    red, green, blue = (int(css[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _pale(colour: Placed) -> bool:
    return _light(colour) > 225


def _deep(colour: Placed) -> bool:
    return _light(colour) < 30

"""Changes of colours: "make it orange", "the yellow hurts my eyes", "a darker background"."""

from typing import Literal

from core.brief import Coloured
from core.understanding.changes.clauses import Clause
from core.understanding.changes.lexicon import Cue
from core.understanding.changes.message import PlacedValue
from core.understanding.values import ColourWord, Duration
from core.understanding.values.shades import distance, same_hue, shade
from core.understood import Remove

_Part = Literal["background", "accent", "text"]
PARTS: tuple[_Part, ...] = ("background", "accent", "text")
_SAME = 0.17
_TWO = 2
_MOODS = (("darker", "dark"), ("lighter", "light"), ("softer", "soft"))


def change_colours(clauses: list[Clause]) -> list[Coloured]:
    """The new colours of neighbouring clauses that speak of colours; a colour that is already there is the old one."""
    message = clauses[0].message
    theme = message.spec.theme
    current: dict[_Part, str | None] = {"background": theme.background, "accent": theme.accent, "text": theme.text}
    said = [(clause, colour) for clause in clauses for colour in clause.colours]
    swapped = [pair for clause in clauses for pair in _swapped(clause, current)]
    if swapped:
        return swapped
    olds = [(clause, colour, part) for clause, colour in said if (part := _part_of(colour, current)) and len(said) > 1 and not _named_part(clause, colour)]
    olds += [(clause, colour, _part_of(colour, current) or "accent") for clause, colour in said if _taken_back(clause, colour)]
    olds = olds[: max(0, len(said) - 1)]
    fresh = [(clause, colour) for clause, colour in said if not any(colour is old for _, old, _ in olds)]
    wanted: list[Coloured] = []
    in_order = _in_order(fresh)
    for n, (clause, colour) in enumerate(fresh):
        if not isinstance(colour.value, ColourWord):
            continue
        part = in_order.get(colour.start) or _named_part(clause, colour) or (olds[min(n, len(olds) - 1)][2] if olds else None) or _free_part(wanted)
        wanted.append(Coloured(part, colour.source, colour.value.css))
    return _adjusted(clauses, said, list({one.role: one for one in wanted}.values()), current)


def _taken_back(clause: Clause, colour: PlacedValue) -> bool:
    """Whether it stands behind "instead of" or "not"."""
    return any(0 <= colour.start - cue.end <= 1 for kind in ("instead_of", "not") for cue in clause.cues(kind)) and len(clause.colours) > 1


def _swapped(clause: Clause, current: dict[_Part, str | None]) -> list[Coloured]:
    """One colour for another in one clause: "swap the cream for grey"."""
    colours = [v for v in clause.colours if isinstance(v.value, ColourWord)]
    verb = clause.cue("replace") or clause.cue("rename")
    if len(colours) != _TWO or any(clause.cue(part) for part in PARTS) or not any(current.values()):
        return []
    old, new = colours
    links = {i for kind in ("to", "replace_with") for cue in clause.cues(kind) for i in range(cue.start, cue.end)}
    between = set(range(old.end, new.start)) - {i for i in range(old.end, new.start) if clause.message.words[i].folded in clause.message.lex.skip}
    if (
        not (between <= links and (verb or links.intersection(range(old.end, new.start))))
        or not isinstance(old.value, ColourWord)
        or not isinstance(new.value, ColourWord)
    ):
        return []
    css = old.value.css
    part = _part_of(old, current) or min((distance(css, there), name) for name, there in current.items() if there)[1]
    return [Coloured(part, new.source, new.value.css)]


def _in_order(fresh: list[tuple[Clause, PlacedValue]]) -> dict[int, _Part]:
    """As many colours as parts in one clause: the first colour is for the first part."""
    paired: dict[int, _Part] = {}
    for clause in {id(clause): clause for clause, _ in fresh}.values():
        colours = [colour for other, colour in fresh if other is clause]
        cues = sorted((cue.start, part) for part in PARTS for cue in clause.cues(part))
        if len(colours) == len(cues) > 1 and len({part for _, part in cues}) == len(cues):
            paired.update({colour.start: part for colour, (_, part) in zip(colours, cues, strict=True)})
    return paired


def _adjusted(clauses: list[Clause], said: list[tuple[Clause, PlacedValue]], wanted: list[Coloured], current: dict[_Part, str | None]) -> list[Coloured]:
    """Let "darker" or "softer" without another colour change the one that is there."""
    mood = next(((modifier, clause, cue) for kind, modifier in _MOODS for clause in clauses if (cue := clause.cue(kind))), None)
    only_old = len(said) == 1 and len(wanted) == 1 and _part_of(said[0][1], current) is not None and _named_part(said[0][0], said[0][1]) is None
    if mood is None or (said and not only_old):
        # A colour that is there already and nothing in its place: nothing is asked that could be done.
        return [] if only_old else [*wanted, *_beside(mood, wanted, current)]
    modifier, clause, cue = mood
    part = _part_of(said[0][1], current) if said else next((p for p in PARTS if clause.cue(p)), None)
    part = part or "accent"
    before = current[part] or ("#ffffff" if part == "background" else "#336699")
    return [Coloured(part, clause.message.said(cue.start, cue.end), shade(before, modifier))]


def _beside(mood: tuple[str, Clause, Cue] | None, wanted: list[Coloured], current: dict[_Part, str | None]) -> list[Coloured]:
    """What gets lighter beside another part's new colour: "a lighter background and green buttons"."""
    if mood is None or mood[1].colours:
        return []
    modifier, clause, cue = mood
    part = next((p for p in PARTS if clause.cue(p)), None)
    if part is None or any(one.role == part for one in wanted):
        return []
    before = current[part] or ("#ffffff" if part == "background" else "#336699")
    return [Coloured(part, clause.message.said(cue.start, cue.end), shade(before, modifier))]


def _part_of(colour: PlacedValue, current: dict[_Part, str | None]) -> _Part | None:
    """The part of the application that has this colour now."""
    if not isinstance(colour.value, ColourWord):
        return None
    near = [(distance(colour.value.css, css), part) for part, css in current.items() if css]
    if near and min(near)[0] < _SAME:
        return min(near)[1]
    kin = [part for part, css in current.items() if css and same_hue(colour.value.css, css)]
    return kin[0] if len(kin) == 1 else None


def _named_part(clause: Clause, colour: PlacedValue) -> _Part | None:
    """The part named beside the colour, the nearest one."""
    near: list[tuple[int, _Part]] = []
    for part in PARTS:
        for cue in clause.cues(part):
            gap = cue.start - colour.end if cue.start >= colour.end else colour.start - cue.end
            near.append((gap, part))
    return min(near)[1] if near else None


def _free_part(wanted: list[Coloured]) -> _Part:
    return "background" if any(one.role == "accent" for one in wanted) else "accent"


def role_of_the_old(wanted: object, said: Clause, parts: list[Clause]) -> _Part | None:
    """The part whose old colour was just taken away, where none is named anew: "take the blue background away and make it white"."""
    if not isinstance(wanted, Remove) or wanted.of or wanted.feature or wanted.concept or any(one.cue(part) for one in parts for part in PARTS):
        return None
    taken = [part for part in PARTS if said.cue(part)]
    return taken[0] if len(taken) == 1 else None


def colourful_from(parts: list[Clause], n: int) -> list[Clause]:
    """The neighbouring clauses from `n` on that speak of nothing but colours."""
    run: list[Clause] = []
    for part in parts[n:]:
        if not _about_colour(part) or (run and part.start - run[-1].end > 2 and not part.colours):
            break
        run.append(part)
    return run if any(part.colours or any(part.cue(k) for k in ("darker", "lighter", "softer")) for part in run) else []


def _about_colour(part: Clause) -> bool:
    if any(isinstance(value.value, Duration) for value in part.values) or part.cue("remove_after") or part.cue("called"):
        return False
    hues = {i for colour in part.colours for i in range(colour.start, colour.end)}
    if any(hit.label.kind in {"item", "status", "option"} and (hit.whole or not hues.intersection(range(hit.start, hit.end))) for hit in part.hits):
        return False
    moods = any(part.cue(kind) for kind in ("darker", "lighter", "softer"))
    return bool(part.colours) or (moods and any(part.cue(kind) for kind in ("background", "accent", "text", "colour", "set")))

"""Where the business is, and how it can be reached."""

from core.brief import ContactGiven
from core.understanding.capitals import capital_run, ordinary
from core.understanding.listing import capitalised
from core.understanding.patterns import Hit
from core.understanding.scene import Placed, Scene
from core.understanding.uncapped import small_town
from core.understanding.values import Email, Phone, Street, Url


def read_place(scene: Scene, name: tuple[int, int] | None) -> None:
    """Notes where the business is, when it is said near its name or trade, and its contacts."""
    for value in scene.values:
        _contact(scene, value)
    anchors = [name[1]] if name else []
    anchors += [h.end for h in scene.lex.trades.longest(scene.tokens)]
    if scene.lex.language == "en" and scene.sentences:
        anchors += [h.end for cue in ("own", "runs") for h in scene.cue(cue, 0, scene.sentences[min(1, len(scene.sentences) - 1)][1])]
    for hit in scene.cue("place_before"):
        near = any(0 <= hit.start - a <= 6 for a in anchors)
        run = _place_run(scene, hit.end)
        if near and run and not (name and run[0] < name[1] and name[0] < run[1]) and not set(range(*run)) & scene.denied:
            scene.note(ContactGiven("place", _nominative(scene, hit, scene.words(*run))), run[0], run[1], 0.7)
            return
    small = small_town(scene, name)
    if small:
        at, start, end = small
        before = scene.is_cue("place_before", at)
        said = capitalised(scene.words(start, end))
        scene.note(ContactGiven("place", _nominative(scene, before, said) if before else said), start, end, 0.6)


def _nominative(scene: Scene, before: Hit[str], said: str) -> str:
    """The name of a place as maps write it where "in" changed its ending: "Toruniu" is "Toruń"; as said where no form is known."""
    if scene.tokens[before.end - 1].fold not in scene.lex.lists.get("place_in", ()):
        return said
    forms = [form.partition(">") for form in scene.lex.lists.get("place_forms", ())]
    whole = next((new for old, _, new in forms if old == said), None)
    ending = next(((old, new) for old, _, new in forms if old[:1].islower() and said.endswith(old) and " " not in said), None)
    return whole or (f"{said.removesuffix(ending[0])}{ending[1]}" if ending else said)


def _place_run(scene: Scene, start: int) -> tuple[int, int] | None:
    if scene.lex.language == "ar":
        free = start < len(scene.tokens) and scene.tokens[start].kind == "word" and not ordinary(scene, start) and not scene.value_at(start)
        return (start, start + 1) if free else None
    return capital_run(scene, start, vocabulary=True)


def _contact(scene: Scene, placed: Placed) -> None:
    match placed.value:
        case Email(address=text):
            scene.note(ContactGiven("email", text), placed.start, placed.end)
        case Phone(number=text):
            scene.note(ContactGiven("phone", text), placed.start, placed.end)
        case Url(url=text):
            scene.note(ContactGiven("url", text), placed.start, placed.end)
        case Street(text=text):
            scene.note(ContactGiven("place", text), placed.start, placed.end)
        case _:
            pass

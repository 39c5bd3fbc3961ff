"""Names in a language that writes every noun with a capital: what stands beside a noun, or alone between commas."""

from core.understanding.capitals import capital, capital_run, ordinary
from core.understanding.scene import Scene

_LISTS = ("fill_in", "we_keep", "each_record")


def names_beside_nouns(scene: Scene) -> list[tuple[int, int, float]]:
    """Token ranges and scores: a noun and a name without a comma ("Lesekreis Nachteule"), or a part of a sentence that is only a name."""
    if scene.lex.language != "de":
        return []
    found = [(*run, 0.58 - 0.002 * run[0]) for hit in scene.lex.trades.find(scene.tokens) if (run := _owned_by(scene, hit.end))]
    for number, (start, end) in enumerate(scene.sentences[:2]):
        chunks = list(scene.chunks(start, end))
        for at, (left, right) in enumerate(chunks):
            if any(scene.cue(name, start, left) for name in _LISTS):
                break  # "for each tree we note height, kind of tree, place"
            run = _apposition(scene, left, right)
            ended = right >= end or scene.tokens[right].text in {",", ":"}
            if run and ended and at and not _listed(scene, chunks, at):
                found.append((*run, 0.59 - 0.05 * number - 0.002 * run[0]))
            for i in range(left, right - 1):
                pair = _noun_and_name(scene, i, right)
                if pair:
                    found.append((*pair, 0.56 - 0.05 * number - 0.002 * i + (0.03 if at == 0 else 0)))
                    break
    return found


def _owned_by(scene: Scene, end: int) -> tuple[int, int] | None:
    """The name behind "of" after the kind of house: "der Fuhrpark von Nord Transport"."""
    if end >= len(scene.tokens) or scene.tokens[end].fold not in {"von", "vom"}:
        return None
    run = capital_run(scene, end + 1, vocabulary=True)
    return run if run and run[1] - run[0] > 1 else None


def _apposition(scene: Scene, left: int, right: int) -> tuple[int, int] | None:
    """A part of a sentence that is a name and perhaps a place: "Wolle und Mehr in Fulda", "Zum alten Anker"."""
    left, _ = scene.trim(left, right, "fillers")
    if left >= right or not capital(scene, left) or scene.is_cue("wish", left) or scene.values_in(left, right):
        return None
    stop = next((i for i in range(left + 1, right) if scene.tokens[i].fold in {"in", "bei", "aus"}), right)
    if scene.tokens[left].fold in scene.lex.lists.get("name_links", ()):
        return (left, stop) if 2 <= stop - left <= 4 and capital(scene, stop - 1) else None
    run = capital_run(scene, left, vocabulary=True)
    unusual = run and any(capital(scene, i) and not ordinary(scene, i) for i in range(*run))
    return (left, stop) if run and unusual and run[1] == stop and stop - left <= 5 else None


def _listed(scene: Scene, chunks: list[tuple[int, int]], at: int) -> bool:
    """Whether the part beside it is of the same kind, as in a list of fields or things."""
    others = [chunks[i] for i in (at - 1, at + 1) if 0 <= i < len(chunks)]
    return any(scene.concepts(*other) and all(capital(scene, i) for i in range(*other)) for other in others) or any(
        all(capital(scene, i) or scene.is_cue("and", i) for i in range(*other)) for other in others if other[1] - other[0] <= 4
    )


def _noun_and_name(scene: Scene, index: int, end: int) -> tuple[int, int] | None:
    """Two nouns side by side, of which the second is no ordinary word: the kind of house and its name."""
    if capital_run(scene, index) is None or capital_run(scene, index + 1) is None:
        return None
    small = any(scene.is_cue(name, index) for name in ("articles", "possessives", "fillers", "howmany", "greetings", "and", "clause", "each_record"))
    if small or ordinary(scene, index + 1) or scene.value_at(index) or scene.value_at(index + 1) or scene.tokens[index].fold in {"herr", "frau", "familie"}:
        return None
    run = capital_run(scene, index)
    return (index, min(run[1], end)) if run and run[1] > index + 1 else None

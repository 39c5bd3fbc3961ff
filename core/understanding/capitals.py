"""Stretches of capitalised words, and what belongs to them: the material of names."""

from core.understanding.scene import Scene
from core.understanding.values import CalendarDate, ColourWord, DateSpan, Email, HoursPhrase, Money, Phone, Url, Weekdays

_NOT_NAMES = (ColourWord, Weekdays, HoursPhrase, Money, CalendarDate, DateSpan, Email, Phone, Url)
LONGEST = 7


def capital_run(scene: Scene, start: int, *, vocabulary: bool = False) -> tuple[int, int] | None:
    """A stretch of capitalised words from `start`, small link words inside allowed."""
    if start >= len(scene.tokens) or not (capital(scene, start) or scene.lex.language == "ar"):
        return None
    if scene.lex.language == "ar" or (excluded(scene, start) and not _colour_begins(scene, start)):
        return None
    end = start + 1
    while end < len(scene.tokens) and end - start < LONGEST:
        numbered = scene.tokens[end].kind == "number" and scene.value_at(end) is None
        if (capital(scene, end) or numbered) and (not excluded(scene, end) or _coloured(scene, end)):
            end += 1
            continue
        linked = end
        while linked < len(scene.tokens) and linked - end < 2 and _links(scene, linked):
            linked += 1
        if linked > end and linked < len(scene.tokens) and capital(scene, linked) and not excluded(scene, linked):
            if scene.is_cue("place_before", end) and scene.tokens[end].fold not in scene.lex.lists.get("name_links_sure", ()):
                break
            end = linked + 1
            continue
        break
    return None if vocabulary and end - start == 1 and ordinary(scene, start) else (start, end)


def prolonged(scene: Scene, start: int, run: tuple[int, int]) -> tuple[int, int]:
    """The run with what belongs to it in small letters: a noun behind its adjective, or a link and a noun before a pause ("Soot and son,")."""
    end = run[1]
    if end - start == 1 and scene.tokens[start].text.endswith(scene.lex.lists.get("name_adjectives", ()) or ("\0",)) and _plain_word(scene, end):
        return start, end + 1
    links = end
    while links < len(scene.tokens) and links - end < 2 and _links(scene, links):
        links += 1
    after = links + 1
    paused = after >= len(scene.tokens) or scene.tokens[after].kind == "mark"
    if scene.lex.lists.get("name_adjectives") and links > end and paused and _plain_word(scene, links):
        return start, after
    return run


def _coloured(scene: Scene, index: int) -> bool:
    """Whether the word names a colour: inside a name it belongs to it ("Red Lion", "Fil Rouge")."""
    value = scene.value_at(index)
    return value is not None and isinstance(value.value, ColourWord)


def _colour_begins(scene: Scene, index: int) -> bool:
    """Whether a colour opens a name: capitalised inside a sentence, before another capital or its noun ("the bakery Golden Crust")."""
    opens = any(start == index for start, _ in scene.sentences)
    bound = capital(scene, index + 1) or scene.tokens[index].text.endswith(scene.lex.lists.get("name_adjectives", ()) or ("\0",))
    return _coloured(scene, index) and not opens and bound


def _links(scene: Scene, index: int) -> bool:
    return scene.tokens[index].text == "&" or scene.tokens[index].fold in scene.lex.lists.get("name_links", ())


def capital(scene: Scene, index: int) -> bool:
    """Whether a word is written with a capital, "I" aside."""
    return index < len(scene.tokens) and scene.tokens[index].kind == "word" and scene.tokens[index].capital and scene.tokens[index].text != "I"


def excluded(scene: Scene, index: int) -> bool:
    """Whether a word is a value, a wish or a greeting and so begins no name."""
    value = scene.value_at(index)
    return (
        (value is not None and isinstance(value.value, _NOT_NAMES))
        or bool(scene.lex.spoken_languages.find(scene.tokens, index, index + 1))
        or bool(scene.is_cue("wish", index))
        or bool(scene.is_cue("greetings", index))
    )


def _plain_word(scene: Scene, index: int) -> bool:
    return (
        index < len(scene.tokens)
        and scene.tokens[index].kind == "word"
        and not stops(scene, index)
        and not any(scene.is_cue(name, index) for name in ("and", "wish", "fill_in", "clause", "deny_before", "possessives"))
    )


def ordinary(scene: Scene, index: int) -> bool:
    """Whether the word is ordinary vocabulary."""
    books = (scene.lex.concepts, scene.lex.trades, scene.lex.features)
    return any(h.start == index and h.size == 1 for book in books for h in book.find(scene.tokens, index, index + 1)) or any(
        scene.is_cue(name, index) for name in ("articles", "possessives", "fillers", "wish", "deny_before", "background", "accent", "and", "or", "whether")
    )


def stops(scene: Scene, index: int) -> bool:
    """Whether a word ends a name that is written in small letters."""
    if scene.lex.language == "ar":
        token = scene.tokens[index]
        return token.fold in scene.lex.lists.get("name_stops", ()) or bool(scene.is_cue("wish", index)) or (token.fold.startswith("و") and len(token.fold) > 3)
    return scene.tokens[index].fold in scene.lex.lists.get("name_stops", ()) or bool(scene.is_cue("wish", index)) or scene.value_at(index) is not None

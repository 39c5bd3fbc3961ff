"""Colour words in a sentence: plain, poetic, inflected, with dark, light, pale and the like."""

import re
from itertools import pairwise

from core.understanding.values.colour_names import ColourLexicon, colour_lexicon, rare_names
from core.understanding.values.found import ColourWord
from core.understanding.values.shades import shade
from core.understanding.values.words import Word, split_words

_HEX = re.compile(r"(?<![\w&])#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?!\w)")
_RGB = re.compile(r"\brgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)")
_FEW = 2
_POLITE = frozenset({"please", "ideally", "thanks", "thank", "bitte", "danke", "merci", "alsjeblieft", "prosím", "proszę", "пожалуйста", "grazie"})
_MADE = frozenset({"it", "in", "be", "everything"})
_ENDS = frozenset(".!?;")


def written_colours(text: str) -> list[tuple[int, int, ColourWord]]:
    """Colours in figures: #rrggbb, #rgb, rgb(r, g, b)."""
    found: list[tuple[int, int, ColourWord]] = []
    for match in _HEX.finditer(text):
        digits = match.group()[1:].lower()
        css = "#" + (digits if len(digits) == 6 else "".join(c * 2 for c in digits))
        found.append((match.start(), match.end(), ColourWord(match.group(), css)))
    found.extend((m.start(), m.end(), ColourWord(m.group(), "#" + "".join(f"{min(255, int(c)):02x}" for c in m.groups()))) for m in _RGB.finditer(text))
    return found


def spoken_colours(text: str, language: str) -> list[tuple[int, int, ColourWord]]:
    """Colour words with character offsets, in order."""
    lex = colour_lexicon(language)
    words = split_words(text)
    found: list[tuple[int, int, ColourWord]] = []
    for start, end in _sentences(words):
        cued = any(lex.is_cue(word) for word in words[start:end])
        found += _in_sentence(words[start:end], text, lex, cued=cued, rare=cued and language == "en")
    return found


def _sentences(words: tuple[Word, ...]) -> list[tuple[int, int]]:
    bounds = [0, *(i + 1 for i, word in enumerate(words) if word.folded in _ENDS), len(words)]
    return [(a, b) for a, b in pairwise(bounds) if b > a]


def _in_sentence(words: tuple[Word, ...], text: str, lex: ColourLexicon, *, cued: bool, rare: bool) -> list[tuple[int, int, ColourWord]]:
    hits: list[tuple[int, int, str, bool, bool]] = []  # start, end, css, thing, modified
    i = 0
    while i < len(words):
        hit = _colour_at(words, i, lex)
        odd = _rare_at(words, i) if rare else None
        if odd and (hit is None or odd[0] > hit[0]):
            hit = (odd[0], odd[1], True, False)
        if hit is None:
            i += 1
            continue
        hits.append((i, *hit))
        i = hit[0]
    found: list[tuple[int, int, ColourWord]] = []
    alone = len(hits) >= 2 and sum(word.is_word for word in words) <= _FEW + sum(end - start for start, end, *_ in hits)
    for start, end, css, thing, modified in hits:
        beside = any(other[0] != start and not other[3] and (0 <= other[0] - end <= 4 or 0 <= start - other[1] <= 4) for other in hits)
        if thing and not (cued or beside or alone):
            continue
        near = any(lex.is_cue(word) for word in words[max(0, start - 5) : end + 5])
        made = start > 0 and words[start - 1].folded in _MADE and end < len(words) and words[end].folded == "and"
        lone = made or end >= len(words) or not words[end].is_word or words[end].folded in _POLITE
        certain = alone or (near if thing else cued or beside or modified or lone)
        a, b = words[start].start, words[end - 1].end
        found.append((a, b, ColourWord(text[a:b], css, certain)))
    return found


def _colour_at(words: tuple[Word, ...], i: int, lex: ColourLexicon) -> tuple[int, str, bool, bool] | None:
    """End, colour, whether it is a thing's name, whether it was modified."""
    named = lex.name_at(words, i)
    if named:
        colour, end = named
        after = _behind(words, end, lex)
        if after:
            return after[2], shade(colour.css, after[0], very=after[1]), False, True
        return end, colour.css, colour.thing, False
    return _modified(words, i, lex) or _joined(words, i, lex)


def _behind(words: tuple[Word, ...], i: int, lex: ColourLexicon) -> tuple[str, bool, int] | None:
    j, very = i, False
    while j < len(words) and words[j].folded in lex.very:
        j, very = j + 1, True
    if j < len(words) and words[j].folded in lex.after:
        modifier, j = lex.after[words[j].folded], j + 1
        if j < len(words) and words[j].folded in lex.very:  # Arabic says "light very"
            j, very = j + 1, True
        return modifier, very, j
    return None


def _modified(words: tuple[Word, ...], i: int, lex: ColourLexicon) -> tuple[int, str, bool, bool] | None:
    j, very = i, False
    modifiers: list[str] = []
    while j < len(words) and len(modifiers) < 3:
        if words[j].folded in lex.very:
            very, j = True, j + 1
        elif words[j].folded in lex.before:
            modifiers.append(lex.before[words[j].folded])
            j += 1
        elif modifiers and words[j].folded in {"-", ","}:
            j += 1
        else:
            break
    if not modifiers or j >= len(words):
        return None
    inner = lex.name_at(words, j)
    css, end = (inner[0].css, inner[1]) if inner else ("", 0)
    if inner is None:
        joined = _joined(words, j, lex)
        if joined is None:
            return None
        css, end = joined[1], joined[0]
    for modifier in reversed(modifiers):
        css = shade(css, modifier, very=very)
    return end, css, False, True


def _joined(words: tuple[Word, ...], i: int, lex: ColourLexicon) -> tuple[int, str, bool, bool] | None:
    """Read "dunkelgrün", a modifier and a colour in one word."""
    word = words[i].folded
    for prefix, modifier in lex.joined:
        rest = word.removeprefix(prefix).removeprefix("-")
        if rest != word and len(rest) >= 3:
            colour = lex.names.get((rest,)) or lex.stems.get((lex.stem(rest),))
            if colour:
                return i + 1, shade(colour.css, modifier), False, True
    return None


def _rare_at(words: tuple[Word, ...], i: int) -> tuple[int, str] | None:
    """A rare name where a colour is expected: "in lavender mist for"; a single word only between the right neighbours."""
    rare, cues = rare_names(), colour_lexicon("en")
    before = words[i - 1].folded if i else ":"
    if before not in rare.before:
        return None
    for size in (3, 2, 1):
        key = tuple(word.folded for word in words[i : i + size])
        after = words[i + size].folded if i + size < len(words) else "."
        if key in rare.names and len(key) == size and (size > 1 or (key[0] not in rare.common and after in rare.after and not cues.is_cue(words[i]))):
            return i + size, rare.names[key]
    return None

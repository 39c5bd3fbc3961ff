"""Numbers in digits and in words, composed by the rules of a language."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from core.understanding.values.lexicon import Lexicon, lexicon
from core.understanding.values.words import Word

_JOIN = -1
_SCALES = (1_000_000, 1000)
_BY_HUNDREDS = frozenset({"en", "de", "nl"})
"""Where one says "twelve hundred"."""
_MARKS = re.compile(r"[.,'\u00a0\u202f ]")


@dataclass(frozen=True, slots=True)
class NumberHit:
    """A number that stands at words `start` up to `end`. `weak` when it is rather an article ("ein", "une", "one")."""

    amount: Decimal
    start: int
    end: int
    digits: bool
    ordinal: bool = False
    weak: bool = False

    @property
    def whole(self) -> int | None:
        """The number as an int, None when it has decimals."""
        return int(self.amount) if self.amount == self.amount.to_integral_value() else None


def number_at(words: tuple[Word, ...], i: int, lex: Lexicon, *, additions: bool = True) -> NumberHit | None:
    """The number that begins at word `i`; with `additions` also "and a half" behind it."""
    if i >= len(words):
        return None
    phrase = lex.amounts.at(words, i)
    if phrase and phrase[1] - i > 1:
        return _scaled(words, Decimal(phrase[0]), i, phrase[1], lex)
    hit = _digits(words, i, lex) if words[i].is_digits else _spoken(words, i, lex)
    if hit is None and phrase:
        hit = _scaled(words, Decimal(phrase[0]), i, phrase[1], lex)
    if hit is None or not additions or hit.whole is None:
        return hit
    more = lex.after.at(words, hit.end)
    if more:
        scaled = _scaled(words, hit.amount + Decimal(more[0]), i, more[1], lex)  # "two and a half thousand"
        return NumberHit(scaled.amount, i, scaled.end, digits=hit.digits)
    return hit


def ordinal_at(words: tuple[Word, ...], i: int, lex: Lexicon) -> NumberHit | None:  # noqa: PLR0911 - one reading after another
    """The ordinal at word `i`: "third", "21st", "24." where the language writes it so."""
    if i >= len(words):
        return None
    word = words[i]
    if word.is_digits and word.folded.isdecimal() and i + 1 < len(words):
        mark = words[i + 1]
        if mark.folded in lex.ordinal_marks and mark.start == word.end:
            if mark.folded == "." and not (i and words[i - 1].folded in lex.ordinal_before):
                return None
            return NumberHit(Decimal(word.folded), i, i + 2, digits=True, ordinal=True)
        return None
    value = lex.ordinals.get(word.folded)
    if value is not None:
        return NumberHit(Decimal(value), i, i + 1, digits=False, ordinal=True)
    tens = lex.cardinals.get(word.folded)
    tens = lex.ordinals.get(word.folded) if tens is None else tens
    if tens is not None and tens in range(20, 100, 10) and i + 1 < len(words):
        j = i + 2 if words[i + 1].folded == "-" else i + 1
        unit = lex.ordinals.get(words[j].folded) if j < len(words) else None
        if unit is not None and unit < 10:
            return NumberHit(Decimal(tens + unit), i, j + 1, digits=False, ordinal=True)
    return None


def literal(text: str, lex: Lexicon) -> Decimal:
    """The value of digits with marks as the language writes them: "1.490,50", "1 490", "3,80"."""
    marks = _MARKS.findall(text)
    if not marks:
        return Decimal(text)
    groups = _MARKS.split(text)
    last = marks[-1]
    grouped = all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0] != "0"
    if len(set(marks)) == 1 and grouped and (len(marks) > 1 or last == lex.thousands or last in "' \u00a0\u202f"):
        return Decimal("".join(groups))
    if last in ".,":
        return Decimal("".join(groups[:-1]) + "." + groups[-1])
    return Decimal("".join(groups))


def _digits(words: tuple[Word, ...], i: int, lex: Lexicon) -> NumberHit:
    amount = literal(words[i].folded, lex)
    end = i + 1
    if end < len(words):
        scale = lex.cardinals.get(words[end].folded)
        if words[end].folded == "k" and words[end].start == words[i].end:
            scale = 1000
        if scale in _SCALES:
            return NumberHit(amount * scale, i, end + 1, digits=True)
    return NumberHit(amount, i, end, digits=True)


def _scaled(words: tuple[Word, ...], amount: Decimal, start: int, end: int, lex: Lexicon) -> NumberHit:
    scale = lex.cardinals.get(words[end].folded) if end < len(words) else None
    if scale in _SCALES:
        return NumberHit(amount * scale, start, end + 1, digits=False)
    return NumberHit(amount, start, end, digits=False)


def _spoken(words: tuple[Word, ...], i: int, lex: Lexicon) -> NumberHit | None:
    morphs: list[tuple[int, int]] = []  # value or _JOIN, index behind
    j = i
    while j < len(words) and len(morphs) < 14:
        more = _morphs(words[j].folded, lex.language)
        if more is None and words[j].folded == "-" and morphs and words[j].start == words[j - 1].end:
            j += 1
            continue
        if more is None and not (words[j].folded in lex.joiners and morphs):
            break
        morphs.extend((value, j + 1) for value in (more or (_JOIN,)))
        j += 1
    if morphs and morphs[0][0] == _JOIN:  # "and" written onto the first word
        morphs.pop(0)
    if not morphs or morphs[0][0] == _JOIN:
        return None
    used, value = compose([value for value, _ in morphs], lex)
    while used and morphs[used - 1][0] == _JOIN:
        used -= 1
    if not used:
        return None
    end = morphs[used - 1][1]
    amount = Decimal(value)
    amount, end = _decimals(words, end, amount, lex)
    first = words[i].folded
    weak = end == i + 1 and (first in lex.articles or value == 1)
    return NumberHit(amount, i, end, digits=False, weak=weak)


def _decimals(words: tuple[Word, ...], end: int, amount: Decimal, lex: Lexicon) -> tuple[Decimal, int]:
    """Read "three point five": decimals behind a decimal word."""
    if end + 1 >= len(words) or words[end].folded not in lex.decimal_words:
        return amount, end
    more = _spoken(words, end + 1, lex)
    if more is None or more.whole is None:
        return amount, end
    digits, j = str(more.whole), more.end
    while len(digits) < 4 and j < len(words) and (value := lex.cardinals.get(words[j].folded)) is not None and value < 10:
        digits, j = digits + str(value), j + 1
    return Decimal(f"{amount}.{digits}"), j


@lru_cache(maxsize=8192)
def _morphs(word: str, language: str) -> tuple[int, ...] | None:
    """The number words that a word is made of; None when it is none."""
    lex = lexicon(language)
    if word in lex.cardinals:
        return (lex.cardinals[word],)
    if lex.joiner_prefix and word.startswith(lex.joiner_prefix) and word[len(lex.joiner_prefix) :] in lex.cardinals:
        return (_JOIN, lex.cardinals[word[len(lex.joiner_prefix) :]])
    for prefix in lex.number_prefixes:
        if word.startswith(prefix) and word[len(prefix) :] in lex.cardinals:
            return (lex.cardinals[word[len(prefix) :]],)
    if lex.compound_joiner is None or len(word) < 6:
        return None
    parts = _split(word, lex, 0)
    if parts is None:
        return None
    used, value = compose(list(parts), lex, written_together=True)
    return (value,) if used == len(parts) else None


def _split(word: str, lex: Lexicon, depth: int) -> tuple[int, ...] | None:
    if not word:
        return ()
    if depth > 9:
        return None
    for size in range(len(word), 1 if depth else 2, -1):
        value = lex.cardinals.get(word[:size], lex.compound_forms.get(word[:size]))
        if value is not None:
            rest = _split(word[size:], lex, depth + 1)
            if rest is not None:
                used, _ = compose([value, *rest], lex, written_together=True) if depth == 0 else (len(rest) + 1, 0)
                if used == len(rest) + 1:
                    return (value, *rest)
    if depth and lex.compound_joiner and word.startswith(lex.compound_joiner):
        rest = _split(word[len(lex.compound_joiner) :], lex, depth + 1)
        return (_JOIN, *rest) if rest else None
    return None


def compose(parts: list[int], lex: Lexicon, *, written_together: bool = False) -> tuple[int, int]:
    """How many of the parts make one number, and that number: [4, 20, 10, 2] is 92 in French, [5, -1, 20] is 25 in German."""
    total = group = used = 0
    scale = 10**9
    joined = False
    for n, part in enumerate(parts):
        if part == _JOIN:
            following = parts[n + 1] if n + 1 < len(parts) else None
            if following is None or not _may_join(group, total, following, lex, written_together=written_together):
                break
            joined = True
            continue
        if part in _SCALES and part < scale:
            total, group, scale = total + (group or 1) * part, 0, part
        elif part == 100 and 0 < group < 100 and (group < 10 or lex.language in _BY_HUNDREDS):
            group *= 100
        elif lex.vigesimal and part == 20 and group % 100 == 4:
            group += 76
        elif _adds(part, group, lex, joined=joined):
            group += part
        elif part >= 1000 and not total and not group:
            total, scale = part, 1000 if part % 1000 == 0 else 1
        elif part == 0 and n == 0:
            return 1, 0
        else:
            break
        joined = False
        used = n + 1
    return used, total + group


def _adds(part: int, group: int, lex: Lexicon, *, joined: bool) -> bool:
    """Whether a part below a thousand may be added to what stands before it."""
    if part < 10:
        return part > 0 and group % 10 == 0 and group % 100 != 10
    if part < 20:
        return group % 100 == 0 or (lex.vigesimal and group % 100 in {60, 80})
    if part < 100:
        return group % 100 == 0 or (joined and group % 100 < 10)
    return part < 1000 and group == 0


def _may_join(group: int, total: int, following: int, lex: Lexicon, *, written_together: bool) -> bool:
    if written_together:
        return (0 < group % 100 < 10 and 20 <= following < 100) or (group % 100 == 0 and following < 100)
    match lex.joiner_after:
        case "tens":
            return 20 <= group % 100 < 100 and group % 10 == 0 and (following < 10 or (lex.vigesimal and following == 11))
        case "hundreds":
            return (group or total) > 0 and group % 100 == 0 and 0 < following < 100
        case "any":
            units_then_tens = 0 < group % 100 < 10 and 20 <= following < 100
            return units_then_tens or (group % 100 == 0 and (group or total) > 0 and following < 1000)
        case "inverted":
            return 0 < group % 100 < 10 and 20 <= following < 100
        case _:
            return False

"""Everything of value in a sentence, left to right, without overlaps."""

from core.understanding.values.amounts import AmountHit, amount_at
from core.understanding.values.colours import spoken_colours, written_colours
from core.understanding.values.contacts import contacts, street_at
from core.understanding.values.dates import date_at, written_dates
from core.understanding.values.found import CalendarDate, ColourWord, Duration, Found, FoundValue, Money, Number
from core.understanding.values.hours import hours_at
from core.understanding.values.lexicon import Lexicon, lexicon
from core.understanding.values.times import ahead, span_at, time_at
from core.understanding.values.words import Word, split_words

_Span = tuple[int, int, FoundValue]


def find_values(text: str, language: str) -> tuple[Found, ...]:
    """All values in `text`, in order; where readings overlap, the longer one is kept."""
    lex = lexicon(language)
    fixed: list[_Span] = [*contacts(text)]
    fixed += [hit for hit in written_colours(text) if _free(hit, fixed)]
    fixed += [hit for hit in written_dates(text, language) if _free(hit, fixed)]
    words = tuple(word for word in split_words(text) if not any(start < word.end and word.start < end for start, end, _ in fixed))
    spans = fixed + _streets(words, lex, text)
    words = tuple(word for word in words if _free((word.start, word.end, None), spans))
    colours = spoken_colours(text, language)
    spans += [hit for hit in _spoken(words, lex) if not _within(hit, colours)]
    spans += [hit for hit in colours if _free(hit, spans)]
    spans.sort(key=lambda span: span[0])
    return tuple(Found(start, end, text[start:end], value) for start, end, value in spans)


def _free(span: tuple[int, int, object], others: list[_Span]) -> bool:
    return not any(start < span[1] and span[0] < end for start, end, _ in others)


def _within(span: _Span, colours: list[tuple[int, int, ColourWord]]) -> bool:
    """Whether a time or number is only part of a colour's name ("midnight blue")."""
    return any(start <= span[0] and span[1] <= end and end - start > span[1] - span[0] for start, end, _ in colours)


def _streets(words: tuple[Word, ...], lex: Lexicon, text: str) -> list[_Span]:
    found: list[_Span] = []
    for i, word in enumerate(words):
        hit = street_at(words, i, lex, text)
        if hit and _free((word.start, words[hit[1] - 1].end, None), found):
            found.append((word.start, words[hit[1] - 1].end, hit[0]))
    return found


def _spoken(words: tuple[Word, ...], lex: Lexicon) -> list[_Span]:
    """One reading from left to right; at each word the longest value wins, hours and dates before times before amounts."""
    dated = _dated(words, lex)
    found: list[_Span] = []
    i = 0
    while i < len(words):
        best = _best(words, i, lex, dated)
        if best is None:
            i += 1
            continue
        value, end = best
        found.append((words[i].start, words[end - 1].end, value))
        i = end
    return found


def _dated(words: tuple[Word, ...], lex: Lexicon) -> frozenset[int]:
    """Words that belong to a calendar date, which hours must not take."""
    taken: set[int] = set()
    for i in range(len(words)):
        hit = date_at(words, i, lex)
        if hit and not (isinstance(hit.value, CalendarDate) and hit.value.day is None):
            taken.update(range(hit.start, hit.end))
    return frozenset(taken)


def _best(words: tuple[Word, ...], i: int, lex: Lexicon, dated: frozenset[int]) -> tuple[FoundValue, int] | None:
    choices: list[tuple[int, int, FoundValue]] = []  # end, rank, value
    hours = hours_at(words, i, lex, dated)
    if hours:
        choices.append((hours.end, 5, hours.value))
    elif (span := span_at(words, i, lex)) and not span.sure and _beside_date(span.start, span.end, dated) and i not in dated:
        choices.append((span.end, 5, span.span))
    date = date_at(words, i, lex)
    if date:
        choices.append((date.end, 4, date.value))
    amount = amount_at(words, i, lex)
    if amount:
        choices.append((amount.end, 2, amount.value))
    time = time_at(words, i, lex)
    if time and amount and amount.end >= time.end and _rather_an_amount(words, i, amount, lex):
        time = None
    if time and (time.sure or (_after_at(words, i, lex) and not (amount and amount.end > time.end))):
        choices.append((time.end, 3, time.clock))
    if not choices:
        return None
    end, _, value = max(choices, key=lambda choice: (choice[0], choice[1]))
    return value, end


def _rather_an_amount(words: tuple[Word, ...], i: int, amount: AmountHit, lex: Lexicon) -> bool:
    """Say whether "deux heures" and "due e mezzo" is a length or an amount: it is, unless a word such as "at" or an article of the hour makes them a time."""
    if isinstance(amount.value, Duration) and ahead(words, amount.end, lex):
        return True
    if _after_at(words, i, lex) or ("articles" in lex.time and lex.time["articles"].at(words, i)):
        return False
    if isinstance(amount.value, Duration) and "at_hours" in lex.time and lex.time["at_hours"].before(words, i) is not None:
        return False
    if isinstance(amount.value, Money):
        return bool(lex.price_joiners) and amount.value.amount % 1 != 0
    return isinstance(amount.value, Duration) or (isinstance(amount.value, Number) and amount.value.amount % 1 != 0)


def _after_at(words: tuple[Word, ...], i: int, lex: Lexicon) -> bool:
    """Whether a word such as "at" or "um" stands before and nothing after says that the number measures or prices something."""
    return lex.time["at"].before(words, i) is not None


def _beside_date(start: int, end: int, dated: frozenset[int]) -> bool:
    """Whether a date stands within three words of the place."""
    return any(k in dated for k in (*range(start - 3, start), *range(end, end + 3)))

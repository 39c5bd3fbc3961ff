"""Money, percentages, durations and quantities with a unit."""

from dataclasses import dataclass, replace
from decimal import Decimal

from core.understanding.values.found import Duration, Money, Number, NumberRange, Percent, Quantity
from core.understanding.values.lexicon import Lexicon
from core.understanding.values.numbers import NumberHit, number_at, ordinal_at
from core.understanding.values.words import Word

_LETTERS = 4
_DUALS = (("ين", ""), ("تين", "ه"))  # noqa: RUF001 - Arabic


@dataclass(frozen=True, slots=True)
class AmountHit:
    """An amount at words `start` up to `end`."""

    value: Number | NumberRange | Money | Percent | Duration | Quantity
    start: int
    end: int


def amount_at(words: tuple[Word, ...], i: int, lex: Lexicon) -> AmountHit | None:
    """The amount that begins at word `i`: with a currency, a unit, a percent sign, or bare."""
    phrase = lex.duration_phrases.at(words, i)
    if phrase:
        return AmountHit(_duration(phrase[0]), i, phrase[1])
    currency = lex.currencies.at(words, i)
    if currency and not words[i].is_word:
        number = number_at(words, currency[1], lex)
        if number:
            return AmountHit(Money(number.amount, currency[0]), i, number.end)
    if lex.language == "ar" and words[i].is_word and (several := _arabic_coins(words, i, lex)):
        return several
    number = number_at(words, i, lex)
    if number is None:
        ordinal = ordinal_at(words, i, lex)
        return AmountHit(Number(ordinal.amount, ordinal=True), i, ordinal.end) if ordinal else None
    return _money(words, number, lex) or _measure(words, number, lex) or _range(words, number, lex) or _bare(words, number, lex)


def _arabic_coins(words: tuple[Word, ...], i: int, lex: Lexicon) -> AmountHit | None:
    """A currency that says its amount itself: two of it by its ending, one and a half by what follows, "for" written onto either."""
    said = words[i].folded
    bare = said.removeprefix("ب") if len(said) > _LETTERS else said
    for amount, one in ((1, bare), *((2, f"{bare.removesuffix(dual)}{single}") for dual, single in _DUALS if bare.endswith(dual))):
        currency = lex.currencies.at((replace(words[i], folded=one),), 0)
        half = lex.after.at(words, i + 1)
        if currency and (one != bare or half):
            return AmountHit(Money(amount + Decimal(half[0] if half else 0), currency[0]), i, half[1] if half else i + 1)
    return None


def _money(words: tuple[Word, ...], number: NumberHit, lex: Lexicon) -> AmountHit | None:
    end = number.end
    if end + 1 < len(words) and words[end].folded == "," and words[end + 1].folded == "-" and number.digits:
        end += 2  # "490,-"
    # "3 euro 20" and "4 and a half euros" alike
    currency = lex.currencies.at(words, end)
    if currency:
        amount, stop = number.amount, currency[1]
        j = stop + 1 if stop < len(words) and words[stop].folded in lex.joiners | lex.decimal_words else stop
        cents = number_at(words, j, lex, additions=False)
        if cents and cents.whole is not None and cents.whole < 100 and amount == amount.to_integral_value() and not cents.weak:
            behind = lex.cents.at(words, cents.end)
            glued = j == stop and words[stop].start == words[stop - 1].end  # "3€50"
            spoken = not cents.digits or (j > stop and cents.whole in range(10, 100, 5) and _closes(words, cents.end))
            if behind or glued or ((j == stop or cents.whole in range(10, 100, 5)) and spoken and _ends(words, cents.end, lex)):
                return AmountHit(Money(amount + Decimal(cents.whole) / 100, currency[0]), number.start, behind[1] if behind else cents.end)
        half = lex.after.at(words, stop)
        if half:
            return AmountHit(Money(amount + Decimal(half[0]), currency[0]), number.start, half[1])
        return AmountHit(Money(amount, currency[0]), number.start, stop)
    cents_only = lex.cents.at(words, end)
    if cents_only and not (len(words[end].folded) == 1 and words[end].start != words[end - 1].end):
        return AmountHit(Money(number.amount / 100), number.start, cents_only[1])
    if end > number.end:
        return AmountHit(Money(number.amount), number.start, end)
    return _spoken_price(words, number, lex)


def _spoken_price(words: tuple[Word, ...], number: NumberHit, lex: Lexicon) -> AmountHit | None:
    """Read "four twenty" as 4.20 where two number words stand side by side and make no single number."""
    if number.digits or number.whole is None or not lex.tens_first_price or number.whole < 1:
        return None
    if number.end < len(words) and words[number.end].start > words[number.end - 1].end + 1:
        return None
    joined = number.end < len(words) and words[number.end].folded in lex.price_joiners
    cents = number_at(words, number.end + joined, lex, additions=False)
    if cents is None or cents.digits or cents.whole is None or not 10 <= cents.whole < 100 or (joined and cents.whole % 10):
        return None
    unit = lex.units.at(words, cents.end)
    if _unit(words, cents.end, lex) and not (unit and unit[0] == "people" and not joined):  # "... twelve fifty | people book by themselves"
        return None
    amount = Decimal(number.whole) + Decimal(cents.whole) / 100
    currency = lex.currencies.at(words, cents.end)
    return AmountHit(Money(amount, currency[0] if currency else None), number.start, currency[1] if currency else cents.end)


def _unit(words: tuple[Word, ...], i: int, lex: Lexicon) -> bool:
    return any(table.at(words, i) for table in (lex.units, lex.duration_units, lex.percent))


def _ends(words: tuple[Word, ...], i: int, lex: Lexicon) -> bool:
    """Whether nothing that a number would measure follows."""
    return not _unit(words, i, lex) and not lex.currencies.at(words, i) and not lex.months.at(words, i)


def _closes(words: tuple[Word, ...], i: int) -> bool:
    """Whether nothing follows that the number could count."""
    return i >= len(words) or not words[i].is_word


def _measure(words: tuple[Word, ...], number: NumberHit, lex: Lexicon) -> AmountHit | None:
    i = number.end
    percent = lex.percent.at(words, i)
    if percent:
        return AmountHit(Percent(number.amount), number.start, percent[1])
    i = i + 1 if i < len(words) and words[i].folded == "-" and words[i].start == words[i - 1].end else i
    duration = lex.duration_units.at(words, i)
    if duration:
        half = lex.after.at(words, duration[1])
        amount = number.amount + (Decimal(half[0]) if half and number.whole is not None else 0)
        return AmountHit(Duration(amount, duration[0]), number.start, half[1] if half else duration[1])
    unit = lex.units.at(words, i)
    if unit:
        return AmountHit(Quantity(number.amount, unit[0]), number.start, unit[1])
    return None


def _range(words: tuple[Word, ...], number: NumberHit, lex: Lexicon) -> AmountHit | None:
    joint = lex.time["range"].at(words, number.end)
    second = number_at(words, joint[1], lex) if joint else None
    if second is None or second.amount <= number.amount or second.weak:
        return None
    unit = None
    end = second.end
    for table in (lex.duration_units, lex.units):
        if hit := table.at(words, end):
            unit, end = hit
            break
    return AmountHit(NumberRange(number.amount, second.amount, unit), number.start, end)


def _bare(words: tuple[Word, ...], number: NumberHit, lex: Lexicon) -> AmountHit | None:
    _ = (words, lex)
    return None if number.weak else AmountHit(Number(number.amount), number.start, number.end)


def _duration(minutes: int) -> Duration:
    for unit, size in (("weeks", 10080), ("days", 1440), ("hours", 60)):
        if minutes % size == 0 or (unit == "hours" and minutes > 60 and minutes % 30 == 0):
            return Duration(Decimal(minutes) / size, unit)
    return Duration(Decimal(minutes), "minutes")

"""Numbers inside sentences: found as figures with any decimal sign, or as words where they are short; written in the style they had."""

import re
from collections.abc import Callable, Collection
from decimal import Decimal

from core.compiler.planner.wants import words_match

_WORDS = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
    "de": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt",
    "it": "zero un due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove venti",
    "es": "cero un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte",
    "nl": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig",
    "cs": "nula jeden dva tři čtyři pět šest sedm osm devět deset jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct dvacet",
    "pl": "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście "
    "osiemnaście dziewiętnaście dwadzieścia",
    "ru": "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать "
    "восемнадцать девятнадцать двадцать",
    "ar": "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة",
}  # fmt: skip


def figures(number: Decimal, comma: str = ".") -> str:
    """The number as figures without trailing zeros after whole amounts: 3.9 becomes "3.90", 45 stays "45"."""
    if number == number.to_integral_value():
        return str(int(number))
    return f"{number:.2f}".replace(".", comma)


def said_anew(text: str, old: Decimal, new: Decimal) -> str:
    """The text with the old number, as figures or as a word, replaced by the new one."""
    whole, _, part = f"{old.normalize():f}".partition(".")
    tail = rf"[.,]{part}0*" if part else r"(?:[.,]0+)?"
    pattern = re.compile(rf"(?<![\d.,]){whole}{tail}(?![\d]|[.,]\d)")

    def one(found: re.Match[str]) -> str:
        return figures(new, "," if "," in found[0] else ".")

    made, count = pattern.subn(one, text)
    if count or part:
        return made
    words = {said[int(old)] for said in (row.split() for row in _WORDS.values()) if 0 <= int(old) < len(said)}
    for word in sorted(words, key=len, reverse=True):
        made, count = re.subn(rf"(?<!\w){re.escape(word)}(?!\w)", figures(new), text, flags=re.IGNORECASE)
        if count:
            return made
    return text


def about(what: str, old: Decimal | None, new: Decimal, known: Collection[str]) -> Callable[[str], str]:
    """Changes the number in the texts that speak of `what`; elsewhere only where a single text of `known` has the old one.

    A text that speaks of it and has one number alone has that changed, also when another number was taken for the old one.
    """
    words = re.findall(r"[^\W\d_]{4,}", what)

    def near(text: str) -> bool:
        return bool(words) and all(any(words_match(w, part) for part in re.findall(r"[^\W\d_]+", text)) for w in words)

    def one(text: str) -> str:
        if old is not None and (changed := said_anew(text, old, new)) != text:
            return changed
        numbers = re.findall(r"\d+(?:[.,]\d+)?", text)
        return text.replace(numbers[0], figures(new)) if len(numbers) == 1 else text

    chosen = {text for text in known if near(text) and one(text) != text}
    if not chosen and old is not None:
        anywhere = {text for text in known if said_anew(text, old, new) != text}
        chosen = anywhere if len(anywhere) == 1 else set()

    def change(text: str) -> str:
        return one(text) if near(text) or text in chosen else text

    return change

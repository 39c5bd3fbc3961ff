"""What a voice is given instead of what is written. Saying it twice changes nothing."""

import re

from core.spoken.words import Words, words_of

_ADDRESS = r"(?:https?://|www\.)[^\s<>\"'»”)\]]*[^\s<>\"'»”)\].,;:!?…]"
_MAIL = re.compile(r"\b([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)\b")
_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_HOUR = re.compile(r"\b([01]?\d|2[0-4]):00\b(?!:)")
_NUMBER = r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d{1,2})?(?![\d.,]*\d)"
_SIGNS = re.compile(r"[*_`~#|{}\[\]^\\]+")
_ARROW = re.compile(r"\s*[\u2190-\u21ff\u2022\u00b7]\s*")
_DASH = re.compile(r"(?<![\d-])(\d{1,4})\s?[-\u2013]\s?(\d{1,4})(?![\d-])")
_GROUPS = r"(?<![\d.,])\d{1,3}(?:GROUP\d{3})+(?!\d)"


def aloud(text: str, language: str) -> str:
    """The text in words that a voice of that language says right."""
    words = words_of(language)
    said = _links(text, words)
    said = _MAIL.sub(lambda found: f"{found[1]} {words.at} {found[2]}".replace(".", f" {words.dot} "), said)
    said = _DATE.sub(lambda found: _date(found, words), said)
    said = _money(said, words)
    said = re.sub(_GROUPS.replace("GROUP", words.group), lambda found: re.sub(r"\D", "", found[0]), said)
    said = _units(said, words)
    said = _DASH.sub(lambda found: _range(found, words), said)
    said = _HOUR.sub(lambda found: words.hour.replace("{}", str(int(found[1]))), said)
    for pattern, instead in words.short:
        said = pattern.sub(instead, said)
    said = _SIGNS.sub(" ", _ARROW.sub(", ", said))
    return re.sub(r"[^\S\r\n]+", " ", said).strip()


def _links(text: str, words: Words) -> str:
    """A link in brackets or after a colon is left out, as it adds nothing for who listens; elsewhere it is named."""
    said = re.sub(rf"\[([^\]\n]+)\]\({_ADDRESS}\)", r"\1", text)
    said = re.sub(rf"\s*[(\[<]\s*{_ADDRESS}\s*[)\]>]", "", said)
    said = re.sub(rf"\s*[:：]\s*{_ADDRESS}(?=\s*(?:[.!?…]|$|\n))", "", said)  # noqa: RUF001  a colon of another script
    return re.sub(_ADDRESS, words.link, said)


def _date(found: re.Match[str], words: Words) -> str:
    year, month, day = found[1], int(found[2]), int(found[3])
    if not (1 <= month <= len(words.months) and 1 <= day <= 31):
        return found[0]
    return words.date.replace("{d}", str(day)).replace("{m}", words.months[month - 1]).replace("{y}", year)


def _range(found: re.Match[str], words: Words) -> str:
    """From one number to a greater one; a telephone number stays as it is."""
    low, high = found[1], found[2]
    return f"{low} {words.to} {high}" if int(low) < int(high) and (len(high) < 4 or len(low) == 4) else found[0]


def _money(text: str, words: Words) -> str:
    for sign, forms in words.money:
        mark = re.escape(sign) if not sign.isalpha() else rf"\b{sign}\b"

        def said(found: re.Match[str], forms: tuple[str, ...] = forms) -> str:
            return _amount(found["low"], found["high"], forms, words)

        numbers = rf"(?P<low>{_NUMBER})(?:\s?[-\u2013]\s?(?P<high>{_NUMBER}))?"
        text = re.sub(rf"(?<![\w.,]){mark}\s?{numbers}", said, text)
        text = re.sub(rf"(?<![\w.,]){numbers}\s?{mark}", said, text)
    return text


def _amount(low: str, high: str | None, forms: tuple[str, ...], words: Words) -> str:
    if high is not None:
        return f"{' '.join(filter(None, _whole(low)))} {words.to} {_amount(high, None, forms, words)}"
    whole, cents = _whole(low)
    return f"{whole} {words.form(forms, whole, fraction=False)}{f' {cents}' if cents else ''}"


def _whole(number: str) -> tuple[str, str]:
    """Its whole units and its hundredths, "" where there are none: in an amount three digits after a mark are thousands, whatever the mark is."""
    found = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", number)
    whole, cents = (found[1], found[2] or "") if found else (number, "")
    return re.sub(r"\D", "", whole), "" if not cents.strip("0") else str(int(cents.ljust(2, "0")))


def _units(text: str, words: Words) -> str:
    for sign, forms in words.units:
        end = r"(?!\w)" if sign[-1].isalnum() else ""

        def named(found: re.Match[str], forms: tuple[str, ...] = forms) -> str:
            return f"{found[1]} {words.form(forms, found[1], fraction=not found[1].isdigit())}"

        text = re.sub(rf"(?<![\w.,])(\d+(?:[.,]\d+)?)\s?{re.escape(sign)}{end}", named, text)
    return text

"""Recolours a flat picture towards the colours of an application, so that pictures of one page look drawn by one hand."""

import re
from dataclasses import dataclass
from functools import lru_cache

from core.compiler import thirdparty
from core.compiler.art.pictures import EDIBLE
from core.compiler.colour import Colour
from core.compiler.theme import Scheme

_HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_ID = re.compile(r'id="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours that drawings of one application use. `tint` 0 keeps a picture's own colours, 1 makes it of the accent's hue alone."""

    ground: str
    shade: str
    deep: str
    accent: str
    pale: str
    line: str
    tint: float

    @classmethod
    def of(cls, scheme: Scheme, tint: float) -> "Inks":
        """The inks of a scheme."""
        accent, surface = scheme.tokens["accent"], scheme.tokens["surface"]
        if accent.chroma < 0.02:
            accent = Colour(0.55, 0.03, scheme.tokens["bg"].hue)
        return cls(
            ground=surface.mixed(accent, 0.16).hex,
            shade=surface.mixed(accent, 0.34).hex,
            deep=accent.at(0.36 if not scheme.dark else 0.32, min(accent.chroma, 0.11)).hex,
            accent=accent.hex,
            pale=accent.at(0.9, min(accent.chroma, 0.05)).hex,
            line=scheme.tokens["ink"].hex,
            tint=tint,
        )


def picture(name: str, inks: Inks, prefix: str) -> str:
    """SVG markup of a picture in 32 x 32 units; `prefix` keeps the ids of several pictures in one drawing apart."""
    body = thirdparty.drawings("pictures")[name]
    # Green bread and blue meat please nobody.
    tint = min(inks.tint, 0.14) if name in EDIBLE else inks.tint
    for found in set(_ID.findall(body)):
        body = body.replace(f'"{found}"', f'"{prefix}{found}"').replace(f"#{found})", f"#{prefix}{found})").replace(f'"#{found}"', f'"#{prefix}{found}"')
    return _HEX.sub(
        lambda match: _toned(match[0], inks.accent, tint) if not body[max(0, match.start() - 4) : match.start()].endswith("url(") else match[0], body
    )


@lru_cache(maxsize=4096)
def _toned(text: str, accent: str, tint: float) -> str:
    if len(text) == 4:
        text = "#" + "".join(letter * 2 for letter in text[1:])
    own, to = Colour.parse(text), Colour.parse(accent)
    swing = ((own.hue - to.hue + 180) % 360 - 180) * 0.12
    one_hue = Colour(0.18 + own.lightness * 0.78, min(0.16, max(to.chroma, 0.03) * (0.35 + own.chroma * 3)), (to.hue + swing) % 360)
    return own.mixed(one_hue, tint).hex

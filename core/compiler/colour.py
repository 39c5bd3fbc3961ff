"""Colours in OKLCH: derived shades keep the hue that was asked for, and text is moved in lightness until it can be read (WCAG 2)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Colour:
    """Lightness 0..1, chroma 0..0.4, hue in degrees. `hex` is the nearest "#rrggbb" that a screen can show."""

    lightness: float
    chroma: float
    hue: float

    @classmethod
    def parse(cls, text: str) -> Colour:
        """From "#rrggbb". Raises ValueError for anything else."""
        if len(text) != 7 or text[0] != "#":
            raise ValueError(f"not a #rrggbb colour: {text!r}")
        red, green, blue = (_linear(int(text[at : at + 2], 16) / 255) for at in (1, 3, 5))
        long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
        medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
        short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
        lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
        a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
        b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
        return cls(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)

    @property
    def rgb(self) -> Vector:
        """Linear light red, green, blue, each 0..1; chroma is reduced until the screen can show it."""
        chroma = self.chroma
        for _ in range(40):
            found = _to_linear(self.lightness, chroma, self.hue)
            if all(-0.0005 <= part <= 1.0005 for part in found):
                break
            chroma *= 0.92
        else:
            found = _to_linear(self.lightness, 0, 0)
        red, green, blue = (min(1.0, max(0.0, part)) for part in found)
        return (red, green, blue)

    @property
    def hex(self) -> str:
        """As "#rrggbb"."""
        return "#" + "".join(f"{round(_encoded(part) * 255):02x}" for part in self.rgb)

    @property
    def luminance(self) -> float:
        """Relative luminance of what the screen shows, 0..1."""
        return _luminance(self)

    @property
    def is_dark(self) -> bool:
        """True when white reads better on it than black."""
        return self.luminance < 0.179

    def at(self, lightness: float, chroma: float | None = None) -> Colour:
        """The same hue at another lightness, and chroma where given."""
        return Colour(min(1.0, max(0.0, lightness)), self.chroma if chroma is None else chroma, self.hue)

    def mixed(self, other: Colour, share: float) -> Colour:
        """A mix in OKLab; `share` 0..1 of the other."""
        here, there = _lab(self), _lab(other)
        lightness, a, b = (x + (y - x) * share for x, y in zip(here, there, strict=True))
        return Colour(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def contrast(one: Colour, other: Colour) -> float:
    """WCAG contrast ratio, 1..21."""
    light, dark = sorted((one.luminance, other.luminance), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(wanted: Colour, on: tuple[Colour, ...], ratio: float = 4.5) -> Colour:
    """The colour nearest to `wanted` in lightness that reaches `ratio` on every ground; black or white when none does."""
    darker = sum(ground.luminance for ground in on) / len(on) > 0.179
    step = -0.01 if darker else 0.01
    colour = wanted
    for _ in range(101):
        if all(contrast(colour, ground) >= ratio for ground in on):
            return colour
        colour = colour.at(colour.lightness + step, colour.chroma * 0.995)
    return Colour(0.0 if darker else 1.0, 0.0, 0.0)


def text_on(ground: Colour) -> Colour:
    """White or nearly black, whichever reads better."""
    white, black = Colour(1, 0, 0), ground.at(0.16, min(ground.chroma, 0.03))
    if contrast(white, ground) >= 4.5:
        return white
    return black if contrast(black, ground) >= 4.5 else Colour(0, 0, 0)


@lru_cache(maxsize=8192)
def _luminance(colour: Colour) -> float:
    text = colour.hex
    red, green, blue = (_linear(int(text[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _lab(colour: Colour) -> Vector:
    angle = math.radians(colour.hue)
    return (colour.lightness, colour.chroma * math.cos(angle), colour.chroma * math.sin(angle))


def _to_linear(lightness: float, chroma: float, hue: float) -> Vector:
    _, a, b = _lab(Colour(lightness, chroma, hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _encoded(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)

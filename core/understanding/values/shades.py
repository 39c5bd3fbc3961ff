"""Dark, light, pale, bright: a colour changed as a person means it, computed in OKLCH, where equal steps look equal."""

import math

_Lab = tuple[float, float, float]
_KNOWN = {
    ("dark", "#ff0000"): "#8b0000",
    ("dark", "#008000"): "#006400",
    ("dark", "#0000ff"): "#00008b",
    ("dark", "#808080"): "#404040",
    ("dark", "#ffa500"): "#ff8c00",
    ("dark", "#a52a2a"): "#5c2e12",
    ("dark", "#ffffff"): "#a9a9a9",
    ("dark", "#40e0d0"): "#00ced1",
    ("dark", "#00ffff"): "#008b8b",
    ("dark", "#ff00ff"): "#8b008b",
    ("dark", "#000000"): "#000000",
    ("deep", "#0000ff"): "#00007f",
    ("deep", "#ffc0cb"): "#ff1493",
    ("light", "#808080"): "#d3d3d3",
    ("light", "#0000ff"): "#add8e6",
    ("light", "#008000"): "#90ee90",
    ("light", "#ffff00"): "#ffffe0",
    ("light", "#ffc0cb"): "#ffb6c1",
    ("light", "#ff0000"): "#f08080",
    ("light", "#000000"): "#333333",
    ("pale", "#008000"): "#98fb98",
    ("pale", "#40e0d0"): "#afeeee",
    ("soft", "#008000"): "#8fbc8f",
    ("bright", "#0000ff"): "#1e90ff",
    ("bright", "#008000"): "#00c853",
    ("neon", "#008000"): "#39ff14",
}
"""Where a named CSS colour is what everybody means."""
_GREY = 0.02
_KIN = math.radians(28)


def shade(css: str, modifier: str, *, very: bool = False) -> str:
    """The colour "#rrggbb" made dark, light, pale, bright, soft, pastel, deep, neon, warm or cool; twice as much for `very`."""
    first = _KNOWN.get((modifier, css)) or _hex(_changed(_lch(css), modifier))
    return _hex(_changed(_lch(first), modifier)) if very else first


def distance(one: str, other: str) -> float:
    """How far apart two colours look: 0 is the same, 0.02 barely seen, 1 black and white."""
    a, b = _oklab(one), _oklab(other)
    return math.dist(a, b)


def same_hue(one: str, other: str) -> bool:
    """Whether both are kinds of the same colour: sage and green, but no grey."""
    (_, strong, hue), (_, other_strong, other_hue) = _lch(one), _lch(other)
    apart = abs(hue - other_hue) % math.tau
    return min(strong, other_strong) > _GREY and min(apart, math.tau - apart) < _KIN


def lightness(css: str) -> float:
    """0 for black to 1 for white, as seen."""
    return _oklab(css)[0]


def _changed(lch: _Lab, modifier: str) -> _Lab:  # noqa: PLR0911 - one rule a modifier
    light, chroma, hue = lch
    match modifier:
        case "dark":
            return light * 0.68, chroma * 0.85, hue
        case "deep":
            return light * 0.82, chroma * 1.05, hue
        case "light":
            return light + (1 - light) * 0.6, chroma * 0.5, hue
        case "pale":
            return light + (1 - light) * 0.7, chroma * 0.4, hue
        case "pastel":
            return max(0.86, light + (1 - light) * 0.55), min(chroma, 0.085), hue
        case "soft":
            return light + (0.82 - light) * 0.6 if light < 0.82 else light, chroma * 0.45, hue
        case "bright" | "neon":
            return light + max(0.0, 0.66 - light) * 0.9, max(chroma * 1.1, 0.16) if chroma > 0.03 else chroma, hue
        case "warm":
            return light, chroma, _turned(hue, math.radians(60)) if chroma > 0.03 else math.radians(70)
        case "cool":
            return light, chroma, _turned(hue, math.radians(240)) if chroma > 0.03 else math.radians(250)
        case _:
            return lch


def _turned(hue: float, towards: float) -> float:
    """The hue a sixth of the way to another one."""
    step = (towards - hue + math.pi) % (2 * math.pi) - math.pi
    return hue + step / 6


def _linear(css: str) -> _Lab:
    parts = [int(css[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def _oklab(css: str) -> _Lab:
    red, green, blue = _linear(css)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def _lch(css: str) -> _Lab:
    light, a, b = _oklab(css)
    return light, math.hypot(a, b), math.atan2(b, a)


def _hex(lch: _Lab) -> str:
    """The nearest colour that a screen can show: chroma gives way, lightness and hue stay."""
    light, chroma, hue = min(1.0, max(0.0, lch[0])), lch[1], lch[2]
    for _ in range(40):
        channels = _channels(light, chroma * math.cos(hue), chroma * math.sin(hue))
        if all(-0.001 <= c <= 1.001 for c in channels):
            break
        chroma *= 0.94
    else:
        channels = (light**3, light**3, light**3)
    return "#" + "".join(f"{round(255 * _gamma(min(1.0, max(0.0, c)))):02x}" for c in channels)


def _channels(light: float, a: float, b: float) -> _Lab:
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055

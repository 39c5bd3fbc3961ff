"""Whether the colours that were asked for are the ones that a browser computes."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from core.appspec import AppSpec
from core.site import Finding

_NEAR = 2
_ENOUGH_CONTRAST = 4.5
Rgb = tuple[int, int, int]


def missing_colours(spec: AppSpec, found: Mapping[str, Any]) -> Iterator[Finding]:
    """A finding for each asked colour that is not there. `found` has computed colours: `page` of body and root, `used` anywhere, `text` of body."""
    theme = spec.theme
    requirement = (theme.req or (None,))[0]
    page = [rgb for one in found["page"] if (rgb := _rgb(one)) is not None]
    used = [rgb for one in found["used"] if (rgb := _rgb(one)) is not None]
    if theme.background and not _among(_hex(theme.background), page[:1] or page):
        yield Finding("colour", f"background is {found['page']}, not {theme.background}", "#/", requirement)
    if theme.accent and not _among(_hex(theme.accent), used):
        yield Finding("colour", f"accent {theme.accent} is nowhere", "#/", requirement)
    if theme.text and not _among(_hex(theme.text), used):
        ground = _hex(theme.background) if theme.background else (page[0] if page else (255, 255, 255))
        # A text colour that nobody could read on its background is mended, on purpose.
        if _contrast(_hex(theme.text), ground) >= _ENOUGH_CONTRAST:
            yield Finding("colour", f"text colour {theme.text} is nowhere", "#/", requirement)


def _among(wanted: Rgb, found: list[Rgb]) -> bool:
    return any(all(abs(a - b) <= _NEAR for a, b in zip(wanted, one, strict=True)) for one in found)


def _rgb(css: str) -> Rgb | None:
    """The parts of "rgb(1, 2, 3)"; None for what cannot be seen through or is written otherwise."""
    parts = re.fullmatch(r"rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)", css)
    if parts is None or (parts[4] is not None and float(parts[4]) < 0.99):
        return None
    return int(parts[1]), int(parts[2]), int(parts[3])


def _hex(css: str) -> Rgb:
    return int(css[1:3], 16), int(css[3:5], 16), int(css[5:7], 16)


def _contrast(one: Rgb, other: Rgb) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(rgb: Rgb) -> float:
    parts = [p / 255 / 12.92 if p / 255 <= 0.04045 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

"""Design tokens of an application: colours as asked, everything derived from them mended until it can be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from core.appspec import Theme
from core.compiler.colour import Colour, contrast, readable, text_on
from core.compiler.designs import LETTER_EM, Design
from core.compiler.fonts import Fonts

_TONES = {"good": (0.55, 0.14, 150.0), "warn": (0.68, 0.15, 75.0), "bad": (0.55, 0.2, 25.0), "info": (0.55, 0.13, 250.0), "neutral": (0.55, 0.01, 260.0)}


@dataclass(frozen=True, slots=True)
class Scheme:
    """Colours by token name; `dark` tells the browser how to draw its own controls."""

    tokens: dict[str, Colour]
    dark: bool

    def css(self) -> Iterator[str]:
        """One declaration a line."""
        yield f"color-scheme: {'dark' if self.dark else 'light'};"
        for name, colour in self.tokens.items():
            yield f"--{name}: {colour.hex};"


@lru_cache(maxsize=256)
def scheme(background: Colour, accent: Colour, text: Colour | None = None) -> Scheme:
    """All colours of an application from the two or three that were asked for; those stay exactly as they are."""
    dark = background.is_dark
    away = 1 if dark else -1
    tint = background.chroma * 0.8
    if dark:
        surface, raised = _legible(background, 0.055, tint), _legible(background, 0.1, tint)
    else:
        lift = (1 - background.lightness) * 0.82
        surface = background.at(background.lightness + lift, background.chroma * 0.3)
        raised = background.mixed(surface, 0.45)
    sunken = _legible(background, away * 0.035, background.chroma)
    grounds = (background, surface, raised, sunken)
    ink_wish = text or Colour(0.95 if dark else 0.22, min(background.chroma, 0.02), background.hue)
    ink = readable(ink_wish, grounds, 7 if text is None and not _middling(background) else 4.5)
    soft = readable(ink.mixed(surface, 0.3), grounds)
    accent_text = readable(accent, grounds)
    wash = surface.mixed(accent, 0.14)
    pole = Colour(1.0 if dark else 0.0, 0.0, 0.0)
    if contrast(wash, pole) < 4.6:
        wash = surface
    tokens = {
        "bg": background,
        "surface": surface,
        "raised": raised,
        "sunken": sunken,
        "ink": ink,
        "soft": soft,
        "line": surface.mixed(ink, 0.16),
        "edge": readable(surface.mixed(ink, 0.42), grounds, 3),
        "accent": accent,
        "on-accent": text_on(accent),
        "accent-hover": _hover(accent),
        "accent-text": accent_text,
        "accent-edge": accent if contrast(accent, background) >= 3 and contrast(accent, surface) >= 3 else readable(accent, grounds, 3),
        "wash": wash,
        "on-wash": readable(accent_text, (wash,)),
        "deep": accent.at(0.27 if not dark else 0.24, min(accent.chroma, 0.07)),
        "on-deep": Colour(0.97, 0.01, accent.hue),
        "focus": readable(Colour(0.55, 0.2, 255), grounds, 3),
    }
    for tone, parts in _TONES.items():
        base = Colour(*parts)
        ground = surface.mixed(base.at(0.36 if dark else 0.82), 0.22)
        if contrast(ground, pole) < 4.6:
            ground = surface
        tokens[f"{tone}-bg"] = ground
        tokens[f"{tone}"] = readable(base, (ground, *grounds))
    return Scheme(tokens, dark)


def schemes(theme: Theme, design: Design) -> tuple[Scheme, Scheme | None]:
    """The scheme as asked, and the other one (dark for light, light for dark) when visitors may switch."""
    accent = Colour.parse(theme.accent) if theme.accent else Colour.parse(design.accent)
    if theme.background:
        background = Colour.parse(theme.background)
        if not theme.accent and contrast(accent, background) < 3:
            accent = readable(accent, (background,), 3)
    else:
        own = Colour.parse(design.background)
        # A page without a colour of its own leans towards the hue of its accent.
        hue = accent.hue if theme.accent and accent.chroma > 0.04 else own.hue
        background = Colour(own.lightness, max(own.chroma, 0.008), hue) if theme.accent else own
    text = Colour.parse(theme.text) if theme.text else None
    if theme.dark == "always" and not background.is_dark:
        background = background.at(0.19, min(background.chroma + 0.01, 0.03))
    asked = scheme(background, accent, text)
    if theme.dark != "switch":
        return asked, None
    other = background.at(0.96 if asked.dark else 0.19, min(background.chroma + 0.008, 0.025))
    return asked, scheme(other, accent)


def theme_css(design: Design, theme: Theme, fonts: Fonts, longest_word: int = 0) -> str:
    """theme.css: font faces and all design tokens; `longest_word` of the largest heads, in letters."""
    asked, other = schemes(theme, design)
    shape = [
        *([f"font-size: {theme.text_percent}%;"] if theme.text_percent != 100 else []),
        f"--font-body: {fonts.body};",
        f"--font-head: {fonts.head};",
        f"--weight-head: {design.weight};",
        f"--tracking-head: {design.tracking_em}em;",
        f"--leading-head: {design.leading};",
        f"--case-head: {'uppercase' if design.capitals else 'none'};",
        f"--radius: {design.radius_px}px;",
        f"--radius-control: {design.control_px}px;",
        f"--stroke: {design.line_px}px;",
        f"--gap: {design.gap_rem}rem;",
        *([f"--longest-em: {longest_word * LETTER_EM.get(design.head, 0.62):.2f};"] if longest_word else []),
        *(f"--step-{step}: {_step(design.scale, step)};" for step in range(-1, 6)),
    ]
    blocks = [_block(":root", [*asked.css(), *shape])]
    if other:
        blocks.append(_block(':root[data-scheme="other"]', [*other.css(), *(["--dim: 0.85;"] if other.dark else [])]))
    return "\n\n".join([part for part in (fonts.rules, *blocks) if part]) + "\n"


def _block(selector: str, lines: list[str]) -> str:
    return selector + " {\n" + "\n".join(f"  {line}" for line in lines) + "\n}"


def _step(scale: float, step: int) -> str:
    size = scale**step
    if step <= 1:
        # A wide scale must not make what is written small too small to read.
        return f"{max(size, 0.84):.3f}rem"
    # Big type grows with the window: on a phone it is as if the scale were calmer.
    small = 1 + (size - 1) * (0.62 if step > 3 else 0.75)
    return f"clamp({small:.3f}rem, {small - (size - small) * 0.42:.3f}rem + {(size - small) * 1.9:.2f}vw, {size:.3f}rem)"


def _hover(accent: Colour) -> Colour:
    turned = accent.at(accent.lightness + (0.06 if accent.is_dark else -0.06))
    return turned if contrast(turned, text_on(accent)) >= 4.5 else accent


def _legible(background: Colour, step: float, chroma: float) -> Colour:
    # A ground of middle lightness has no room on one side: then the shade goes the other way.
    pole = Colour(1.0 if background.is_dark else 0.0, 0.0, 0.0)
    shade = background.at(background.lightness + step, chroma)
    return shade if contrast(shade, pole) >= 4.6 else background.at(background.lightness - step, chroma)


def _middling(colour: Colour) -> bool:
    return 0.08 < colour.luminance < 0.45

"""The art-directed themes: type, spacing, shape and imagery. Layout differences are in runtime/css/designs/<name>.css."""

from dataclasses import dataclass
from typing import Literal

Picture = Literal["arch", "disc", "poster", "blob", "frame", "blueprint", "tile", "stripe"]


@dataclass(frozen=True, slots=True)
class Design:
    """One look. Fonts are families of @fontsource-variable; `scale` is the ratio of neighbouring type sizes, `radius_px` that of cards."""

    name: str
    head: str
    body: str
    background: str
    accent: str
    weight: int
    scale: float
    radius_px: int
    control_px: int
    gap_rem: float
    picture: Picture
    tint: float
    """How far pictures lean to the accent's hue, 0 to 1."""
    tracking_em: float = -0.01
    leading: float = 1.15
    line_px: int = 1
    italic: bool = False
    capitals: bool = False
    patterned: bool = False
    """Whether its style sheet lays the trade's pattern behind the page."""


DESIGNS = {
    one.name: one
    for one in (
        Design("artisan", "fraunces", "figtree", "#fbf3e4", "#9c3d1f", 600, 1.28, 6, 6, 1.5, "arch", 0.12),
        Design("clinic", "manrope", "manrope", "#f3f9fa", "#0b7285", 700, 1.22, 22, 14, 1.5, "disc", 0.35, -0.02),
        Design("sport", "oswald", "archivo", "#f4f5f7", "#d7263d", 700, 1.36, 0, 0, 1.25, "stripe", 0.3, 0.0, 1.02, 2, capitals=True),
        Design("editorial", "playfair-display", "source-serif-4", "#fcfbf7", "#7a1f2b", 500, 1.33, 0, 0, 2.0, "frame", 0.45, -0.015, 1.12),
        Design("industrial", "archivo", "inter", "#15181b", "#f2a900", 700, 1.24, 2, 2, 1.0, "blueprint", 0.7, -0.01, 1.1, capitals=True),
        Design("playful", "baloo-2", "nunito", "#fff6d8", "#e8590c", 700, 1.25, 26, 999, 1.5, "blob", 0.05, -0.01, 1.1, 3),
        Design("salon", "cormorant", "figtree", "#f8f3ee", "#8a6446", 500, 1.4, 0, 0, 2.25, "poster", 0.55, 0.0, 1.08, italic=True),
        Design("civic", "inter", "inter", "#ffffff", "#1c4e8f", 700, 1.2, 3, 3, 1.25, "tile", 0.3, -0.02, 1.2),
        Design("tech", "space-grotesk", "inter", "#f6f7fb", "#4338ca", 600, 1.2, 12, 9, 1.125, "tile", 0.45, -0.025, 1.12),
        Design("botanical", "lora", "nunito", "#f1f5ea", "#2f6b3c", 500, 1.27, 32, 999, 1.75, "blob", 0.22, -0.01, 1.18, italic=True, patterned=True),
        Design("poster", "unbounded", "figtree", "#f3ecff", "#5b21b6", 800, 1.3, 14, 8, 1.25, "poster", 0.3, -0.03, 1.05, 3),
        Design("plain", "figtree", "figtree", "#fafafa", "#2563a8", 600, 1.22, 10, 8, 1.5, "tile", 0.2, -0.015, 1.15),
    )
}

# Families without these letters borrow them from a relative.
CYRILLIC = {"fraunces": "playfair-display", "figtree": "manrope", "archivo": "inter", "space-grotesk": "manrope", "baloo-2": "nunito"}
HAS_CYRILLIC = frozenset(
    {"cormorant", "inter", "jetbrains-mono", "lora", "manrope", "nunito", "oswald", "playfair-display", "rubik", "source-serif-4", "unbounded"}
)
ARABIC = {"playful": "rubik", "sport": "rubik", "poster": "rubik"}
# How wide a letter of a head is on average, in em; capitals are wider.
LETTER_EM = {"unbounded": 0.8, "oswald": 0.52, "cormorant": 0.5, "archivo": 0.7, "playfair-display": 0.56, "lora": 0.56, "fraunces": 0.6}
SERIF = frozenset({"cormorant", "fraunces", "lora", "playfair-display", "source-serif-4"})


def design_named(name: str) -> Design:
    """The design of that name; "plain" when there is none."""
    return DESIGNS.get(name, DESIGNS["plain"])

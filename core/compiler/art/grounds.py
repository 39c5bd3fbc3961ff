# ruff: noqa: E501 - paths of drawings read no better when they are broken
"""What stands behind a picture in each style of design, and the dice that vary it."""

import hashlib
from dataclasses import dataclass, field

from core.compiler.art.paint import Inks
from core.compiler.designs import Picture


@dataclass(slots=True)
class Dice:
    """Numbers that depend on the seed alone."""

    seed: str
    _state: bytes = field(default=b"", repr=False)

    def roll(self, low: float, high: float) -> float:
        """A number from low to high."""
        self._state = hashlib.blake2s(self._state + self.seed.encode(), digest_size=8).digest()
        return low + int.from_bytes(self._state, "big") / 2**64 * (high - low)


def ground(style: Picture, inks: Inks, dice: Dice, width: int, height: int) -> str:  # noqa: PLR0911 - one for each style
    """What stands behind a picture."""
    whole = f'<path fill="{inks.ground}" d="M0 0h{width}v{height}H0z"/>'
    middle, base = width / 2, height * 0.92
    match style:
        case "arch":
            w = width * dice.roll(0.27, 0.31)
            top = height * 0.12 + w
            arch = f"M{middle - w:.0f} {height}V{top:.0f}a{w:.0f} {w:.0f} 0 0 1 {2 * w:.0f} 0V{height}z"
            return f'{whole}<path fill="{inks.shade}" d="{arch}"/><path fill="none" stroke="{inks.accent}" stroke-width="2" opacity=".5" d="{arch}" transform="translate(10 10)"/>'
        case "disc":
            r = height * 0.4
            x, y = middle + dice.roll(-40, 40), height * 0.5
            dots = "".join(
                f'<circle cx="{dice.roll(0, width):.0f}" cy="{dice.roll(0, height):.0f}" r="{dice.roll(4, 16):.0f}" fill="{inks.shade}"/>' for _ in range(5)
            )
            return f'{whole}{dots}<circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.0f}" fill="{inks.shade}"/><circle cx="{x:.0f}" cy="{y:.0f}" r="{r * 0.78:.0f}" fill="{inks.ground}" opacity=".55"/>'
        case "poster":
            cut = height * dice.roll(0.5, 0.66)
            return f'<path fill="{inks.pale}" d="M0 0h{width}v{height}H0z"/><path fill="{inks.deep}" d="M0 {cut:.0f}h{width}V{height}H0z"/><circle cx="{middle:.0f}" cy="{cut:.0f}" r="{height * 0.36:.0f}" fill="{inks.accent}"/>'
        case "blob":
            return (
                whole
                + f'<path fill="{inks.shade}" d="{blob(dice, middle, height / 2, width * 0.4, height * 0.43)}"/>'
                + "".join(
                    f'<path fill="{inks.accent}" opacity=".35" d="{blob(dice, dice.roll(0, width), dice.roll(0, height), height * 0.06, height * 0.06)}"/>'
                    for _ in range(4)
                )
            )
        case "frame":
            return (
                f'{whole}<path fill="none" stroke="{inks.line}" stroke-width="1.5" opacity=".55" d="M{width * 0.05:.0f} {height * 0.06:.0f}h{width * 0.9:.0f}v{height * 0.88:.0f}H{width * 0.05:.0f}z"/>'
                f'<path fill="none" stroke="{inks.line}" stroke-width=".8" opacity=".4" d="M{width * 0.07:.0f} {height * 0.09:.0f}h{width * 0.86:.0f}v{height * 0.82:.0f}H{width * 0.07:.0f}z"/>'
                f'<path stroke="{inks.line}" opacity=".3" d="M{width * 0.18:.0f} {base - height * 0.06:.0f}h{width * 0.64:.0f}"/>'
            )
        case "blueprint":
            step = height / 10
            lines = "".join(f"M{n * step:.0f} 0v{height}" for n in range(1, int(width / step) + 1)) + "".join(
                f"M0 {n * step:.0f}h{width}" for n in range(1, 10)
            )
            marks = f"M{step * 2:.0f} {step:.0f}h{step:.0f}m-{step / 2:.0f} -{step / 2:.0f}v{step:.0f}M{width - step * 3:.0f} {height - step:.0f}h{step:.0f}m-{step / 2:.0f} -{step / 2:.0f}v{step:.0f}"
            return f'{whole}<path stroke="{inks.accent}" stroke-width="1" opacity=".22" d="{lines}"/><path stroke="{inks.accent}" stroke-width="3" d="{marks}"/><circle cx="{middle:.0f}" cy="{height / 2:.0f}" r="{height * 0.37:.0f}" fill="none" stroke="{inks.accent}" stroke-width="2" stroke-dasharray="10 8"/>'
        case "tile":
            return whole + tiles(inks, dice, width, height)
        case "stripe":
            slant = height * 0.5
            bars = "".join(f'<path fill="{fill}" opacity="{opacity}" d="M{x:.0f} {height}l{slant:.0f} -{height}h{w:.0f}l-{slant:.0f} {height}z"/>' for x, w, fill, opacity in (
                (width * 0.08, width * 0.34, inks.accent, 1), (width * 0.48, width * 0.08, inks.accent, 0.6), (width * 0.62, width * 0.05, inks.accent, 0.35)))  # fmt: skip
            return f'<path fill="{inks.deep}" d="M0 0h{width}v{height}H0z"/>{bars}'


def tiles(inks: Inks, dice: Dice, width: int, height: int) -> str:
    """Three rows of squares: quarter circles, discs and gaps."""
    side = height / 3
    parts = []
    for row in range(3):
        for column in range(int(width / side) + 1):
            kind = int(dice.roll(0, 7))
            x, y = column * side, row * side
            fill = (inks.shade, inks.shade, inks.accent)[int(dice.roll(0, 3))]
            opacity = ".9" if fill == inks.shade else ".3"
            corner = (
                "",
                f"M{x:.0f} {y:.0f}h{side:.0f}a{side:.0f} {side:.0f} 0 0 1 -{side:.0f} {side:.0f}z",
                f"M{x:.0f} {y + side:.0f}h{side:.0f}a{side:.0f} {side:.0f} 0 0 0 -{side:.0f} -{side:.0f}z",
            )
            if kind in (1, 2):
                parts.append(f'<path fill="{fill}" opacity="{opacity}" d="{corner[kind]}"/>')
            elif kind == 3:
                parts.append(f'<circle cx="{x + side / 2:.0f}" cy="{y + side / 2:.0f}" r="{side / 2:.0f}" fill="{fill}" opacity="{opacity}"/>')
    return "".join(parts)


def blob(dice: Dice, x: float, y: float, rx: float, ry: float) -> str:
    """The path of a round, uneven shape about a point."""
    a, b, c, d = (dice.roll(0.78, 1.0) for _ in range(4))
    k = 0.56
    return (
        f"M{x:.0f} {y - ry * a:.0f}C{x + rx * k * b:.0f} {y - ry * a:.0f} {x + rx * b:.0f} {y - ry * k:.0f} {x + rx * b:.0f} {y:.0f}"
        f"S{x + rx * k:.0f} {y + ry * c:.0f} {x:.0f} {y + ry * c:.0f}S{x - rx * d:.0f} {y + ry * k:.0f} {x - rx * d:.0f} {y:.0f}S{x - rx * k:.0f} {y - ry * a:.0f} {x:.0f} {y - ry * a:.0f}z"
    )

# ruff: noqa: E501 - paths of drawings read no better when they are broken
"""Compositions: a picture on the ground of its design, the large picture of the first page, a map, a mark and a pattern."""

import math
from html import escape

from core.compiler.art.grounds import Dice, blob, ground, tiles
from core.compiler.art.paint import Inks, picture
from core.compiler.designs import Picture


def placed(name: str, inks: Inks, at: tuple[float, float], size: float, *, turn: float = 0.0, prefix: str = "p") -> str:  # noqa: PLR0913
    """A picture with its centre at a point, `size` units wide."""
    x, y = at
    scale = size / 32
    return f'<g transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f}) scale({scale:.2f}) translate(-16 -16)">{picture(name, inks, prefix)}</g>'


def card(name: str, style: Picture, inks: Inks, seed: str) -> bytes:
    """A picture of 400 x 300 for one record."""
    dice = Dice(seed)
    x, y, size, turn = 200 + dice.roll(-14, 14), 156 + dice.roll(-6, 6), dice.roll(150, 178), dice.roll(-7, 7)
    shadow = f'<ellipse cx="{x:.0f}" cy="{y + size * 0.47:.0f}" rx="{size * 0.42:.0f}" ry="{size * 0.07:.0f}" fill="{inks.deep}" opacity=".18"/>'
    return _svg(400, 300, ground(style, inks, dice, 400, 300) + shadow + placed(name, inks, (x, y), size, turn=turn))


def hero(names: tuple[str, ...], style: Picture, inks: Inks, seed: str) -> bytes:  # noqa: PLR0911 - one for each style
    """The large picture of the first page, 960 x 760 (a frame is wide, 1500 x 640), composed as its design would: no two arrange things alike."""
    dice = Dice(seed)
    match style:
        case "frame":
            return _frieze(names, inks, dice)
        case "tile":
            return _svg(960, 760, _mosaic(names, inks, dice))
        case "poster":
            return _svg(960, 760, _close_up(names, inks, dice))
        case "disc":
            return _svg(960, 760, _orbit(names, inks, dice))
        case "arch":
            return _svg(960, 760, ground("arch", inks, dice, 960, 760) + _shelf(names, inks, dice))
        case "stripe":
            return _svg(960, 760, ground("stripe", inks, dice, 960, 760) + _in_motion(names, inks, dice))
        case "blueprint":
            return _svg(960, 760, ground("blueprint", inks, dice, 960, 760) + _measured(names, inks))
        case "blob":
            return _svg(960, 760, ground("blob", inks, dice, 960, 760) + _garland(names, inks, dice))


def _shade(inks: Inks, x: float, y: float, width: float) -> str:
    return f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{width * 0.42:.0f}" ry="{width * 0.06:.0f}" fill="{inks.deep}" opacity=".2"/>'


def _mosaic(names: tuple[str, ...], inks: Inks, dice: Dice) -> str:
    """A quilt: the first name over four tiles, the others in tiles of their own."""
    side = 960 / 4
    parts = [f'<path fill="{inks.ground}" d="M0 0h960v760H0z"/>', f'<g transform="translate(0 20)">{tiles(inks, dice, 960, 720)}</g>']
    corner = int(dice.roll(0, 2))
    big = (side, side * (0.5 + corner)) if dice.roll(0, 1) > 0.5 else (side * 2, side * (0.5 + corner))
    parts.extend((
        f'<rect x="{big[0]:.0f}" y="{big[1]:.0f}" width="{2 * side:.0f}" height="{2 * side:.0f}" rx="28" fill="{inks.pale}"/>',
        placed(names[0], inks, (big[0] + side, big[1] + side), 360, prefix="m"),
    ))  # fmt: skip
    left = 0 if big[0] > side else 3
    spots = [(left, 0), (left, 2), ((0 if left == 3 else 1) if big[0] > side else 0, 1)]
    for index, (name, (column, row)) in enumerate(zip(names[1:4], spots, strict=False)):
        x, y = column * side + side / 2, row * side + side / 2 + 20
        parts.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{side * 0.44:.0f}" fill="{inks.pale}"/>' + placed(name, inks, (x, y), 136, prefix=f"h{index}"))
    return "".join(parts)


def _close_up(names: tuple[str, ...], inks: Inks, dice: Dice) -> str:
    """One thing, so large that the edge cuts it."""
    turned = dice.roll(-16, -6) if dice.roll(0, 1) > 0.5 else dice.roll(6, 16)
    cut = 760 * dice.roll(0.56, 0.7)
    parts = [f'<path fill="{inks.pale}" d="M0 0h960v760H0z"/><path fill="{inks.deep}" d="M0 {cut:.0f}h960V760H0z"/>']
    parts.append(f'<circle cx="{dice.roll(420, 560):.0f}" cy="{cut - 40:.0f}" r="300" fill="{inks.accent}"/>')
    parts.append(placed(names[0], inks, (500, 400), 640, turn=turned, prefix="m"))
    if len(names) > 1:
        parts.append(placed(names[1], inks, (140 if turned > 0 else 830, 640), 150, turn=-turned, prefix="h0"))
    return "".join(parts)


def _orbit(names: tuple[str, ...], inks: Inks, dice: Dice) -> str:
    """One thing at rest, fine circles about it, the others small upon them."""
    parts = [f'<path fill="{inks.ground}" d="M0 0h960v760H0z"/><circle cx="480" cy="380" r="238" fill="{inks.shade}"/>']
    parts.extend(f'<circle cx="480" cy="380" r="{r}" fill="none" stroke="{inks.accent}" stroke-width="2" opacity="{o}"/>' for r, o in ((300, 0.35), (362, 0.2)))
    parts.append(placed(names[0], inks, (480, 380), 330, prefix="m"))
    start = dice.roll(0.2, 0.9)
    for index, name in enumerate(names[1:4]):
        angle = start + index * 2.09
        x, y = 480 + 330 * math.cos(angle), 380 + 318 * math.sin(angle)
        parts.append(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="62" fill="{inks.pale}"/>' + placed(name, inks, (x, y), 80, prefix=f"h{index}"))
    return "".join(parts)


def _shelf(names: tuple[str, ...], inks: Inks, dice: Dice) -> str:
    """A still life: everything stands on one board, the first name highest."""
    board = 668
    parts = [f'<path fill="{inks.deep}" opacity=".85" d="M60 {board}h840v16H60z"/><path fill="{inks.deep}" opacity=".25" d="M90 {board + 16}h780v10H90z"/>']
    for index, (name, (x, size)) in enumerate(zip(names[1:5], ((232, 214), (728, 204), (96, 128), (866, 132)), strict=False)):
        parts.append(placed(name, inks, (x, board - size / 2 + size * 0.04), size + dice.roll(-10, 10), prefix=f"h{index}"))
    return "".join([*parts, placed(names[0], inks, (480, board - 196), 420, prefix="m")])


def _in_motion(names: tuple[str, ...], inks: Inks, dice: Dice) -> str:
    """Leaning forward, with lines of speed behind it."""
    lines = "".join(f"M{dice.roll(20, 180):.0f} {y}h{dice.roll(120, 300):.0f}" for y in range(190, 640, 62))
    parts = [
        f'<path stroke="{inks.pale}" stroke-width="7" stroke-linecap="round" opacity=".7" d="{lines}"/>',
        placed(names[0], inks, (560, 390), 520, turn=-8, prefix="m"),
    ]
    if len(names) > 1:
        parts.append(placed(names[1], inks, (190, 640), 140, turn=12, prefix="h0"))
    return "".join(parts)


def _measured(names: tuple[str, ...], inks: Inks) -> str:
    """Drawn to scale: the first name between measuring lines, the others as details in circles."""
    rules = "M250 110v560M240 110h20M240 670h20M300 720h400M300 710v20M700 710v20"
    parts = [f'<path fill="none" stroke="{inks.accent}" stroke-width="3" d="{rules}"/>', placed(names[0], inks, (500, 400), 400, prefix="m")]
    for index, (name, y) in enumerate(zip(names[1:4], (170, 390, 610), strict=False)):
        parts.append(
            f'<path stroke="{inks.accent}" stroke-width="2" d="M690 {y}h60"/><circle cx="824" cy="{y}" r="76" fill="{inks.ground}" stroke="{inks.accent}" stroke-width="2"/>'
        )
        parts.append(placed(name, inks, (824, y), 96, prefix=f"h{index}"))
    return "".join(parts)


def _garland(names: tuple[str, ...], inks: Inks, dice: Dice) -> str:
    """Loosely about the first name, like things that were strewn there."""
    spots: tuple[tuple[float, float, float], ...] = ((205, 560, 210), (770, 570, 220), (240, 210, 150), (735, 195, 165))
    parts = []
    for index, (name, (x, y, size)) in enumerate(zip(names[1:5], spots, strict=False)):
        wide = size + dice.roll(-18, 18)
        if y > 400:
            parts.append(_shade(inks, x, y + wide * 0.48, wide))
        parts.append(placed(name, inks, (x, y), wide, turn=dice.roll(-12, 12), prefix=f"h{index}"))
    parts.extend((_shade(inks, 480, 610, 420), placed(names[0], inks, (480, 400), 400, turn=dice.roll(-4, 4), prefix="m")))
    return "".join(parts)


def _frieze(names: tuple[str, ...], inks: Inks, dice: Dice) -> bytes:
    """The first name in the middle, the others in a row beside it; the middle alone still makes a picture on a phone."""
    parts = [ground("frame", inks, dice, 1500, 640)]
    for index, (name, (x, size)) in enumerate(zip(names[1:5], ((430, 230), (1070, 230), (205, 180), (1295, 180)), strict=False)):
        parts.append(f'<ellipse cx="{x}" cy="536" rx="{size * 0.42:.0f}" ry="{size * 0.07:.0f}" fill="{inks.deep}" opacity=".2"/>')
        parts.append(placed(name, inks, (x, 530 - size / 2), size, turn=dice.roll(-5, 5), prefix=f"h{index}"))
    parts.append(f'<ellipse cx="750" cy="540" rx="180" ry="24" fill="{inks.deep}" opacity=".22"/>')
    parts.append(placed(names[0], inks, (750, 325), 410, turn=dice.roll(-3, 3), prefix="m"))
    return _svg(1500, 640, "".join(parts))


def portrait(style: Picture, inks: Inks, seed: str) -> bytes:
    """A drawn person of 400 x 400; hair, skin and clothes differ with the seed."""
    dice = Dice(seed)
    skin = ("#f3d3bd", "#e4b391", "#c68e63", "#9a6640", "#70452b")[int(dice.roll(0, 5))]
    hair = ("#2b2320", "#4a3226", "#7b4b2a", "#b98548", "#8d8d93", "#5a2b22")[int(dice.roll(0, 6))]
    cloth = (inks.accent, inks.deep, inks.shade)[int(dice.roll(0, 3))]
    styles = (
        f'<path fill="{hair}" d="M128 196c-8-78 30-118 76-116 50 2 82 46 70 118-4-34-20-54-30-60-34 22-82 20-96 8-12 14-16 32-20 50z"/>',
        f'<path fill="{hair}" d="M120 290c-16-50-10-120 6-156 20-44 110-62 148-8 22 34 24 110 8 164-10-22-12-84-22-128-36 8-86 2-106-16-16 44-22 108-34 144z"/>',
        f'<path fill="{hair}" d="M130 178c-2-58 28-92 72-92s72 34 70 90c-10-30-22-40-34-44-30 10-52 8-74 0-14 8-26 20-34 46z"/><circle cx="201" cy="76" r="26" fill="{hair}"/>',
        f'<path fill="{hair}" d="M134 168c4-46 28-72 68-72 38 0 62 24 66 70-18-26-30-32-44-34l-50 2c-18 4-28 12-40 34z"/>',
        f'<path fill="{hair}" d="M122 216c-12-90 20-136 80-136s92 44 80 136c-4-40-14-58-22-66-40 4-80-8-96-26-10 26-34 50-42 92z"/>',
    )
    beard = f'<path fill="{hair}" d="M146 216c4 44 24 64 55 64s51-20 55-64c-10 20-22 26-55 26s-45-6-55-26z"/>' if dice.roll(0, 1) > 0.72 else ""
    person = (
        f'<path fill="{cloth}" d="M70 400c4-70 50-104 131-104s127 34 131 104z"/><path fill="{skin}" d="M172 250h58v58c0 18-58 18-58 0z"/>'
        f'<ellipse cx="201" cy="194" rx="62" ry="74" fill="{skin}"/>{beard}{styles[int(dice.roll(0, len(styles)))]}'
        '<g fill="#2a211d"><circle cx="178" cy="196" r="5"/><circle cx="224" cy="196" r="5"/></g><path d="M184 234q17 13 34 0" fill="none" stroke="#2a211d" stroke-width="4" stroke-linecap="round" opacity=".7"/>'
    )
    return _svg(400, 400, ground(style, inks, dice, 400, 400) + person)


def mark(name: str, style: Picture, inks: Inks) -> bytes:
    """The small sign beside the name, 64 x 64."""
    shapes = {
        "arch": "M8 64V32a24 24 0 0 1 48 0v32z", "disc": "M32 0a32 32 0 1 1 0 64a32 32 0 1 1 0-64z", "blob": "M32 2C52 2 62 16 62 33S50 62 31 62 2 50 2 31 14 2 32 2z",
        "poster": "M0 0h64v64H0z", "frame": "M32 0l32 32-32 32L0 32z", "blueprint": "M16 4h32l16 28-16 28H16L0 32z", "stripe": "M14 0h50L50 64H0z",
    }  # fmt: skip
    shape = shapes.get(style, "M12 0h40a12 12 0 0 1 12 12v40a12 12 0 0 1-12 12H12A12 12 0 0 1 0 52V12A12 12 0 0 1 12 0z")
    return _svg(64, 64, f'<path fill="{inks.accent}" d="{shape}"/>{placed(name, inks, (32, 33), 38)}')


def pattern(names: tuple[str, ...], inks: Inks) -> bytes:
    """A quiet repeat of the trade's pictures, 240 x 240, nearly transparent."""
    spots = ((60, 60, -12), (180, 60, 10), (120, 150, 0), (0, 210, 14), (240, 210, 14), (60, 240, -8))
    parts = [placed(names[index % len(names)], inks, (x, y), 44, turn=turn, prefix=f"t{index}") for index, (x, y, turn) in enumerate(spots)]
    return _svg(240, 240, f'<g opacity=".1">{"".join(parts)}</g>')


def street_map(inks: Inks, seed: str) -> bytes:
    """A drawn town of 1200 x 700: a river, parks and streets."""
    dice = Dice(seed)
    bend = dice.roll(180, 520)
    river = f"M-20 {bend:.0f}C300 {bend - 220:.0f} 520 {bend + 260:.0f} 760 {bend:.0f}S1120 {bend - 180:.0f} 1220 {bend + 60:.0f}"
    parks = "".join(
        f'<path fill="#9dbf8a" opacity=".45" d="{blob(dice, dice.roll(100, 1100), dice.roll(80, 620), dice.roll(60, 130), dice.roll(40, 90))}"/>'
        for _ in range(5)
    )
    streets = "".join(f"M{x:.0f} -20L{x + dice.roll(-90, 90):.0f} 720" for x in range(40, 1200, 95)) + "".join(
        f"M-20 {y:.0f}L1220 {y + dice.roll(-70, 70):.0f}" for y in range(40, 700, 85)
    )
    main = f"M-20 {dice.roll(100, 600):.0f}Q600 {dice.roll(100, 600):.0f} 1220 {dice.roll(100, 600):.0f}M{dice.roll(300, 900):.0f} -20Q{dice.roll(300, 900):.0f} 350 {dice.roll(300, 900):.0f} 720"
    return _svg(1200, 700, (
        f'<path fill="{inks.ground}" d="M0 0h1200v700H0z"/>{parks}<path fill="none" stroke="{inks.pale}" stroke-width="7" d="{streets}"/>'
        f'<path fill="none" stroke="#8fb6cf" stroke-width="46" opacity=".8" d="{river}"/><path fill="none" stroke="{inks.pale}" stroke-width="18" d="{main}"/>'
    ))  # fmt: skip


def _svg(width: int, height: int, body: str, title: str = "") -> bytes:
    named = f"<title>{escape(title)}</title>" if title else ""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">{named}{body}</svg>\n'.encode()

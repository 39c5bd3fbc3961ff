"""Which font files an application needs, and the @font-face rules for them: only the alphabets its words use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.compiler import thirdparty
from core.compiler.designs import ARABIC, CYRILLIC, HAS_CYRILLIC, SERIF, Design

_LATIN = "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
_RANGES = {
    "latin": _LATIN,
    "latin-ext": "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2113",
    "cyrillic": "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
    "arabic": "U+0600-06FF,U+0750-077F,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FEFC",
}


@dataclass(frozen=True, slots=True)
class Fonts:
    """CSS font stacks for heads and body, the rules, and the files: path in the site -> bytes."""

    head: str
    body: str
    rules: str
    files: Mapping[str, bytes]


def fonts_for(design: Design, text: str, *, right_to_left: bool = False) -> Fonts:
    """The fonts of a design for an application whose words are `text`."""
    subsets = tuple(_subsets(text))
    faces: dict[str, None] = {}
    stacks = {}
    for role, family in (("head", design.head), ("body", design.body)):
        families = tuple(_families(design, family, subsets, arabic_first=right_to_left))
        for one in families:
            faces.setdefault(one)
        fallback = "Georgia, serif" if family in SERIF else "ui-monospace, monospace" if "mono" in family else "system-ui, sans-serif"
        stacks[role] = ", ".join([*(f'"{_title(one)}"' for one in families), fallback])
    rules, files = [], {}
    for family in faces:
        styles = ("normal", "italic") if family == design.head and design.italic else ("normal",)
        for style in styles:
            for subset in subsets:
                name = f"{family}-{subset}-wght-{style}.woff2"
                if not (thirdparty.VENDOR / "fonts" / name).exists():
                    continue
                files[f"fonts/{name}"] = thirdparty.read(f"fonts/{name}")
                rules.append(
                    f'@font-face {{\n  font-family: "{_title(family)}";\n  font-style: {style};\n  font-weight: 300 900;\n  font-display: swap;\n'
                    f'  src: url("fonts/{name}") format("woff2");\n  unicode-range: {_RANGES[subset]};\n}}'
                )
        files[f"fonts/{family}.LICENSE"] = thirdparty.read(f"fonts/{family}.LICENSE")
    return Fonts(stacks["head"], stacks["body"], "\n".join(rules), files)


def _families(design: Design, family: str, subsets: tuple[str, ...], *, arabic_first: bool) -> Iterator[str]:
    if arabic_first:
        # First, so that spaces and digits between Arabic words are of the same face.
        yield ARABIC.get(design.name, "cairo")
    yield family
    if "cyrillic" in subsets and family not in HAS_CYRILLIC:
        yield CYRILLIC[family]
    if "arabic" in subsets and not arabic_first:
        yield ARABIC.get(design.name, "cairo")


def _subsets(text: str) -> Iterator[str]:
    yield "latin"
    used = set(text)
    if any("\u0100" <= letter <= "\u024f" for letter in used):
        yield "latin-ext"
    if any("\u0400" <= letter <= "\u04ff" for letter in used):
        yield "cyrillic"
    if any("\u0600" <= letter <= "\u06ff" for letter in used):
        yield "arabic"


def _title(family: str) -> str:
    return family.replace("-", " ").title()

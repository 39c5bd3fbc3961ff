"""style.css: how everything looks that an application has, in one file, so that a page waits for two sheets and not for a dozen."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import cache

from core.compiler import thirdparty
from core.compiler.designs import Design
from core.compiler.emit import RUNTIME

# Parts that look like another module's without importing it.
_LOOKS_LIKE: Mapping[str, tuple[str, ...]] = {
    "lookup": ("detail", "collection", "form"),
    "shop": ("cards", "collection"),
    "gallery": ("cards",),
    "game": ("table",),
    "split": ("table",),
    "report-rows": ("table", "collection"),
    "dashboard": ("collection",),
}

# Parts that stand on a library's own sheet.
_BELOW: Mapping[str, str] = {"map": "leaflet/leaflet.css"}


def style_css(design: Design, modules: Iterable[str], more: Iterable[str] = ()) -> str:
    """The frame, the parts that the lib modules ("lib/booking.js") and `more` ("page") need, the design, and paper: later rules win."""
    parts = {"The frame and the controls": _sheet("base")}
    parts |= {_title(name): sheet for name in sorted(_parts(modules)) if (sheet := _sheet(name))}
    parts |= {_title(name): _sheet(name) for name in more}
    parts |= {f"The design: {design.name}": _sheet(f"designs/{design.name}"), "On paper": _sheet("print")}
    listed = "\n".join(f"   {number}. {title}" for number, title in enumerate(parts, 1))
    heads = (f"/* {number}. {title} */\n\n{sheet.strip()}\n" for number, (title, sheet) in enumerate(parts.items(), 1))
    return "\n\n".join([f"/* Colours, type and shape are tokens of theme.css.\n\n{listed}\n*/\n", *heads])


def _parts(modules: Iterable[str]) -> set[str]:
    names = {posixpath.splitext(posixpath.basename(path))[0] for path in modules if path.startswith("lib/")}
    return names | {name for one in names for name in _LOOKS_LIKE.get(one, ())}


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


@cache
def _sheet(name: str) -> str:
    path = RUNTIME / "css" / f"{name}.css"
    own = path.read_text(encoding="utf-8") if path.exists() else ""
    return f"{_without_pictures(thirdparty.read(_BELOW[name]).decode())}\n{own}" if name in _BELOW else own


def _without_pictures(sheet: str) -> str:
    """Without the rules that fetch a picture, as none of the library's own is used, and without comments."""
    rules = re.sub(r"/\*.*?\*/\s*", "", sheet, flags=re.DOTALL)
    return re.sub(r"[^{}]+\{[^{}]*url\([^{}]*\}", "", rules)

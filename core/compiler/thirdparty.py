"""Third-party files of generated applications: copied from node_modules once at set-up, read from there ever after.

Run `python -m core.compiler.thirdparty` after `npm ci`.
"""

import json
import re
import shutil
import sys
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
VENDOR = HERE / "vendor"
SET_UP = "npm ci && python -m core.compiler.thirdparty"

_COPIES = (
    "lit-html/lit-html.js",
    "lit-html/directive.js",
    "lit-html/directive-helpers.js",
    "lit-html/directives/repeat.js",
    "lit-html/directives/live.js",
    "chart.js/dist/chart.umd.min.js",
    "sortablejs/modular/sortable.esm.js",
    "leaflet/dist/leaflet-src.esm.js",
    "leaflet/dist/leaflet.css",
    "qrcode-generator/dist/qrcode.mjs",
)
_SUBSETS = ("latin", "latin-ext", "cyrillic", "arabic")
_PICTURE_CATEGORIES = ("Activities", "Animals & Nature", "Food & Drink", "Objects", "Travel & Places", "People & Body")
_SKIN = re.compile(r"-(dark|light|medium)(-|$)")


class VendorMissing(RuntimeError):
    """A third-party file is not there; the message names the set-up command."""

    def __init__(self, path: str) -> None:
        """`path` is relative to vendor/."""
        super().__init__(f"{path} is missing: run `{SET_UP}` once.")


@cache
def read(path: str) -> bytes:
    """A third-party file by its path under vendor/. Raises VendorMissing."""
    try:
        return (VENDOR / path).read_bytes()
    except FileNotFoundError:
        raise VendorMissing(path) from None


@cache
def drawings(name: str) -> dict[str, str]:
    """SVG bodies by name; `name` is "icons" (24 x 24, strokes) or "pictures" (32 x 32, flat colours)."""
    bodies: dict[str, str] = json.loads(read(f"{name}.json"))
    return bodies


def copy_all(node_modules: Path, target: Path = VENDOR) -> int:
    """Copy what generated applications may need, licences included; returns the number of files."""
    if target.exists():
        shutil.rmtree(target)
    count = 0
    for path in _COPIES:
        count += _copy(node_modules / path, target / path.replace("/dist/", "/").replace("/modular/", "/"))
    for package in sorted({path.split("/")[0] for path in _COPIES}):
        for licence in sorted((node_modules / package).glob("LICEN[CS]E*")):
            count += _copy(licence, target / package / "LICENSE")
    for family in sorted((node_modules / "@fontsource-variable").iterdir()):
        count += _copy(family / "LICENSE", target / "fonts" / f"{family.name}.LICENSE")
        for subset in _SUBSETS:
            for style in ("normal", "italic"):
                source = family / "files" / f"{family.name}-{subset}-wght-{style}.woff2"
                if source.exists():
                    count += _copy(source, target / "fonts" / source.name)
    _extract(node_modules / "@iconify-json" / "lucide", target / "icons.json")
    _extract(node_modules / "@iconify-json" / "fluent-emoji-flat", target / "pictures.json", _PICTURE_CATEGORIES)
    return count + 2


def _copy(source: Path, target: Path) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return 1


def _extract(package: Path, target: Path, categories: tuple[str, ...] = ()) -> None:
    drawn = json.loads((package / "icons.json").read_text(encoding="utf-8"))["icons"]
    wanted = set(drawn)
    if categories:
        listed = json.loads((package / "metadata.json").read_text(encoding="utf-8"))["categories"]
        wanted = {name for category in categories for name in listed[category] if not _SKIN.search(name)}
    bodies = {name: drawn[name]["body"] for name in sorted(wanted) if name in drawn}
    target.write_text(json.dumps(bodies, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    source = HERE.parents[1] / "node_modules"
    if not source.is_dir():
        sys.exit("node_modules is missing: run `npm ci` first.")
    sys.stdout.write(f"copied {copy_all(source)} third-party files to {VENDOR.relative_to(HERE.parents[1])}\n")

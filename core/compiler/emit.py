"""Templates of generated source, and what a page under construction imports."""

import html
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from core.appspec import AppSpec, Entity
from core.compiler.jsliteral import identifier, js

RUNTIME = Path(__file__).parent / "runtime"

# Names that model.js imports itself: an entity of the same name gets another one.
_MODEL_NAMES = frozenset(
    [
        "entity",
        "mark",
        "text",
        "place",
        "email",
        "phone",
        "url",
        "longText",
        "integer",
        "decimal",
        "percent",
        "duration",
        "money",
        "date",
        "time",
        "dateTime",
        "choice",
        "choices",
        "toggle",
        "rating",
        "color",
        "image",
        "file",
        "relation",
        "collection",
        "editing",
        "table",
        "cards",
        "board",
        "calendar",
        "gallery",
        "feed",
        "menu",
        "plan",
        "checklist",
        "html",
        "nothing",
        "settings",
        "pictures",
        "form",
        "detail",
        "t",
        "icon",
        "steps",
        "booking",
        "shop",
        "dashboard",
        "quiz",
        "poll",
        "chat",
        "calculator",
        "tool",
        "work",
        "game",
        "roster",
        "split",
        "comments",
        "drawn",
        "nextStep",
        "mapView",
        "csvExport",
        "csvImport",
        "printButton",
        "formPage",
        "share",
        "take",
        "buy",
        "qrCode",
        "film",
        "sound",
        "filmLink",
    ]
)


@dataclass(slots=True)
class Imports:
    """What a module imports: path from the site's root -> names."""

    found: dict[str, dict[str, None]] = field(default_factory=dict)

    def need(self, path: str, *names: str) -> str:
        """Ask for names of a module; returns the first name."""
        self.found.setdefault(path, {}).update(dict.fromkeys(names))
        return names[0]

    def lines(self) -> list[tuple[str, list[str]]]:
        """(path, names) in a steady order: third parties, then the model, then lib."""
        order = sorted(self.found, key=lambda path: (not path.startswith("vendor/"), path.startswith("lib/"), path))
        return [(path, sorted(self.found[path])) for path in order]


def render(template: str, **values: object) -> str:
    """A template of runtime/templates, filled in."""
    return _environment().get_template(template).render(**values)


def entity_name(entity: Entity) -> str:
    """The name of an entity in the generated source."""
    return identifier(entity.key, _MODEL_NAMES)


def escaped(text: str) -> str:
    """Text as it stands in markup inside a JavaScript template literal."""
    return html.escape(text, quote=True).replace("&#x27;", "'").replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")


def req(ids: Iterable[str]) -> str:
    """The data-req attribute with a space before it, or nothing."""
    joined = " ".join(ids)
    return f' data-req="{html.escape(joined)}"' if joined else ""


def home_of(spec: AppSpec, entity: str) -> str:
    """Key of the list that has a page for each record of the entity, or ""."""
    return next((view.key for view in spec.views if view.tag == "list" and view.entity == entity and not view.lookup), "")


def comment(text: str) -> str:
    """Text that is safe in a line comment."""
    return " ".join(text.split())


@cache
def _environment() -> Environment:
    # The output is source, not a page: escaping is done where text meets markup, by `escaped` and `js`.
    found = Environment(
        loader=FileSystemLoader(RUNTIME / "templates"),
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    found.globals.update(js=js, comment=comment, escaped=escaped, req=req)
    found.filters["e"] = html.escape
    return found

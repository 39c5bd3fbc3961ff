"""What the modules of several kinds of view share: icons, drawings and the head that every page declares."""

from core.appspec import AppSpec, Entity, View
from core.brief import FieldType
from core.compiler import thirdparty
from core.compiler.emit import Imports, entity_name

_ICONS = {
    "home": "house",
    "list": "list",
    "pencil": "pencil",
    "calendar": "calendar",
    "cart": "shopping-cart",
    "chart": "chart-column",
    "quiz": "circle-question-mark",
    "poll": "vote",
    "chat": "message-circle",
    "calculator": "calculator",
    "tool": "wand-sparkles",
    "game": "gamepad-2",
    "check": "circle-check",
    "split": "split",
    "menu": "utensils",
    "gallery": "image",
    "contact": "mail",
    "about": "info",
    "faq": "circle-question-mark",
    "news": "newspaper",
    "map": "map-pin",
    "board": "columns-3",
    "people": "users",
    "clock": "clock",
}


# What people write to one another is read; a drawing beside it would only be noise.
_SPOKEN = frozenset({
    "topic", "post", "forum_topic", "thread", "discussion", "question", "faq", "comment", "review", "message", "notification", "feedback", "ticket",
    "role", "permission", "setting", "account", "transaction", "log", "announcement", "task", "case", "inquiry",
})  # fmt: skip


def icon_name(name: str) -> str:
    """The icon of the sprite for a name of the specification."""
    wanted = _ICONS.get(name, name)
    return wanted if wanted in thirdparty.drawings("icons") else "list"


def picture_of(spec: AppSpec, entity: Entity, imports: Imports) -> str:
    """How a page names the drawings of an entity; "" when its records are shown without."""
    if not drawn_entity(spec, entity):
        return ""
    imports.need("pictures.js", "pictures")
    return f"pictures.{entity_name(entity)}"


def drawn_entity(spec: AppSpec, entity: Entity) -> bool:
    """Whether records of this entity are shown with drawings."""
    if entity.key in _SPOKEN and not any(one.type is FieldType.IMAGE for one in entity.fields):
        return False
    shown = any(view.tag == "list" and view.entity == entity.key and view.layout in {"cards", "gallery", "menu", "feed"} for view in spec.views)
    sold = any(view.tag == "shop" and view.item == entity.key for view in spec.views)
    told = any(section.entity == entity.key for view in spec.views if view.tag == "page" for section in view.sections)
    return shown or sold or told


def head_of(view: View) -> dict[str, object]:
    """What every page declares of itself."""
    head: dict[str, object] = {"path": view.key, "label": view.label, "icon": icon_name(view.icon)}
    if view.roles:
        head["roles"] = list(view.roles)
    if view.req:
        head["req"] = " ".join(view.req)
    return head

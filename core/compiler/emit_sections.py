"""Sections of a page as concrete markup: words stand in the page's module, records come from the model when it is shown."""

from core.appspec import LOGIN, AppSpec, Entity, PageView, Section
from core.brief import FieldType
from core.compiler.emit import Imports, entity_name, escaped, home_of, render
from core.compiler.emit_view import drawn_entity
from core.compiler.jsliteral import Raw, js


def section_markup(spec: AppSpec, view: PageView, section: Section, imports: Imports, *, first: bool) -> str:
    """The lit-html markup of one section."""
    entity = next((one for one in spec.entities if one.key == section.entity), None)
    context = {
        "section": section,
        "spec": spec,
        "level": "h1" if first or (section is view.sections[0]) else "h2",
        "title": section.title or (spec.business.name if section.kind == "hero" else ""),
        "action": _action(spec, section, imports),
        "body": _records(spec, section, entity, imports) if entity else "",
        "eyebrow": _eyebrow(spec, section) if section.kind == "hero" and first else "",
        "facts": False,
        "second": _second(spec, view, section) if first and section.kind == "hero" else "",
    }
    if section.kind == "hero" and first and any((spec.business.hours, spec.business.phone, spec.business.place)):
        imports.need("lib/facts.js", "facts")
        context["facts"] = True
    if section.kind == "hours":
        imports.need("lib/hours.js", "hoursTable")
    if section.kind == "contact":
        imports.need("lib/foot.js", "contactLines")
    if section.kind == "map":
        imports.need("lib/place.js", "placeMap")
    if section.kind == "newsletter" and entity:
        imports.need("lib/newsletter.js", "newsletter")
        address = next((one.key for one in entity.fields if one.type is FieldType.EMAIL), entity.title)
        fields = [one.key for one in entity.fields if one.key == address or (one.required and one.default in (None, "") and not one.formula)]
        context["body"] = f"${{newsletter({js({'of': Raw(imports.need('model.js', entity_name(entity))), 'fields': fields})})}}"
    if section.kind == "pages":
        context["body"] = _directory(spec, section, imports)
    return render("section.html.j2", **context).rstrip("\n")


def _directory(spec: AppSpec, section: Section, imports: Imports) -> str:
    kept = {view.key: view.entity for view in spec.views if view.tag == "list"}
    ways = [
        {"path": key, "of": Raw(imports.need("model.js", entity_name(spec.entity(kept[key])))), "about": about} for key, about in section.pairs if key in kept
    ]
    imports.need("lib/directory.js", "directory")
    return f"${{directory({js(ways, 4)})}}"


def _eyebrow(spec: AppSpec, hero: Section) -> str:
    """What it is, in small letters above the large ones, unless these say it."""
    kind = spec.business.trade[:1].upper() + spec.business.trade[1:]
    said = {spec.business.name.casefold(), hero.title.casefold()}
    return "" if not kind or kind.casefold() in said else kind


def _action(spec: AppSpec, section: Section, imports: Imports) -> str:
    if section.view == LOGIN and spec.users:
        return f"${{{imports.need('lib/try-as.js', 'door')}()}}"
    if section.view == LOGIN:
        return f'<a class="button" href="#/{LOGIN}">{escaped(section.action_label or "")}</a>'
    target = next((view for view in spec.views if view.key == section.view), None)
    if target is None:
        return ""
    path = "" if target is spec.views[0] else target.key
    return f'<a class="button" href="#/{path}">{escaped(section.action_label or target.label)}</a>'


def _second(spec: AppSpec, view: PageView, hero: Section) -> str:
    """A quieter way on beside the hero's own: to what the page shows next."""
    kinds = {"offer", "gallery", "news", "people"}
    other = next((one for one in view.sections if one.view and one.view not in {hero.view, view.key} and one.kind in kinds), None)
    target = next((one for one in spec.views if other and one.key == other.view), None)
    if target is None or target.roles or not hero.view:
        return ""
    return f'<a class="button secondary" href="#/{target.key}">{escaped(target.label)}</a>'


def _records(spec: AppSpec, section: Section, entity: Entity, imports: Imports) -> str:
    style = {"people": "people", "gallery": "gallery", "news": "news", "reviews": "reviews", "faq": "faq"}.get(section.kind, "offer")
    if section.kind in {"hero", "text", "hours", "contact", "steps", "numbers", "map", "newsletter"}:
        return ""
    imports.need("lib/showcase.js", "showcase")
    shown = [
        one.key for one in entity.fields if one.key != entity.title and one.type not in {FieldType.IMAGE, FieldType.FILE, FieldType.RELATION} and not one.roles
    ]
    options: dict[str, object] = {"of": Raw(imports.need("model.js", entity_name(entity))), "style": style, "fields": shown[:4]}
    if style in {"offer", "people", "gallery", "news"} and drawn_entity(spec, entity):
        imports.need("pictures.js", "pictures")
        options["picture"] = Raw(f"pictures.{entity_name(entity)}")
    home = home_of(spec, entity.key)
    if home:
        options["home"] = home
    return f"${{showcase({js(options, 4)})}}"

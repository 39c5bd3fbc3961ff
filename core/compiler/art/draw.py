"""All drawings of one application: mark, hero, pattern, map, and one for each record that shows a picture."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from core.appspec import AppSpec, Entity
from core.brief import FieldType
from core.compiler.art import scenes
from core.compiler.art.paint import Inks
from core.compiler.art.pictures import companions, known, picture_for
from core.compiler.designs import Design
from core.compiler.theme import schemes

_MOST_PER_ENTITY = 30
_PEOPLE = frozenset({
    "person", "people", "staff", "member", "employee", "coach", "trainer", "teacher", "player", "user", "customer", "doctor", "stylist",
    "student", "artist", "patient", "client", "participant", "speaker", "volunteer", "candidate", "tenant", "driver", "author", "guest",
    "child", "pupil", "resident", "donor", "account", "contact", "friend", "profile", "instructor", "therapist", "guide", "applicant", "owner",
})  # fmt: skip

# Nothing to be drawn: their names in some language sound like a thing ("piano" is a plan in Italian).
_ABSTRACT = frozenset({"plan", "package", "class", "lesson", "course", "booking", "service", "level", "category", "item", "product", "case", "report"})
_PHOTOS = frozenset({"photo", "picture", "image", "photograph", "shot", "snapshot"})


@dataclass(frozen=True, slots=True)
class Drawings:
    """Files by path in the site; `by_title` says which drawing a seeded record has: entity key -> title -> path."""

    files: Mapping[str, bytes]
    by_title: Mapping[str, Mapping[str, str]]


def drawings_for(spec: AppSpec, design: Design, drawn: frozenset[str]) -> Drawings:
    """The drawings of an application; `drawn` are the entities whose records show pictures."""
    inks = Inks.of(schemes(spec.theme, design)[0], design.tint)
    motif = spec.theme.motif if known(spec.theme.motif) else picture_for(f"{spec.theme.motif} {spec.business.trade}", "en") or "sparkles"
    related = companions(motif)
    files: dict[str, bytes] = {}
    by_title: dict[str, dict[str, str]] = {}
    used: dict[str, None] = {}
    for entity in spec.entities:
        if entity.key in drawn:
            by_title[entity.key] = {}
            for title, path, data, name in _records(spec, entity, design, inks, (motif, *related)):
                files[path] = data
                by_title[entity.key][title] = path
                used.setdefault(name)
    # Only what belongs to the trade stands on the first page: words can be misread.
    cast = tuple(dict.fromkeys((motif, *[name for name in used if name in related][:3], *related)))
    files["art/mark.svg"] = scenes.mark(motif, design.picture, inks)
    if any(view.tag == "page" for view in spec.views):
        files["art/hero.svg"] = scenes.hero(cast[:5], design.picture, inks, spec.business.name)
    if design.patterned:
        files["art/pattern.svg"] = scenes.pattern(cast[:4], inks)
    if _has_map(spec):
        files["art/map.svg"] = scenes.street_map(inks, spec.business.name)
    return Drawings(files, by_title)


def _records(spec: AppSpec, entity: Entity, design: Design, inks: Inks, cast: tuple[str, ...]) -> Iterator[tuple[str, str, bytes, str]]:
    people = entity.key.split("_")[-1] in _PEOPLE or _in_people_section(spec, entity) or _has_address(entity)
    words = _describing(entity)
    for number, row in enumerate(entity.rows[:_MOST_PER_ENTITY], 1):
        title = str(row.get(entity.title) or row.get("id") or number)
        path = f"art/{entity.key.replace('_', '-')}-{number}.svg"
        if people:
            yield title, path, scenes.portrait(design.picture, inks, title), ""
            continue
        if entity.key.split("_")[-1] in _PHOTOS:
            # What a photo shows is not what its title says ("Morning"): it stands for the trade's own things.
            turned = tuple(cast[(number + step) % len(cast)] for step in range(len(cast)))
            yield title, path, scenes.hero(turned[:4], "arch" if design.picture == "frame" else design.picture, inks, f"{spec.business.name}{title}"), ""
            continue
        name = next((found for text in (title, *(str(row.get(key) or "") for key in words)) if (found := picture_for(text, spec.language))), None)
        name = name or (None if entity.key in _ABSTRACT else picture_for(entity.label, spec.language)) or cast[number % len(cast)]
        yield title, path, scenes.card(name, design.picture, inks, f"{spec.business.name}{title}"), name


def _describing(entity: Entity) -> list[str]:
    return [one.key for one in entity.fields if one.type is FieldType.CHOICE and (entity.workflow is None or entity.workflow.field != one.key)][:2]


def _has_address(entity: Entity) -> bool:
    if "breed" in {one.key for one in entity.fields}:
        return False  # the phone is its owner's
    kinds = {one.type for one in entity.fields}
    reached = kinds & {FieldType.EMAIL, FieldType.PHONE} and not kinds & {FieldType.MONEY, FieldType.PLACE}
    return bool(reached) and entity.title in {"name", "full_name", "person"}


def _in_people_section(spec: AppSpec, entity: Entity) -> bool:
    return any(section.kind == "people" and section.entity == entity.key for view in spec.views if view.tag == "page" for section in view.sections)


def _has_map(spec: AppSpec) -> bool:
    shown = any(view.tag == "list" and view.layout == "map" for view in spec.views)
    return shown or any(section.kind == "map" for view in spec.views if view.tag == "page" for section in view.sections)

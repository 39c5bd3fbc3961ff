"""Pictures that come with a change: the logo goes to the head of every page, photos to the things that they show."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from core.appspec import AppSpec, BookingView, Entity, Field, FormView, Value
from core.brief import FeatureWanted, FieldType, Requirement
from core.compiler import knowledge
from core.compiler.keys import slug, unique
from core.compiler.planner.wants import words_match
from core.compiler.revising.briefs import with_added
from core.compiler.revising.patches import title_of, with_entity
from core.compiler.revising.state import Revised, did, replanned
from core.features import Feature
from core.pictured import speaks_of_logo
from core.reading import Picture

_KIND = FieldType.IMAGE
_GALLERY = "photo"
_SHORTEST = 3


def illustrated(state: Revised, pictures: Sequence[Picture], said: str, today: date) -> Revised:
    """The application with the pictures in it, and a sentence for each; `said` is what was written or spoken with them."""
    logo = _logo(pictures, said)
    photos = len(pictures) - (logo is not None)
    for one in pictures:
        state, path = _stored(state, one)
        state = _as_logo(state, path) if one is logo else _as_photo(state, one, path, said, today, alone=photos == 1)
    return state


def _logo(pictures: Sequence[Picture], said: str) -> Picture | None:
    """The one that says so itself; else, where a logo is spoken of, the only or the smallest one."""
    named = next((one for one in pictures if speaks_of_logo(one.name)), None)
    return named or (min(pictures, key=lambda one: one.width_px * one.height_px) if pictures and speaks_of_logo(said) else None)


def _stored(state: Revised, one: Picture) -> tuple[Revised, str]:
    stem, _, ending = one.name.rpartition(".")
    known = state.spec.assets or {}
    name = unique(slug(stem or one.name, "picture"), [path.removeprefix("assets/").rpartition(".")[0] for path in known])
    path = f"assets/{name}.{ending.casefold() if ending.isalnum() else 'png'}"
    return replace(state, spec=replace(state.spec, assets={**known, path: one.blob})), path


def _as_logo(state: Revised, path: str) -> Revised:
    code = "ch_logo_other" if state.spec.theme.logo else "ch_logo"
    return did(replace(state, spec=replace(state.spec, theme=replace(state.spec.theme, logo=path))), code)


def _as_photo(state: Revised, one: Picture, path: str, said: str, today: date, *, alone: bool) -> Revised:  # noqa: PLR0913 - what came, and where
    place = _place(state.spec, one, said if alone else "") or _free_place(state.spec, said)
    if place is None:
        return _in_gallery(state, one, path, said, today)
    entity, row = place
    image = next((field for field in entity.fields if field.type is _KIND), None) or _image(entity, state.spec.language)
    own = _own(entity, row)
    fields = entity.fields if image in entity.fields else (*entity.fields, image)
    rows = tuple({**other, image.key: path} if other is row else other for other in entity.rows)
    changed = with_entity(state.spec, entity.key, lambda _: replace(entity, fields=fields, rows=rows))
    return did(replace(state, spec=changed), "ch_photo_other" if own else "ch_photo", what=title_of(entity, row))


def _image(entity: Entity, language: str) -> Field:
    return Field(unique("photo", [field.key for field in entity.fields]), knowledge.fields()["photo"].label(language), _KIND)


def _place(spec: AppSpec, one: Picture, said: str) -> tuple[Entity, Mapping[str, Value]] | None:
    """The thing that the picture's name speaks of; or the words that came with it, where they speak of one alone."""
    for text in (re.sub(r"\.\w+$|[\W_\d]+", " ", one.name), said):
        found = [(entity, row) for entity in _shown(spec) for row in entity.rows if _speaks_of(text, title_of(entity, row))]
        if len(found) == 1:
            return found[0]
    return None


def _speaks_of(text: str, title: str) -> bool:
    words, parts = _words(text), _words(title)
    return bool(parts) and all(any(words_match(word, part) for word in words) for part in parts)


def _words(text: str) -> list[str]:
    """Words without what Arabic writes as one with them: "and", "with", the article."""
    return re.findall(r"[^\W\d_]{3,}", re.sub(r"\b[وبلك]?ال(?=\w{3})", "", text))


def _shown(spec: AppSpec) -> Iterator[Entity]:
    """What visitors look at rather than hand in: what has pictures first, then what is for sale."""
    handed_in = {view.entity for view in spec.views if isinstance(view, FormView | BookingView)}
    shown = [entity for entity in spec.entities if entity.rows and not entity.workflow and entity.key not in handed_in]
    with_pictures = [entity for entity in shown if any(field.type is _KIND for field in entity.fields)]
    yield from with_pictures
    priced = (entity for entity in shown if entity not in with_pictures and any(f.type is FieldType.MONEY and not f.formula for f in entity.fields))
    yield from priced


def _own(entity: Entity, row: Mapping[str, Value]) -> bool:
    """Whether the row shows a picture that somebody sent."""
    return any(str(row.get(field.key) or "").startswith("assets/") for field in entity.fields if field.type is _KIND)


def _free_place(spec: AppSpec, said: str) -> tuple[Entity, Mapping[str, Value]] | None:
    """The next thing without a picture that somebody sent, of the kind that the words speak of."""
    words = _words(said)
    for entity in _shown(spec):
        known = [entity.label, entity.plural, *(part for row in entity.rows for part in _words(title_of(entity, row)) if len(part) > _SHORTEST)]
        if entity.key != _GALLERY and any(words_match(part, word) for part in known for word in words):
            return next(((entity, row) for row in entity.rows if not _own(entity, row)), None)
    return None


def _in_gallery(state: Revised, one: Picture, path: str, said: str, today: date) -> Revised:
    """Where nothing that is shown was spoken of, photos hang in a gallery; a new one holds nothing but what was sent."""
    before = state.spec
    if not any(entity.key == _GALLERY for entity in before.entities):
        number = f"r{state.brief.next_number}"
        text = knowledge.text("pictures", state.brief.language)
        brief, _ = with_added(state.brief, Requirement(number, text, said or text, FeatureWanted(Feature.PHOTO_GALLERY)))
        state = did(replace(state, brief=brief, spec=replanned(state, brief, today)), "ch_added", what=text)
    entity = next((entity for entity in state.spec.entities if entity.key == _GALLERY), None)
    image = next((field for field in entity.fields if field.type is _KIND), None) if entity else None
    if entity is None or image is None:
        code = state.word("ch_photo_lost", what=one.name)
        left = {key: blob for key, blob in (before.assets or {}).items() if key != path}
        return replace(state, spec=replace(state.spec, assets=left or None), not_done=(*state.not_done, code))
    kept = tuple(row for row in entity.rows if _own(entity, row)) if entity not in before.entities else entity.rows
    title = _caption(one, entity, len(kept) + 1)
    model = entity.rows[-1] if entity.rows else {}
    row: dict[str, Value] = {**model, "id": _new_id(entity.key, kept), entity.title: title, image.key: path}
    changed = with_entity(state.spec, entity.key, lambda _: replace(entity, rows=(*kept, row)))
    return did(replace(state, spec=changed), "ch_photo_hung", what=title)


def _new_id(key: str, rows: Sequence[Mapping[str, Value]]) -> str:
    taken = {str(row.get("id")) for row in rows}
    return next(made for made in (f"{key}-{number}" for number in count(101)) if made not in taken)


def _caption(one: Picture, entity: Entity, number: int) -> str:
    """What the file is called, where that is a word and no number of a camera."""
    said = " ".join(re.findall(r"[^\W\d_]{3,}", one.name.rpartition(".")[0]))
    plain = re.search(r"^(img|dsc|pxl|photo|foto|image|bild|picture|whatsapp|screenshot)\b", said, re.IGNORECASE) or not said
    return f"{entity.label} {number}" if plain else said[:1].upper() + said[1:]

"""The usual names of pages, and the concepts by which a business is reached."""

from core.appspec import ListView
from core.brief import LanguagesWanted, RecordWanted, Wish
from core.features import Feature
from core.understanding.brief_reader import read_brief
from core.understanding.changes.clauses import Clause
from core.understanding.scene import open_scene
from core.understood import Unread, Wanted

CONTACTS = frozenset({"phone", "email", "address", "website", "number"})
_USUAL = {Feature.PHOTO_GALLERY: "gallery", Feature.BLOG: "news", Feature.REVIEWS: "reviews"}
_KEPT_IN = {"gallery": "photo", "news": "article", "blog": "article", "reviews": "review"}
"""The kind of record that a usual page shows."""


def page_meant(clause: Clause, start: int, end: int) -> str:
    """The label of the page that is called by its usual name there, where it bears another: "the gallery" for "Photos"; "" for none."""
    scene = open_scene(clause.message.said(start, end), clause.message.lex.language)
    pages = {hit.key.key for hit in scene.lex.pages.longest(scene.tokens)}
    pages |= {_USUAL[hit.key] for hit in scene.lex.features.longest(scene.tokens) if hit.key in _USUAL}
    kept = {_KEPT_IN.get(page, page) for page in pages if page}
    found = [view.label for view in clause.message.spec.views if getattr(view, "entity", view.key) in kept]
    return found[0] if len(found) == 1 else ""


def only_opens(wanted: Wanted | Wish) -> bool:
    """Whether it says no more than that something comes: nothing understood, or "put our number on there"."""
    return isinstance(wanted, Unread) or (isinstance(wanted, RecordWanted) and {field.concept for field in wanted.fields} <= CONTACTS)


def page_of(clause: Clause, label: str) -> str:
    """What a page is called, where a record was named and its page is meant: "the page with reviews" beside a page "Guests' words"."""
    spec = clause.message.spec
    entity = next((e for e in spec.entities if e.label == label), None)
    if entity is None or not clause.nouns("page_words"):
        return label
    shown = [view.label for view in spec.views if isinstance(view, ListView) and view.entity == entity.key]
    return shown[0] if len(shown) == 1 else label


def speaks_a_language(part: Clause) -> bool:
    """Whether a language is asked for: "the site in English too" asks for no field with an address."""
    return any(isinstance(one.wish, LanguagesWanted) for one in read_brief(part.source, part.message.lex.language).requirements)

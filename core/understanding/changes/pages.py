"""The page that is asked for, called as a page is called: "a page with questions" is "Questions"."""

from typing import Literal

from core.brief import FeatureWanted, PageWanted
from core.features import Feature
from core.understanding.changes.clauses import Clause
from core.understanding.changes.naming import after_noun, capital
from core.understanding.fields import nominative
from core.understanding.scene import Scene
from core.understanding.values.words import fold

_OWN_PAGE = frozenset({Feature.REVIEWS, Feature.PHOTO_GALLERY, Feature.BLOG, Feature.NOTICE_BOARD, Feature.CHAT})


def page_wanted(part: Clause, scene: Scene) -> PageWanted | FeatureWanted | None:
    """The page with the name that was given, else the usual name of such a page in the language."""
    known = next(iter(scene.lex.pages.longest(scene.tokens)), None)
    said = after_noun(part, "page_words")
    if part.quotes or part.cue("called"):
        return PageWanted(capital(said), known.key.key if known else None) if said else None
    if known and (not said or _cased(scene) or fold(said) in fold(known.key.label)):
        return PageWanted(known.key.label, known.key.key)
    ability = next((hit.key for hit in scene.lex.features.longest(scene.tokens) if hit.key in _OWN_PAGE), None)
    if ability and known is None:
        return FeatureWanted(ability)
    if not said:
        return None
    return PageWanted(capital(nominative(scene, said)), known.key.key if known else None)


def _cased(scene: Scene) -> bool:
    """Whether nouns of the language change behind prepositions."""
    return bool(scene.lex.lists.get("object_endings"))


def end_of_menu(part: Clause, label: str) -> Literal["first", "last"] | None:
    """Whether a new page shall come first or last: "put a page with routes first in the menu"."""
    cue = next((cue for kind in ("first", "last") if (cue := part.cue(kind)) and part.cue("move")), None)
    outside = cue is not None and part.message.said(cue.start, cue.end).casefold() not in label.casefold()
    return ("first" if cue.kind == "first" else "last") if cue and outside else None

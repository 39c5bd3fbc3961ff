# ruff: noqa: RUF001 - words of ten languages
"""Words that speak of a picture that comes with them, in ten languages: a logo, photos."""

import re
from collections.abc import Sequence

from core.brief import Coloured, FeatureWanted, ItemsOffered, OpenAt, PageWanted, Wish
from core.features import Feature
from core.understood import Add, Change, Noted, Reprice, Restrict, SetNumber, Undo

_LOGO = re.compile(r"\blogo|\bemblem|\bemblème|\bznak\w* firmow|логотип|\bлого\b|эмблем|شعار|لوغو", re.IGNORECASE)
_PHOTO = re.compile(
    r"\bphoto|\bpicture|\bpics?\b|\bimages?\b|\bfoto|\bbild(?:er|ern)?\b|\bimmagin|\bimagen|\bimágen|\bafbeelding|\bplaatjes?\b|\bobráz(?:ek|ky|ku)|\bfotk|\bzdję[cć]|"
    r"\bobraz(?:ek|ki)\b|фото|картинк|снимк|صور",
    re.IGNORECASE,
)
_SEEN_ON_SCREEN = re.compile(
    r"screen ?shot|bildschirm|capture d.écran|schermata|captura|schermafdruk|snímek obrazovky|zrzut|скрин|снимок экрана|لقطة", re.IGNORECASE
)
_GALLERY = re.compile(r"galer|galler|álbum|\balbum|галере|альбом|معرض|\bpage|seite|pagina|página|stránk|stron|страниц|صفحة", re.IGNORECASE)


def speaks_of_logo(text: str) -> bool:
    """Whether a logo is spoken of."""
    return _LOGO.search(text) is not None


def speaks_of_picture(text: str) -> bool:
    """Whether a logo or photos are spoken of."""
    return speaks_of_logo(text) or _PHOTO.search(text) is not None


def only_shows_trouble(text: str, changes: Sequence[Change]) -> bool:
    """Whether pictures show how the application looks to somebody rather than something to put into it."""
    broken = any(isinstance(change.wanted, Noted) and change.wanted.kind == "broken" for change in changes)
    return not speaks_of_logo(text) and (broken or _SEEN_ON_SCREEN.search(text) is not None)


def beside_pictures(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Changes without what only said of the pictures sent along what they are: "this is our logo", "put these photos in"."""
    return tuple(change for change in changes if _stands(change) or not speaks_of_picture(change.source))


def _stands(change: Change) -> bool:
    match change.wanted:
        case Reprice() | SetNumber() | Restrict() | Undo():
            return True
        case Noted(kind=kind):
            return kind == "broken"
        case Add(requirement=requirement):
            return _asks_for_more(requirement.wish, change.source)
        case _:
            return False


def _asks_for_more(wish: Wish, source: str) -> bool:
    match wish:
        case Coloured() | OpenAt() | PageWanted():
            return True
        case ItemsOffered(items=items):
            return any(item.price is not None for item in items)
        case FeatureWanted(feature=Feature.PHOTO_GALLERY):
            return _GALLERY.search(source) is not None
        case _:
            return False

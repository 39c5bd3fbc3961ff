# ruff: noqa: RUF001 - words of ten languages
"""Words that speak of a picture that comes with them, in ten languages: a logo, photos."""

import re
from collections.abc import Sequence

from core.brief import Coloured, ContactGiven, FeatureWanted, ItemsOffered, LanguagesWanted, OpenAt, PageWanted, PeopleNamed, RecordWanted, StatusesWanted, Wish
from core.features import Feature
from core.understood import Add, Change, InCurrency, InLanguage, Move, Noted, Oblige, Remove, Rename, Reprice, Restrict, Retext, SetNumber, Undo

_LOGO = re.compile(r"\blogo|\bemblem|\bemblème|\bznak\w* firmow|логотип|\bлого\b|эмблем|شعار|لوغو", re.IGNORECASE)
_PHOTO = re.compile(
    r"\bphoto|\bpicture|\bpics?\b|\bimages?\b|\bfoto|\bbild(?:er|ern)?\b|\bimmagin|\bimagen|\bimágen|\bafbeelding|\bplaatjes?\b|\bobráz(?:ek|ky|ku)|\bfotk|\bzdję[cć]|"
    r"\bobraz(?:ek|ki)\b|фото|картинк|снимк|صور",
    re.IGNORECASE,
)
_SEEN_ON_SCREEN = re.compile(
    r"screen ?shot|bildschirm|capture d.écran|schermata|captura|schermafdruk|snímek obrazovky|zrzut|скрин|снимок экрана|لقطة", re.IGNORECASE
)
_ASKED = 0.8
"""How sure a reading is where a verb of adding was said, and not only a thing."""
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


def _stands(change: Change) -> bool:  # noqa: PLR0911 - one return a kind of change
    match change.wanted:
        case Reprice() | SetNumber() | Restrict() | Undo() | Oblige() | InCurrency() | InLanguage():
            return True
        case Noted(kind=kind):
            return kind in {"broken", "picture"}
        case Remove(words=words, concept=concept, feature=feature):
            return bool(concept or (words and not speaks_of_picture(words)) or (feature and feature is not Feature.PHOTO_GALLERY))
        case Rename(old=old, new=new) | Retext(where=old, new=new):
            return not speaks_of_picture(f"{old} {new}")
        case Move(words=words):
            return not speaks_of_picture(words)
        case Add(requirement=requirement):
            return _asks_for_more(requirement.wish, change.source, asked=change.confidence >= _ASKED)
        case _:
            return False


def _asks_for_more(wish: Wish, source: str, *, asked: bool) -> bool:  # noqa: PLR0911 - one return a kind of wish
    match wish:
        case Coloured() | OpenAt() | PageWanted() | ContactGiven() | LanguagesWanted():
            return True
        case RecordWanted(fields=fields):
            return asked and bool(fields) and not any(speaks_of_picture(field.label) for field in fields)
        case StatusesWanted():
            return asked
        case PeopleNamed(names=names):
            return asked and not any(speaks_of_picture(name) for name in names)
        case ItemsOffered(items=items):
            return any(item.price is not None for item in items)
        case FeatureWanted(feature=Feature.PHOTO_GALLERY):
            return _GALLERY.search(source) is not None
        case _:
            return False

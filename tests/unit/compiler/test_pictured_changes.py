"""Pictures that come with a change: the logo to the head of the pages, photos to the things they show, others to a gallery."""

from datetime import date
from functools import cache

from core.appspec import AppSpec
from core.brief import Brief, Status
from core.embedded import EmbeddedWits
from core.reading import Picture
from core.wits import Redone

_WITS = EmbeddedWits()
_TODAY = date(2026, 11, 23)
_TEXT = "Pantry shop Larder Lane in Ludlow. Plum chutney 6 pounds, quince jelly 7 pounds, honey 9 pounds. People order with name and phone. White background."


@cache
def _start() -> tuple[AppSpec, Brief]:
    brief = _WITS.read_brief(_TEXT, "en", (), ())
    return _WITS.plan(brief, _TODAY, (), ()), brief


def _picture(name: str) -> Picture:
    return Picture(f"blob-{name}", name, "image/jpeg", 800, 600)


def _with(said: str, *names: str) -> Redone:
    spec, brief = _start()
    return _WITS.illustrated(Redone(spec, brief, (), ()), [_picture(name) for name in names], said, _TODAY)


def _shown(redone: Redone) -> dict[str, str]:
    """Blobs by the title of what shows them."""
    assets = redone.spec.assets or {}
    return {str(row[entity.title]): assets[str(cell)] for entity in redone.spec.entities for row in entity.rows for cell in row.values() if str(cell) in assets}


def test_a_logo_stands_at_the_head_and_nothing_else_changes() -> None:
    redone = _with("this is our logo", "IMG_2.jpg")

    assert redone.spec.theme.logo is not None
    assert (redone.spec.assets or {})[redone.spec.theme.logo] == "blob-IMG_2.jpg"
    assert redone.spec.entities == _start()[0].entities
    assert redone.spec.views == _start()[0].views
    assert redone.done == ("Your logo stands at the head of every page now, in the place of the drawn sign.",)


def test_a_photo_goes_where_its_words_or_its_name_say() -> None:
    assert _shown(_with("here is a picture of the quince jelly", "IMG_7.jpg")) == {"Quince jelly": "blob-IMG_7.jpg"}
    assert _shown(_with("two more pictures", "honey.jpg", "plum-chutney.jpg")) == {"Honey": "blob-honey.jpg", "Plum chutney": "blob-plum-chutney.jpg"}


def test_photos_of_something_else_hang_in_a_gallery_with_nothing_invented() -> None:
    redone = _with("a photo of our terrace", "IMG_3.jpg")

    assert list(_shown(redone).values()) == ["blob-IMG_3.jpg"]
    assert len(redone.spec.entity("photo").rows) == 1
    assert [entity for entity in redone.spec.entities if entity.key != "photo"] == list(_start()[0].entities)
    line = next(one for one in redone.spec.checklist if one.requirement_id == redone.brief.requirements[-1].id)
    assert line.status is Status.DONE


def test_two_pictures_of_one_name_are_both_kept() -> None:
    redone = _with("photos of the terrace", "image.jpg", "image.jpg")

    assert len(redone.spec.assets or {}) == 2
    assert len(redone.spec.entity("photo").rows) == 2


def test_many_pictures_are_records_of_their_own() -> None:
    rows = _with("photos of the terrace", *(f"IMG_{n}.jpg" for n in range(20))).spec.entity("photo").rows

    assert len({row["id"] for row in rows}) == len(rows) == 20

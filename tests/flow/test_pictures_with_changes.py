"""A picture that comes with a clarification is used in it; one that shows trouble is not."""

from decimal import Decimal

import pytest

from core.brief import ContactGiven, FieldType, FieldWanted, Item, ItemsOffered, RecordWanted, Requirement
from core.pictured import beside_pictures, only_shows_trouble, speaks_of_logo, speaks_of_picture
from core.reading import Extract, Image
from core.understood import Add, Change, Noted, Remove, Rename, Unread
from core.verdict import Build
from tests.flow.hub import hub


class _Album:
    """Every file is a picture of its name."""

    async def read(self, data: bytes, name: str) -> Extract:
        return Extract(images=(Image(data, name, "image/png", 300, 300),))


async def test_a_logo_that_is_sent_later_stands_in_the_next_revision() -> None:
    office = hub(documents=_Album())
    first = await office.ask("A page for my bakery")
    assert first.spec is not None
    assert first.spec.theme.logo is None
    office.clock.move(60)

    turn = await office.ask("hello, this is our logo", attachments=(office.attach("image", b"\x89PNG\r\n\x1a\n", name="sign.png"),))

    assert isinstance(turn.verdict, Build)
    assert turn.slug == first.slug
    assert turn.revision == 2
    assert turn.spec is not None
    assert turn.spec.theme.logo == "sign.png"
    assert "Logo: sign.png" in office.answers()[-1].text


@pytest.mark.parametrize(
    "said",
    [
        "this is our logo", "das ist unser Logo", "voici notre logo", "ecco il nostro logo", "este es nuestro logo", "dit is ons logo", "tohle je naše logo",
        "to jest nasze logo", "вот наш логотип", "هذا شعارنا",
    ],
)  # fmt: skip
def test_a_logo_is_spoken_of(said: str) -> None:
    assert speaks_of_logo(said)


@pytest.mark.parametrize(
    "said",
    [
        "some photos of the shop", "hier sind Bilder vom Laden", "des images de la boutique", "qualche immagine", "unas imágenes del local", "wat afbeeldingen",
        "pár obrázků a fotky", "kilka zdjęć", "вот фотографии", "هذه صور المحل",
    ],
)  # fmt: skip
def test_photos_are_spoken_of(said: str) -> None:
    assert speaks_of_picture(said)
    assert not speaks_of_logo(said)


def test_what_only_says_what_a_picture_is_asks_for_nothing_else() -> None:
    said = Change("r1", "put this logo on top", Unread("put this logo on top"))
    other = Change("r2", "make it quicker", Unread("make it quicker"))

    assert beside_pictures((said, other)) == (other,)


def test_something_new_with_its_price_is_added_beside_its_picture() -> None:
    def offered(words: str, price: int | None) -> Change:
        source = "add rye loaf for 5, here is a photo"
        return Change("r1", source, Add(Requirement("r1", words, source, ItemsOffered((Item(words, Decimal(price) if price else None),)))))

    loaf, pointing = offered("rye loaf", 5), offered("here", None)
    assert beside_pictures((loaf, pointing)) == (loaf,)


def test_a_picture_of_trouble_is_no_picture_for_the_pages() -> None:
    broken = Change("r1", "the form does nothing, see the picture", Noted("the form does nothing", "broken"))

    assert only_shows_trouble(broken.source, (broken,))
    assert only_shows_trouble("here is a screenshot", ())
    assert not only_shows_trouble("here is a photo of the terrace", ())


def test_other_wishes_said_in_one_breath_with_a_picture_stand() -> None:
    said = "here is our photo, and "
    field = RecordWanted("Booking", "Bookings", None, (FieldWanted("Allergies", None, FieldType.TEXT),))
    photo = RecordWanted("Booking", "Bookings", None, (FieldWanted("Photo of the shop", None, FieldType.TEXT),))
    kept = (
        Change("r1", f"{said}take the age out", Remove("Age", concept="age", of="Booking")),
        Change("r2", f"{said}call the news page diary", Rename("News", "Diary")),
        Change("r3", f"{said}add a field for allergies", Add(Requirement("r3", "", "", field)), 0.85),
        Change("r4", f"{said}we have a second phone", Add(Requirement("r4", "", "", ContactGiven("phone", "01326 555 020")))),
    )
    dropped = (
        Change("r5", "put this instead of the drawn picture", Rename("drawn picture", "this")),
        Change("r6", "add our photo of the shop", Add(Requirement("r6", "", "", photo)), 0.85),
        Change("r7", "this is the photo of the shop", Add(Requirement("r7", "", "", field)), 0.6),
    )

    assert beside_pictures((*kept, *dropped)) == kept

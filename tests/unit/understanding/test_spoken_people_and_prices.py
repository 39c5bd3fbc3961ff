"""Spoken English: who works somewhere, prices without a currency, what somebody fills in who books."""

from decimal import Decimal

from core.brief import Coloured, ItemsOffered, Named, PeopleNamed, RecordWanted
from core.understanding.brief_reader import read_brief


def test_people_who_work_there_are_people_and_no_name() -> None:
    brief = read_brief("we have a little clock repair shop and Edda and Milo work there, customers should ask for a repair", "en")

    assert not brief.wishes(Named)
    assert brief.wishes(PeopleNamed)[0].names == ("Edda", "Milo")


def test_one_price_with_cents_makes_the_numbers_beside_it_prices() -> None:
    brief = read_brief("I sell jam in a small online shop, plum 4.50, quince 6, fig 5.", "en")

    items = brief.wishes(ItemsOffered)[0].items
    assert [(i.label, i.price) for i in items] == [("Plum", Decimal("4.50")), ("Quince", Decimal(6)), ("Fig", Decimal(5))]


def test_where_people_book_the_fields_are_of_the_booking() -> None:
    brief = read_brief(
        "I have a horse shoeing business called Iron Oak, people should be able to book a visit, with the horse's name, breed and their phone number.", "en"
    )

    record = brief.wishes(RecordWanted)[0]
    assert record.public_form
    assert {"breed", "phone"} <= {f.concept for f in record.fields}


def test_of_two_colours_for_one_background_the_pale_one_is_the_ground() -> None:
    brief = read_brief("A site for our rowing crew, background: green and white.", "en")

    assert {c.role: c.spoken for c in brief.wishes(Coloured)} == {"background": "white", "accent": "green"}

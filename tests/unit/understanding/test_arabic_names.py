"""Names of businesses in Arabic, without capitals to show them."""

import pytest

from core.brief import Coloured, Named, RecordWanted
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("عندنا مطعم بيت الزعتر بإربد، بدنا نعرض المنيو", "بيت الزعتر"),
        ("مغسلة سجاد لؤلؤة الشرق في جدة. السجادة 30 ريال", "لؤلؤة الشرق"),
        ("نحن مبادرة تدعى جسور الأمل، نريد تنظيم المتطوعين", "جسور الأمل"),
        ("بدي تطبيق للورشة، الزبون يكتب اسمه وهاتفه. اسم الورشة برغي", "برغي"),
    ],
)
def test_name_behind_the_kind_of_house_or_a_word_for_it(text: str, name: str) -> None:
    named = read_brief(text, "ar").wishes(Named)
    assert [name in one.name for one in named] == [True]


def test_no_name_where_only_the_trade_is_said() -> None:
    assert read_brief("عندي مطعم صغير وبدي الناس يحجزوا طاولات", "ar").wishes(Named) == ()


def test_a_vowel_mark_does_not_cut_a_word() -> None:
    named = read_brief("عندي محل اسمه عمّورة في عمّان", "ar").wishes(Named)
    assert [one.name for one in named] == ["عمّورة"]


@pytest.mark.parametrize(
    ("text", "background", "accent"),
    [("بدي موقع، اللون أسود مع ذهبي", "#000000", "#ffd700"), ("أخضر زيتوني والخلفية بيضا", "#ffffff", "#808000")],
)
def test_the_colour_said_as_such_and_the_shade_behind_a_colour(text: str, background: str, accent: str) -> None:
    colours = {one.role: one.css for one in read_brief(text, "ar").wishes(Coloured)}
    assert (colours["background"], colours["accent"]) == (background, accent)


def test_a_field_said_as_somebodys_own_gets_the_label_of_a_form() -> None:
    fields = [f for r in read_brief("الزبون يكتب اسمه ورقمه وعنوانه", "ar").wishes(RecordWanted) for f in r.fields]
    assert [f.label for f in fields] == ["الاسم", "رقم الهاتف", "العنوان"]

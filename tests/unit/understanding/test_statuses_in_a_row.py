"""Statuses that were said without a comma."""

import pytest

from core.brief import StatusesWanted
from core.understanding.brief_reader import read_brief


@pytest.mark.parametrize(
    ("language", "text", "statuses"),
    [
        ("ru", "ведём заявки на починку, статус принята в работе готова выдана", ("принята", "в работе", "готова", "выдана")),
        ("ar", "كل طلب له حالة جديد قيد التنفيذ جاهز", ("جديد", "قيد التنفيذ", "جاهز")),
    ],
)
def test_usual_statuses_said_one_after_the_other(language: str, text: str, statuses: tuple[str, ...]) -> None:
    assert [w.statuses for w in read_brief(text, language).wishes(StatusesWanted)] == [statuses]


def test_a_word_that_is_no_status_ends_them() -> None:
    assert read_brief("статус заказа видно клиенту готов", "ru").wishes(StatusesWanted) == ()

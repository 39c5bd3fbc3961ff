"""Every made-up change is read as exactly the operations it asks for, and nothing else."""

import pytest

from core.understanding.changes import read_changes
from tests.unit.understanding.changes import cases, loose, reasons, several, spoken
from tests.unit.understanding.changes.made import application, short
from tests.unit.understanding.changes.worlds import WORLDS

_ALL = [
    (language, text, wanted)
    for table in (cases.CASES, spoken.CASES, loose.CASES, reasons.CASES, several.CASES)
    for language, rows in table.items()
    for text, wanted in rows
]


@pytest.mark.parametrize(("language", "text", "wanted"), _ALL, ids=[f"{language}-{text[:40]}" for language, text, _ in _ALL])
def test_a_change_is_read_as_the_operations_it_asks_for(language: str, text: str, wanted: list[str]) -> None:
    spec = application(language, WORLDS[language])
    assert sorted(short(change) for change in read_changes(text, language, spec)) == sorted(wanted)

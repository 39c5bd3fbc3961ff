import json
from pathlib import Path

import numpy as np
import pytest

from bots.cli.rows import UnusableRow, read_rows
from bots.cli.understand import printed, understand_row
from core.brief import Coloured, Requirement
from core.understanding.meaning import DIMENSIONS


def test_a_row_says_its_intent_language_and_requirements() -> None:
    text = "a website for my bakery in Leeds with opening hours and a contact form"
    row = understand_row({"id": 7, "text": text, "context": None}, np.full(DIMENSIONS, DIMENSIONS**-0.5, np.float32))
    assert row["id"] == 7
    assert set(row) == {"id", "intent", "confidence", "language", "reason", "requirements"}
    assert row["language"] == "en"


def test_an_unknown_context_is_refused() -> None:
    with pytest.raises(UnusableRow, match="row a"):
        understand_row({"id": "a", "text": "x", "context": "later"}, np.zeros(DIMENSIONS, np.float32))


def test_a_requirement_is_printed_with_its_structured_value() -> None:
    line = printed(Requirement("r1", "Accent blue", "in blue", Coloured("accent", "blue", "#0000ff"), 0.9))
    assert line == {
        "id": "r1",
        "kind": "colour",
        "text": "Accent blue",
        "source": "in blue",
        "confidence": 0.9,
        "value": {"role": "accent", "spoken": "blue", "css": "#0000ff"},
    }
    json.dumps(line)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 1}'])
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(f'{{"id": 0, "text": "fine"}}\n{line}\n', "utf-8")
    with pytest.raises(UnusableRow, match="line 2"):
        list(read_rows(str(path), ("id", "text")))

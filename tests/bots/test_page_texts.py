import json
import re
from pathlib import Path

TEXTS: dict[str, dict[str, str]] = json.loads((Path(__file__).parents[2] / "bots" / "pages" / "static" / "texts.json").read_text())


def test_every_language_says_everything() -> None:
    assert len(TEXTS) == 10
    for texts in TEXTS.values():
        assert texts.keys() == TEXTS["en"].keys()
        for code, sentence in texts.items():
            assert set(re.findall(r"\{\w+\}", sentence)) == set(re.findall(r"\{\w+\}", TEXTS["en"][code]))

import json
import re
from pathlib import Path

STATIC = Path(__file__).parents[2] / "bots" / "pages" / "static"
TEXTS: dict[str, dict[str, str]] = {path.name.split(".")[1]: json.loads(path.read_text()) for path in sorted(STATIC.glob("texts.*.json"))}


def test_every_language_says_everything() -> None:
    assert len(TEXTS) == 10
    for texts in TEXTS.values():
        assert texts.keys() == TEXTS["en"].keys()
        for code, sentence in texts.items():
            assert set(re.findall(r"\{\w+\}", sentence)) == set(re.findall(r"\{\w+\}", TEXTS["en"][code]))


def test_what_is_kept_for_times_without_a_connection_is_all_there_is() -> None:
    worker = (STATIC / "sw.js").read_text()
    lists = {name: set(re.findall(r'"([\w-]+)"', found)) for name, found in re.findall(r"const ([A-Z]+) = \[(.*?)\];", worker, re.DOTALL)}
    assert lists["LANGUAGES"] == TEXTS.keys()
    assert lists["SCRIPTS"] == {path.stem for path in STATIC.glob("*.js")} - {"sw"}
    assert lists["STYLES"] == {path.stem for path in STATIC.glob("*.css")}


def test_every_sentence_that_is_asked_for_exists() -> None:
    scripts = "".join(path.read_text() for path in STATIC.glob("*.js"))
    page = (STATIC / "index.html").read_text()
    asked = set(re.findall(r'\bsay\("(\w+)"', scripts)) | set(re.findall(r'data-(?:text|label|hint)="(\w+)"', page))
    assert asked - TEXTS["en"].keys() == set()

"""Recognition of people, where their recordings lie beside the project; they are not part of it."""

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from adapters.speech.whisper import Whisper

AUDIO = Path(__file__).resolve().parents[2].parent / "shared" / "audio"
WRONG_AT_MOST = {"en": 0.15, "de": 0.25, "es": 0.20, "fr": 0.40}
"""Share of words that the base model may get wrong; measured 0.06, 0.15, 0.08 and 0.30 on these files."""

pytestmark = pytest.mark.skipif(not (AUDIO / "manifest.jsonl").is_file(), reason="needs the recordings of people in ../shared/audio")


def words(text: str) -> list[str]:
    return re.sub(r"[^\w\s']", " ", text.lower()).split()


async def test_people_are_understood_in_their_language(tmp_path: Path) -> None:
    whisper = Whisper("base", tmp_path, threads=0, limit_s=120)
    rows = [json.loads(line) for line in (AUDIO / "manifest.jsonl").read_text().splitlines()]
    wrong: dict[str, int] = defaultdict(int)
    said: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.get("kind") != "human" or not row.get("text") or row.get("lang") not in WRONG_AT_MOST or "2spk" in row["file"]:
            continue
        heard = await whisper.transcribe((AUDIO / row["file"]).read_bytes(), None)
        assert heard.language == row["lang"], row["file"]
        wrong[row["lang"]] += Levenshtein.distance(words(row["text"]), words(heard.text))
        said[row["lang"]] += len(words(row["text"]))
    assert set(said) == set(WRONG_AT_MOST)
    for language, limit in WRONG_AT_MOST.items():
        assert wrong[language] / said[language] <= limit, language

import json
from pathlib import Path
from typing import Any

import pytest

from tests import synthesis
from tests.speech.command import Statex, command


@pytest.fixture
def statex(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Statex:
    """The command, run in a folder of the test's own; the model is joined once for the whole run."""
    return command(tmp_path, tmp_path_factory.getbasetemp() / "var")


def transcribed(statex: Statex, folder: Path, rows: list[object]) -> list[dict[str, Any]]:
    (folder / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    ended = statex("transcribe", "--jsonl", "in.jsonl", "--out", "out.jsonl")
    assert ended.returncode == 0, ended.stderr
    return [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]


def test_every_row_gives_a_row_and_what_cannot_be_heard_says_why(tmp_path: Path, statex: Statex) -> None:
    (tmp_path / "note.ogg").write_bytes(synthesis.voice_note("I would like a website for my bakery with a contact form."))
    (tmp_path / "quiet.wav").write_bytes(synthesis.silence(1))
    (tmp_path / "broken.ogg").write_bytes(b"OggS" + bytes(200))
    (tmp_path / "empty.wav").write_bytes(b"")
    rows: list[object] = [
        {"id": 1, "file": "note.ogg"},
        {"id": 2, "file": "quiet.wav"},
        {"id": 3, "file": "broken.ogg", "lang": "de"},
        {"id": 4, "file": "empty.wav"},
        {"id": 5, "file": "nowhere.wav"},
        {"id": 6, "file": "."},
        {"id": 7},
        {"id": 8, "file": "note.ogg", "lang": 5},
    ]

    out = transcribed(statex, tmp_path, rows)

    assert [row["id"] for row in out] == [1, 2, 3, 4, 5, 6, 7, 8]
    heard = out[0]
    assert "bakery" in heard["text"].lower()
    assert (heard["language"], heard["emotion"]["primary"]) == ("en", "neutral")
    assert heard["emotion"]["confidence"] < 0.8
    assert heard["words"][0].keys() == {"text", "start_s", "end_s", "confidence"}
    assert 0 < heard["confidence"] <= 1
    assert heard["seconds"] > 0
    assert out[1]["text"] == ""
    assert "error" not in out[1]
    assert [row.get("error", {}).get("code") for row in out[2:7]] == ["audio_unreadable", "audio_unreadable", "file_missing", "file_missing", "file_missing"]
    assert "Aufnahme" in out[2]["error"]["message"]
    assert "bakery" in out[7]["text"].lower()


def test_a_person_reads_the_words_and_a_sentence_when_there_are_none(tmp_path: Path, statex: Statex) -> None:
    (tmp_path / "note.wav").write_bytes(synthesis.wav("Good morning, I need a booking page."))

    assert "booking" in statex("transcribe", "note.wav").stdout.lower()
    missing = statex("transcribe", "nowhere.wav")
    assert (missing.returncode, "nowhere.wav cannot be read" in missing.stderr) == (2, True)


@pytest.mark.parametrize("given", [["a.wav", "--jsonl", "in", "--out", "out"], ["--jsonl", "missing", "--out", "out"]])
def test_a_call_that_means_nothing_is_refused_with_a_sentence(given: list[str], statex: Statex) -> None:
    ended = statex("transcribe", *given)
    assert (ended.returncode, ended.stderr[:8]) == (2, "statex: ")

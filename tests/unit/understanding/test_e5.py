"""The encoder of meanings: words cut as the model was trained on them, and meanings across languages."""

import numpy as np
import pytest

from adapters.embeddings.e5 import Cutter
from adapters.embeddings.e5_file import Pieces
from adapters.embeddings.meaning import MeaningEmbedder
from core.understanding.meaning import parted

BEGIN, UNKNOWN, END = 0, 1, 2


@pytest.fixture
def cutter() -> Cutter:
    ids = {"▁": 3, "▁a": 4, "b": 5, "▁ab": 6, "ab": 7, "a": 8}
    return Cutter(Pieces(ids, [0, 0, 0, -4, -3, -3, -4, -4, -5], {ord("A"): "a", ord("ﬁ"): "ab"}, BEGIN, END, UNKNOWN), most=8)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ab", [6]),
        ("AB", [4, UNKNOWN]),
        ("aba", [6, 8]),
        ("ab  ab", [6, 6]),
        ("ﬁ", [6]),
        ("", [3]),
        ("abababababababab", [6, 7, 7, 7, 7, 7]),
    ],
)
def test_a_text_is_cut_into_its_likeliest_pieces(cutter: Cutter, text: str, found: list[int]) -> None:
    assert cutter.ids(text) == [BEGIN, *found, END]


def test_the_same_in_another_language_is_nearer_than_something_else() -> None:
    said = ["I need a booking page for my barber shop", "Potřebuji rezervační stránku pro své holičství", "أحتاج صفحة حجز لمحل الحلاقة", "Why is the sky blue?"]
    first, _ = parted(MeaningEmbedder().embed_now(said))
    assert first.shape == (4, 384)
    assert np.allclose(np.linalg.norm(first, axis=1), 1, atol=1e-5)
    wanted, czech, arabic, other = first
    assert min(wanted @ czech, wanted @ arabic) > max(wanted @ other, czech @ other, arabic @ other)

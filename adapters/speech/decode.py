"""Any container that a messenger or a browser sends, as mono samples at 16 kHz, with bounds on what is unpacked."""

import io

import av
import numpy as np
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from core.errors import BadInput

RATE_HZ = 16_000
RATES_HZ = range(1_000, 400_001)
"""What recordings are made with. A file that claims another rate is damaged or means harm: the resampler would work on it for minutes, or without end."""
MOST_CHANNELS = 16
Samples = NDArray[np.float32]


def decode(audio: bytes, limit_s: float) -> Samples:
    """Samples between -1 and 1 of the first sound track, shape (n,).

    Raises BadInput: `audio_unreadable` when there is no sound track or nothing of it can be decoded, `audio_too_long` above `limit_s` seconds. A file that
    breaks off gives what came before the break.
    """
    resampler = AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
    parts: list[NDArray[np.int16]] = []
    total = 0
    try:
        with av.open(io.BytesIO(audio), mode="r", metadata_errors="ignore") as container:
            if not container.streams.audio:
                raise BadInput("audio_unreadable")
            for packet in container.demux(audio=0):
                try:
                    frames = packet.decode()
                except av.error.InvalidDataError:
                    continue  # one broken packet is a click, not a reason to lose the note
                for frame in frames:
                    _check(frame)
                    for piece in resampler.resample(frame):
                        part = piece.to_ndarray().reshape(-1).astype(np.int16, copy=False)
                        total += part.size
                        if total > limit_s * RATE_HZ:
                            raise BadInput("audio_too_long", f"{limit_s / 60:.0f}")
                        parts.append(part)
            parts.extend(piece.to_ndarray().reshape(-1).astype(np.int16, copy=False) for piece in resampler.resample(None))
    except (av.error.FFmpegError, ValueError) as error:
        if not parts:
            raise BadInput("audio_unreadable") from error
    if not parts:
        raise BadInput("audio_unreadable")
    samples: Samples = np.concatenate(parts, dtype=np.float32, casting="unsafe")  # an hour is large enough not to be held twice
    samples /= np.float32(32_768)
    return samples


def _check(frame: av.AudioFrame) -> None:
    if frame.sample_rate not in RATES_HZ or frame.layout.nb_channels > MOST_CHANNELS:
        raise BadInput("audio_unreadable")

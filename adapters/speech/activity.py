"""Whether somebody speaks, frame by frame, by the Silero network that comes with faster-whisper."""

import numpy as np
from faster_whisper.vad import get_vad_model
from numpy.typing import NDArray

FRAME = 512
CONTEXT = 64


class Activity:
    """Follows one stream; about 0.2 ms of one core a frame of 32 ms."""

    def __init__(self) -> None:
        """Nothing was heard yet."""
        self._h = np.zeros((1, 1, 128), np.float32)
        self._c = np.zeros((1, 1, 128), np.float32)
        self._before = np.zeros(CONTEXT, np.float32)

    def follow(self, frames: NDArray[np.float32]) -> list[float]:
        """Probabilities of speech of frames, shape (n, 512)."""
        if not len(frames):
            return []
        ends = np.concatenate((self._before[None], frames[:, -CONTEXT:]))
        self._before = ends[-1]
        given = {"input": np.concatenate((ends[:-1], frames), 1), "h": self._h, "c": self._c}
        found, self._h, self._c = get_vad_model().session.run(None, given)
        return [float(one) for one in np.asarray(found).reshape(-1)]

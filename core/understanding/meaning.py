"""The shape of a meaning: a unit vector in which those of two encoders stand side by side."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FIRST, SECOND = 384, 512
DIMENSIONS = FIRST + SECOND


def joined(first: Floats, second: Floats) -> Floats:
    """Unit vectors of both encoders as unit vectors: shapes (n, FIRST) and (n, SECOND) to (n, DIMENSIONS). A dot product is the mean of both cosines."""
    return np.asarray(np.concatenate([first, second], axis=-1) * np.float32(0.5**0.5), dtype=np.float32)


def parted(vectors: Floats) -> tuple[Floats, Floats]:
    """The unit vectors of either encoder out of joined ones."""
    both = vectors * np.float32(2**0.5)
    return both[..., :FIRST], both[..., FIRST:]

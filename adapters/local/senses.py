"""Reading and hearing without models: the bytes say what is to be read or heard."""

import hashlib
from collections.abc import AsyncIterator, Sequence

import numpy as np
from numpy.typing import NDArray

from core.errors import BadInput
from core.reading import Document, Extract, Transcript
from core.understanding.meaning import DIMENSIONS


class LocalTranscriber:
    """The port `Transcriber`: a "recording" is its own text in UTF-8."""

    async def transcribe(self, audio: bytes, language: str | None, context: str = "") -> Transcript:
        """The bytes as text. Raises BadInput when they are none."""
        del context
        try:
            text = audio.decode()
        except UnicodeDecodeError:
            raise BadInput("audio_unreadable") from None
        return Transcript(text, language or "en", 1.0 if text else 0.0, len(text) / 15, model="local")


class LocalVoice:
    """The port `Voice`: speech is its own text in UTF-8."""

    async def say(self, text: str, language: str, emotion: str = "neutral") -> AsyncIterator[bytes]:
        """One chunk a word."""
        del language, emotion
        for word in text.split():
            yield word.encode()


class LocalDocuments:
    """The port `Documents`: every file is plain text."""

    async def read(self, data: bytes, name: str) -> Extract:
        """The bytes as text. Raises BadInput when they are none."""
        try:
            return Extract(Document(name, data.decode()))
        except UnicodeDecodeError:
            raise BadInput("file_type_unknown") from None


class LocalEmbedder:
    """The port `Embedder`: texts are alike when they share words."""

    async def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text: shape (len(texts), DIMENSIONS)."""
        vectors = np.zeros((len(texts), DIMENSIONS), np.float32)
        for row, text in enumerate(texts):
            for word in text.casefold().split():
                vectors[row, int.from_bytes(hashlib.sha256(word.encode()).digest()[:4]) % DIMENSIONS] += 1
            length = float(np.linalg.norm(vectors[row]))
            vectors[row] = vectors[row] / length if length else DIMENSIONS**-0.5
        return vectors

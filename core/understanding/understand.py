"""A message understood: what kind it is, what it asks for, and the one question worth asking."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.appspec import AppSpec
from core.brief import Brief, Intent, Situation
from core.reading import Document, Picture
from core.understanding.brief_reader import read_brief
from core.understanding.triage import triage
from core.understood import Understood


def understand(
    text: str,
    vector: NDArray[np.float32],
    situation: Situation,
    language_hint: str | None = None,
    *,
    spec: AppSpec | None = None,
    documents: Sequence[Document] = (),
    pictures: Sequence[Picture] = (),
) -> Understood:
    """What a message means; `vector` is the unit vector of its text, `spec` the application that a change is about."""
    kind = triage(text, vector, situation, language_hint)
    if kind.intent not in {Intent.BUILD, Intent.CHANGE}:
        return Understood(kind, Brief(kind.language))
    brief = read_brief(text, kind.language, documents=documents, pictures=pictures)
    return Understood(kind, brief)

"""A message understood: what kind it is, what it asks for, and the one question worth asking."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.appspec import AppSpec
from core.brief import Brief, Intent, Situation
from core.reading import Document
from core.understanding.brief_reader import read_brief
from core.understanding.changes import read_changes
from core.understanding.question import best_question
from core.understanding.second_look import by_brief, by_changes, in_doubt
from core.understanding.triage import triage
from core.understood import Understood

READ_FURTHER = frozenset({Intent.BUILD, Intent.CHANGE})


def understand(  # noqa: PLR0913  # everything that bears on the meaning of one message
    text: str,
    vector: NDArray[np.float32],
    situation: Situation,
    language_hint: str | None = None,
    *,
    spec: AppSpec | None = None,
    documents: Sequence[Document] = (),
) -> Understood:
    """What a message means; `vector` is the unit vector of its text, `spec` the application that a change or a question is about."""
    kind = triage(text, vector, situation, language_hint)
    if kind.intent not in READ_FURTHER and not in_doubt(kind, text):
        return Understood(kind, Brief(kind.language))
    brief = read_brief(text, kind.language, documents=documents)
    changes = read_changes(text, kind.language, spec) if spec is not None else ()
    kind = by_brief(kind, brief, text) if spec is None else by_changes(kind, changes)
    if kind.intent not in READ_FURTHER:
        return Understood(kind, Brief(kind.language))
    if kind.intent is not Intent.CHANGE:
        changes = ()
    return Understood(kind, brief, changes, best_question(brief, spec) if spec is not None else None)

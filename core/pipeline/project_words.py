"""What a message says of itself: a note for the team, a question about how far it is. Told from its words, before anything is built from it."""

from dataclasses import replace

from core.brief import Intent
from core.project.asked import asks_for_progress, is_note
from core.understood import Triage

NEVER = frozenset({Intent.PROHIBITED, Intent.PRIVACY, Intent.HANDOFF})
"""What is said in such a message comes first, whatever it calls itself."""


def of_project(text: str, found: Triage, *, has_prototype: bool) -> Triage:
    """The kind of message with what it says of itself taken into account; only where there is a project to speak of."""
    if not has_prototype or found.intent in NEVER:
        return found
    if is_note(text, found.language):
        return replace(found, intent=Intent.PROJECT_NOTE, confidence=1.0, reason="it says that it is a note", phrase=None)
    if asks_for_progress(text, found.language):
        return replace(found, intent=Intent.STATUS, confidence=1.0, reason="it asks how far the project is", phrase=None)
    return found

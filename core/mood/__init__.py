"""How somebody seems to feel, from the sound of their voice and from their words; docs/models/emotion.md says how well."""

from core.mood.reader import read_mood, rolled, shown, threshold_for

__all__ = ["read_mood", "rolled", "shown", "threshold_for"]

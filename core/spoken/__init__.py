"""Text as it is said aloud: amounts, dates, units and abbreviations in words, and a link as "the link", never letter by letter."""

from core.spoken.aloud import aloud

__all__ = ["aloud"]

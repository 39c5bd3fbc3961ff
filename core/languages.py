"""The languages of Statex (ISO 639-1): what it understands, and what it says."""

LANGUAGES = ("en", "de", "fr", "it", "es", "nl", "cs", "pl", "ru", "ar")

FALLBACK = "en"
"""What is said where a language is none of ours."""

RIGHT_TO_LEFT = frozenset({"ar"})

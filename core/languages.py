"""The languages of Statex (ISO 639-1): what it understands, and what it says."""

LANGUAGES = ("en", "de", "fr", "it", "es", "nl", "cs", "pl", "ru", "ar")

NAMES = {
    "en": "English",
    "de": "Deutsch",
    "fr": "français",
    "it": "italiano",
    "es": "español",
    "nl": "Nederlands",
    "cs": "čeština",
    "pl": "polski",
    "ru": "русский",
    "ar": "العربية",
}
"""What each calls itself."""

FALLBACK = "en"
"""What is said where a language is none of ours."""

RIGHT_TO_LEFT = frozenset({"ar"})

"""In which order a start page says things: by what visitors of such a trade look for first."""

from collections.abc import Sequence

from core.appspec import Section

_FIRST = {
    "portfolio": ("gallery", "offer", "reviews"),
    "restaurant": ("offer", "hours", "gallery", "reviews"),
    "food": ("offer", "hours", "news"),
    "salon": ("offer", "gallery", "people", "reviews", "hours"),
    "clinic": ("people", "offer", "hours"),
    "moves": ("offer", "people", "hours"),
    "lodging": ("gallery", "offer", "reviews"),
    "travel": ("gallery", "offer", "reviews"),
    "craft": ("steps", "offer", "gallery", "reviews"),
    "garage": ("steps", "hours", "offer"),
    "office": ("people", "steps", "offer"),
    "venue": ("news", "offer", "gallery"),
    "community": ("news", "offer", "hours"),
    "sport": ("news", "offer", "people"),
    "charity": ("offer", "news", "steps"),
    "shop": ("offer", "reviews", "news"),
    "property": ("offer", "people", "steps"),
}


def in_order(sections: Sequence[Section], family: str) -> list[Section]:
    """What visitors of this family of trades look for first comes first; the rest keeps its order."""
    rank = {kind: at for at, kind in enumerate(("hero", *_FIRST.get(family, ())))}
    return sorted(sections, key=lambda one: rank.get(one.kind, len(rank)))

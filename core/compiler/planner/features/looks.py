"""How it looks and speaks: theme, dark mode, languages, opening hours, and what this prototype deliberately has not."""

import re
import zlib

from core.appspec import Theme
from core.brief import Coloured, LanguagesWanted, OpenAt, Status, StyleWanted
from core.compiler import knowledge
from core.compiler.art.pictures import picture_for
from core.compiler.planner.draft import Draft
from core.features import Feature

# Words about looks move a trade from its usual design to a neighbour.
_STYLE = {
    "elegant": "salon",
    "luxury": "editorial",
    "classic": "editorial",
    "playful": "playful",
    "cheerful": "playful",
    "fun": "playful",
    "colorful": "playful",
    "modern": "tech",
    "minimal": "plain",
    "simple": "plain",
    "plain": "plain",
    "clean": "clinic",
    "calm": "botanical",
    "natural": "botanical",
    "organic": "botanical",
    "rustic": "artisan",
    "warm": "artisan",
    "cosy": "artisan",
    "handmade": "artisan",
    "bold": "poster",
    "loud": "poster",
    "sporty": "sport",
    "serious": "civic",
    "professional": "civic",
    "technical": "industrial",
    "industrial": "industrial",
    "vintage": "editorial",
    "evening": "editorial",
    "cute": "playful",
    "soft": "botanical",
}
_LARGE = 115


_NOTHING_KNOWN = "sparkles"
_KEPT = {
    "file-folder": ("document", "file", "form", "report", "attachment", "contract", "certificate", "record", "dataset"),
    "memo": ("task", "note", "todo", "checklist_item", "survey", "survey_answer", "question", "requirement", "test_case", "bug"),
    "calendar": ("event", "appointment", "booking", "shift", "meeting", "attendance", "schedule", "leave_request"),
    "e-mail": ("email", "message", "inquiry", "contact", "subscriber", "notification"),
    "speech-balloon": ("chat_message", "chat_room", "topic", "post", "comment", "feedback", "review"),
    "coin": ("transaction", "payment", "expense", "invoice", "budget", "account", "salary"),
    "shopping-bags": ("product", "order", "order_line", "item", "coupon"),
    "delivery-truck": ("shipment", "delivery", "vehicle", "supplier", "stock", "warehouse"),
    "bar-chart": ("measurement", "statistic", "result", "query_result", "indicator", "metric", "data"),
    "newspaper": ("article", "announcement", "news", "page", "ad", "advertising"),
    "graduation-cap": ("course", "lesson", "student", "exam", "quiz_question", "training", "grade", "score"),
    "briefcase": ("customer", "member", "employee", "lead", "candidate", "project", "user", "client"),
}
"""What an application keeps says what to draw where neither its trade nor its name does."""
_OF_MANY_KINDS = frozenset(
    {"", "art_school", "crafts", "portfolio", "online_shop", "online_learning", "tutoring", "agency", "quiz_app", "game", "construction", "company_site"}
)
_DRAWN = ("laptop", "memo", "bar-chart", "briefcase", "file-folder", "calendar")
_SHORT = 3
_WEDDING = re.compile(r"wedding|hochzeit|mariage|matrimoni|nozze|boda|bruiloft|trouw|svatb|ślub|wesel|свадьб|زفاف|عرس")
_ANY = ("plain", "tech", "civic", "clinic", "poster", "botanical")
"""Where nothing is known of what it is for, no look is nearer than another: they take turns by the name."""


def theme_of(draft: Draft) -> Theme:
    """Design by trade and words about looks, colours exactly as asked."""
    wants = draft.wants
    req = [r.id for r, _ in wants.each(StyleWanted)]
    req.extend(r.id for r, _ in wants.each(Coloured))
    colours = wants.colours
    background = colours["background"].css if "background" in colours else None
    dark = Feature.DARK_MODE in wants
    # Who names a background gets that background on every device; a dark mode that was asked for stays one tap away.
    mode = ("always" if background is None or _is_dark(background) else "switch") if dark else "never" if background else "switch"
    return Theme(
        design_of(draft),
        background,
        colours["accent"].css if "accent" in colours else None,
        colours["text"].css if "text" in colours else None,
        "switch" if dark and _wants_switch(draft) else mode,  # type: ignore[arg-type]  # one of the three words
        _motif(draft),
        req=(*req, *wants.req(Feature.DARK_MODE)),
        text_percent=_LARGE if any("large" in wish.concepts for _, wish in wants.each(StyleWanted)) else 100,
    )


def _motif(draft: Draft) -> str:
    """What is drawn for the trade; a stage for films is none for songs."""
    heard = draft.sheet("song", "album", "playlist", "track")
    if draft.trade.family == "stream" and heard and not draft.sheet("video", "movie"):
        return "musical-notes"
    if _weds(draft):
        return "wedding"
    if made := _made(draft):
        return made
    if draft.trade.motif != _NOTHING_KNOWN:
        return draft.trade.motif
    # No trade that we know: then its own words say what to draw.
    texts = (draft.wants.name, draft.wants.trade[1], *(s.plural for s in draft.sheets.values()))
    words = (word for text in texts for word in text.split() if len(word) > _SHORT)
    spoken = next((found for word in words if (found := picture_for(word, draft.language))), None)
    kept = (motif for sheet in draft.sheets.values() for motif, concepts in _KEPT.items() if sheet.said and sheet.concept in concepts)
    return spoken or next(kept, _DRAWN[zlib.crc32(draft.name.encode()) % len(_DRAWN)])


def _made(draft: Draft) -> str:
    """What is made, taught or asked about, as far as it is said, where a trade is of many kinds; "" otherwise."""
    if draft.trade.key not in _OF_MANY_KINDS:
        return ""
    said = draft.wants.said()
    rows = ((row["motif"], row[draft.language].split()) for row in knowledge.table("motifs.psv"))
    found = ((match.start(), motif) for motif, stems in rows for stem in stems if (match := re.search(rf"(?<!\w){stem}", said)))
    return min(found, default=(0, ""))[1]


def design_of(draft: Draft) -> str:
    """The name of the design: that of the trade, unless words about looks ask for another."""
    design = draft.trade.design
    if draft.trade.family == "plain":
        design = _ANY[zlib.crc32(draft.name.encode()) % len(_ANY)]
    if _weds(draft):
        design = "salon"
    for _, wish in draft.wants.each(StyleWanted):
        design = next((_STYLE[c] for c in wish.concepts if c in _STYLE), design)
    return design


def _weds(draft: Draft) -> bool:
    """Whether what is celebrated is a wedding: that is no party seen from across the street."""
    return draft.wants.trade[0] == "events" and _WEDDING.search(" ".join((draft.wants.trade[1], draft.wants.name)).casefold()) is not None


def _is_dark(css: str) -> bool:
    red, green, blue = (int(css[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 100


def _wants_switch(draft: Draft) -> bool:
    """True when a dark mode came on top of a light look: a switch is what was meant."""
    colours = draft.wants.colours
    return "background" in colours and not _is_dark(colours["background"].css)


def languages(draft: Draft) -> tuple[str, ...]:
    """Languages of the interface, the brief's first; () for one language."""
    said = [code for _, wish in draft.wants.each(LanguagesWanted) for code in wish.languages]
    req = (*(r.id for r, _ in draft.wants.each(LanguagesWanted)), *draft.wants.req(Feature.MULTILINGUAL))
    draft.remark(req, Status.PARTIAL, "note_languages")
    if Feature.MULTILINGUAL in draft.wants and not said:
        said = ["en", "de"]
    every = tuple(dict.fromkeys((draft.language, *said)))
    return every if len(every) > 1 else ()


def hours_label(draft: Draft) -> str:
    """What the times are of: opening hours unless something else was said."""
    said = [wish.what for _, wish in draft.wants.each(OpenAt) if wish.what]
    return said[0] if said else draft.t("hours")

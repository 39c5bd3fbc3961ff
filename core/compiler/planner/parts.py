"""What a tool is given and shows is part of its page: letters that a password shall have are no records of their own."""

import re
from collections.abc import Iterator
from dataclasses import replace

from core.brief import Brief, FeatureWanted, RecordWanted, Requirement, RoleWanted, StatusesWanted, TextWanted
from core.compiler import knowledge
from core.features import Feature

_SUBJECT = re.compile(r"\b(?:tool|calculator|generator|converter|estimator|analy[sz]er|analysis|checker|counter)s?\b")
# What is done with a part of a tool; whoever adds, edits or deletes something keeps records of it.
_LIGHT = frozenset(
    [
        "set",
        "choose",
        "select",
        "include",
        "exclude",
        "count",
        "show",
        "display",
        "see",
        "view",
        "enter",
        "input",
        "calculate",
        "compute",
        "estimate",
        "generate",
        "find",
        "replace",
        "convert",
        "adjust",
        "customize",
        "check",
        "copy",
        "compare",
        "define",
        "specify",
        "provide",
        "get",
        "preview",
        "test",
        "measure",
        "analyze",
        "clear",
        "paste",
        "type",
        "update",
        "reset",
    ]
)
_BETWEEN = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "of",
        "to",
        "in",
        "for",
        "it",
        "its",
        "their",
        "by",
        "with",
        "each",
        "per",
        "result",
        "results",
        "text",
        "value",
        "values",
        "list",
    ]
)
_ACCOUNTS = frozenset({Feature.LOGIN, Feature.SELF_REGISTRATION})


_MAPS = re.compile(r"(?<!mind )(?<!heat )(?<!road )(?<!site )(?<!concept )\bmaps?$")
_LOOKED_AT = frozenset({"view", "provide", "display", "show", "browse", "see", "use", "explore", "find", "open", "check", "include"})


_MENU_OF_PAGES = re.compile(r"\b(?:from|in|via|through|navigation|main|top|side|drop-?down|hamburger|sticky) (?:the |a )?menu\b")
_FRAME = frozenset({"hero", "hero section", "banner", "hero banner", "footer", "header", "navigation", "navigation bar", "navigation menu", "call to action"})


def other_parts(brief: Brief) -> dict[str, tuple[str, ...]]:
    """The requirements that name no records but how others are shown: "map" (a map of what has a place), "hours" (when it is open), "home" (a banner)."""
    mapped = any(isinstance(r.wish, FeatureWanted) and r.wish.feature is Feature.MAP for r in brief.requirements)
    found: dict[str, tuple[str, ...]] = {}
    for one in brief.requirements if brief.language == "en" else ():
        match one.wish:
            case FeatureWanted(feature=Feature.ONLINE_MENU) if one.source.casefold() in {"menu", "the menu"} and _MENU_OF_PAGES.search(brief.text.casefold()):
                found["home"] = (*found.get("home", ()), one.id)
            case RecordWanted(fields=()) as wish if wish.label.casefold() in _FRAME:
                found["home"] = (*found.get("home", ()), one.id)
            case RecordWanted(fields=()) as wish if set(wish.can) <= _LOOKED_AT:
                label = wish.label.casefold()
                if mapped and _MAPS.search(label) and " " in label:
                    found["map"] = (*found.get("map", ()), one.id)
                elif label in {"hour", "opening hour", "business hour"}:
                    found["hours"] = (*found.get("hours", ()), one.id)
            case _:
                pass
    return found


def tool_parts(brief: Brief) -> dict[str, tuple[str, ...]]:
    """The requirements that name parts of a tool, by the tool of the tables that shows them; empty where the order is for more than a tool."""
    first = re.split(r"[.!?]\s", brief.text.casefold(), maxsplit=1)[0]
    if brief.language != "en" or not _SUBJECT.search(first):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    for name, parts in _called(first):
        own = tuple(r.id for r in brief.requirements if r.id not in taken and _is_part(r, parts))
        taken.update(own)
        if own:
            found[name] = own
    return found


def _is_meant(requirement: Requirement) -> bool:
    return isinstance(requirement.wish, FeatureWanted) and requirement.wish.feature is Feature.QR_CODE


def well_read(brief: Brief, parts: dict[str, tuple[str, ...]]) -> Brief:
    """The brief less what was misread of a tool's words: a password that is generated asks for no account, a payment that is worked out for no till."""
    gone = {r for own in parts.values() for r in own}
    misread = {r.id for r in brief.requirements if r.id in gone and isinstance(r.wish, FeatureWanted | StatusesWanted) and not _is_meant(r)}
    left = [r for r in brief.requirements if r.id not in misread]
    asked = any(isinstance(r.wish, FeatureWanted) and r.wish.feature in _ACCOUNTS for r in left)
    lost = any(r.id in misread and isinstance(r.wish, FeatureWanted) and r.wish.feature in _ACCOUNTS for r in brief.requirements)
    if lost and not asked:
        left = [r for r in left if not (isinstance(r.wish, RoleWanted) and r.source.casefold() in {"user", "users"})]
    return replace(brief, requirements=tuple(left))


def without(brief: Brief, parts: dict[str, tuple[str, ...]]) -> Brief:
    """The brief less what its tools show by themselves."""
    gone = {r for own in parts.values() for r in own}
    return replace(brief, requirements=tuple(r for r in brief.requirements if r.id not in gone))


def _called(first: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    for table in ("tools.toml", "calculators.toml"):
        for name, one in knowledge.toml(table).items():
            words = one["words"] if table == "tools.toml" else [rf"(?<!\w){re.escape(word)}" for word in one["words"]]
            if one.get("parts") and any(re.search(word, first) for word in words):
                yield name, re.compile(rf"(?:{one['parts']})$")


def _is_part(requirement: Requirement, parts: re.Pattern[str]) -> bool:
    match requirement.wish:
        case RecordWanted() as wish if not set(wish.can) <= _LIGHT:
            return False
        case FeatureWanted(feature=Feature.CALCULATOR):
            return False
        case RecordWanted() | FeatureWanted() | TextWanted() | StatusesWanted():
            words = re.findall(r"[\w-]+", requirement.source.casefold())
            named = [word for word in words if word not in _BETWEEN and word not in _LIGHT]
            return bool(words) and all(parts.match(word) for word in named) and (bool(named) or isinstance(requirement.wish, TextWanted))
        case _:
            return False

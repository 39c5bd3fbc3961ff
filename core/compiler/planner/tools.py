"""Tools that work something out: text or a picture in, a result out. They are planned where an English order says so in words."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from core.appspec import Entry, ToolView
from core.brief import FeatureWanted, RecordWanted, Requirement, Status, TextWanted
from core.compiler import knowledge
from core.compiler.planner.draft import Draft

_MOST = 2
_PICTURES = frozenset({"picture", "poster"})


def plan_tools(draft: Draft) -> None:
    """The tools that the brief calls for, in the order of the table, each with what was kept of its results."""
    if draft.language != "en":
        return
    text = draft.wants.brief.text.casefold()
    called = [(name, one, places) for name, one in knowledge.toml("tools.toml").items() if (places := list(_calls(one, text)))]
    for name, one, places in called[:_MOST]:
        req = tuple(dict.fromkeys(r.id for r in draft.wants.brief.requirements if _answers(r, places)))
        kept = draft.add(
            "drawn_result" if name in _PICTURES else "saved_result",
            "Saved picture" if name in _PICTURES else "Saved result",
            "Saved pictures" if name in _PICTURES else "Saved results",
            fields=("title", "picture" if name in _PICTURES else "text"),
        )
        draft.give(kept, "at", default="now", required=False)
        for r in req:
            draft.remarks.pop(r, None)
        if one.get("simple"):
            draft.remark(req, Status.PARTIAL, "note_tool")
        view = ToolView(draft.view_key(name), one["label"], name, tuple(_entries(one)), one["button"], one["outcome"], kept.key, req=req)  # type: ignore[arg-type]
        draft.views.append(view)


def _calls(one: Mapping[str, Any], text: str) -> Iterator[str]:
    """The words by which a text calls for a tool, each with what stands around it."""
    if one.get("never") and re.search(one["never"], text):
        return
    for pattern in one["words"]:
        for found in re.finditer(pattern, text):
            around = text[max(0, found.start() - 25) : found.end() + 25]
            if not (one.get("not") and re.search(one["not"], around)):
                yield found[0]


def _answers(requirement: Requirement, places: list[str]) -> bool:
    """Whether a requirement was read out of the words that call for the tool."""
    said = requirement.source.casefold().strip()
    return isinstance(requirement.wish, RecordWanted | TextWanted | FeatureWanted) and len(said) > 3 and any(said in place or place in said for place in places)


def _entries(one: Mapping[str, Any]) -> Iterator[Entry]:
    for key, label, kind, *rest in one["entries"]:
        options = tuple((value, text) for value, text in rest) if kind == "choice" else ()
        start = rest[0] if rest and not options else ""
        optional = kind.endswith("?") or kind == "file"
        yield Entry(key, label, "line" if kind == "line?" else kind, options, start, optional)

"""Tools that work something out: text or a picture in, a result out. They are planned where an English order says so in words."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from core.appspec import Entry, ToolView
from core.brief import FeatureWanted, RecordWanted, Requirement, Status, TextWanted
from core.compiler import knowledge
from core.compiler.planner.draft import Draft
from core.compiler.planner.sheet import Sheet

_MOST = 2
_PICTURES = frozenset({"picture", "poster", "qr"})


def plan_tools(draft: Draft) -> None:
    """The tools that the brief calls for, in the order of the table, each with what was kept of its results."""
    if draft.language != "en":
        return
    text = draft.wants.brief.text.casefold()
    called = [(name, one, places) for name, one in knowledge.toml("tools.toml").items() if (places := list(_calls(one, text)))]
    for name, one, places in called[:_MOST]:
        shown = draft.parts.get(name, ())
        req = tuple(dict.fromkeys((*(r.id for r in draft.wants.brief.requirements if _answers(r, places)), *shown)))
        kept = None if one.get("unkept") else _kept(draft, name)
        for r in req:
            draft.remarks.pop(r, None)
        if one.get("simple"):
            draft.remark((r for r in req if r not in shown), Status.PARTIAL, "note_tool")
        entries = tuple(_entries(one, text))
        history = kept.key if kept else None
        view = ToolView(draft.view_key(name), _label(one, text), name, entries, one["button"], one["outcome"], history, live=bool(one.get("live")), req=req)  # type: ignore[arg-type]
        draft.views.append(view)


def _kept(draft: Draft, name: str) -> Sheet:
    """What was made and saved."""
    drawn = name in _PICTURES
    kept = draft.add(
        "drawn_result" if drawn else "saved_result",
        "Saved picture" if drawn else "Saved result",
        "Saved pictures" if drawn else "Saved results",
        fields=("title", "picture" if drawn else "text"),
    )
    draft.give(kept, "at", default="now", required=False)
    return kept


def _label(one: Mapping[str, Any], text: str) -> str:
    """What the page is called: as in the order, where the table knows that word too."""
    return str(next((label for pattern, label in one.get("called", ()) if re.search(pattern, text)), one["label"]))


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


def _entries(one: Mapping[str, Any], text: str) -> Iterator[Entry]:
    more: list[list[Any]] = [rest for pattern, *rest in one.get("more", ()) if re.search(pattern, text)]
    known = {entry[0] for entry in one["entries"]}
    for key, label, kind, *rest in (*one["entries"], *(entry for entry in more if entry[0] not in known)):
        # A choice that has more answers where the order speaks of them: those come first.
        first = [pair for entry in more if entry[0] == key and key in known for pair in entry[1:]]
        options = tuple((value, word) for value, word in (*first, *rest)) if kind == "choice" else ()
        start = str(rest[0]) if rest and not options else ""
        optional = kind.endswith("?") or kind in {"file", "tick"}
        yield Entry(key, label, "line" if kind == "line?" else kind, options, start, optional)

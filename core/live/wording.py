"""Small repairs of what a recogniser writes."""

import re

_SENTENCE = re.compile(r"[^.!?؟…]+[.!?؟…]*\s*")
_ENDS = (".", "!", "?", "؟")


def once(text: str) -> str:
    """The text without whole sentences that are said again at once: a recogniser that hears a breath repeats itself."""
    kept: list[str] = []
    for sentence in _SENTENCE.findall(text):
        if not kept or sentence.strip().casefold() != kept[-1].strip().casefold() or len(sentence.split()) < 3:
            kept.append(sentence)
    return "".join(kept).strip() if kept else text


def seems_complete(text: str) -> bool:
    """Whether it ends as a sentence ends; an ellipsis or a comma says that more is to come."""
    return text.rstrip().endswith(_ENDS) and not text.rstrip().endswith("..")

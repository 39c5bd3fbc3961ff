"""Where a message is cut: into sentences, and these at commas and words like "and"."""

from core.understanding.changes.message import VERBS, Message

_STRONG = frozenset(".!?;\n")


def sentences(message: Message) -> list[tuple[int, int]]:
    """Where the sentences begin and end."""
    inside = {i for v in message.values for i in range(v.start, v.end)} | {i for hit in message.hits for i in range(hit.start, hit.end)}
    bounds: list[tuple[int, int]] = []
    start = 0
    for i, word in enumerate(message.words):
        ends = word.folded in _STRONG and i not in inside
        broken = i > 0 and "\n" in message.text[message.words[i - 1].end : word.start]
        if ends or broken:
            if i > start:
                bounds.append((start, i))
            start = i + 1 if ends else i
    if start < len(message.words):
        bounds.append((start, len(message.words)))
    return bounds


def pieces_of(message: Message, start: int, end: int) -> list[tuple[int, int]]:
    """Parts between commas and words like "and"; nothing is cut inside a value, a label or a quotation."""
    inside = {i for v in message.values for i in range(v.start + 1, v.end)}
    inside |= {i for hit in message.hits if hit.whole for i in range(hit.start + 1, hit.end)} | {i for q in message.quotes for i in range(q.start, q.end)}
    inside |= {i for kind in VERBS for cue in message.lex.cues(kind, message.words, start, end) for i in range(cue.start + 1, cue.end)}
    pieces: list[tuple[int, int]] = []
    begin = i = start
    while i < end:
        if i in inside:
            i += 1
            continue
        cut = 1 if message.words[i].folded in {",", ":", "-"} and _stands_free(message, i) else 0
        joiner = message.lex.phrases["joiners"].at(message.words, i)
        cut = max(cut, joiner[1] - i if joiner and joiner[1] <= end and message.words[i].folded in exact(message, joiner[1] - i, i) else 0)
        glued = message.lex.language == "ar" and i > begin and message.words[i].folded.startswith("و") and _begins_anew(message, i)
        if cut or glued:
            if i > begin:
                pieces.append((begin, i))
            begin = i + cut
        i += max(1, cut)
    if begin < end:
        pieces.append((begin, end))
    return pieces


def exact(message: Message, size: int, i: int) -> set[str]:
    """The word itself where it is a joiner, and none where it only looks like one."""
    # An Arabic word that merely begins like a joiner ("ولد") is none.
    word = message.words[i].folded
    if len(word) == 1 and message.said(i, i + 1).casefold() != word:
        return set()  # "è" is no "e"
    return {word} if size > 1 or message.lex.language != "ar" or len(word) <= 4 else set()


def _stands_free(message: Message, i: int) -> bool:
    """Whether a sign is no hyphen inside a word."""
    word, before = message.words[i], message.words[i - 1] if i else None
    return word.folded == "," or (before is not None and before.end < word.start) or word.folded == ":"


def _begins_anew(message: Message, i: int) -> bool:
    """Whether a verb, a label or a part of the page stands at a place."""
    kinds = ("add", "remove", "instead", "replace", "rename", "set", "move", "background", "accent")
    labelled = any(hit.start == i and hit.label.kind in {"item", "status", "option"} for hit in message.hits)
    return labelled or any(message.lex.phrases[kind].at(message.words, i) for kind in kinds)

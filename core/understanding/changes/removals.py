"""What shall go."""

from core.understanding.changes.clauses import Clause
from core.understanding.changes.labels import Label
from core.understanding.changes.signs import bare, signs
from core.understanding.changes.wording import phrase
from core.understanding.scene import open_scene
from core.understanding.values.words import split_words
from core.understood import Remove


def remove(clause: Clause) -> list[Remove]:
    """What shall go: labels of the application, options by their number, a feature, or words."""
    targets = _targets(clause)
    if targets:
        return [_removal(label) for label in targets]
    cue = clause.cue("remove")
    stop = clause.cue("stop", cue.end + 1) if cue else None
    said = clause.message.said(clause.start, stop.start) if stop else clause.source
    scene = open_scene(said, clause.message.lex.language)
    features = [hit.key for hit in scene.lex.features.longest(scene.tokens)]
    if features:
        return [Remove(feature=feature) for feature in dict.fromkeys(features)]
    concepts = [hit.key for hit in scene.lex.concepts.longest(scene.tokens) if hit.key.field]
    if clause.nouns("page_words"):
        unknown = phrase(clause, clause.start, clause.end)
        return [Remove(words=unknown)] if unknown else []
    owner = next((label for label in clause.message.labels for c in concepts if label.kind == "field" and label.key.endswith(c.key)), None)
    if owner:
        return [_removal(owner)]
    unknown = phrase(clause, clause.start, clause.end)
    return [Remove(words=unknown)] if unknown and len(unknown.split()) <= 3 and not clause.numbers else []


def _removal(label: Label) -> Remove:
    match label.kind:
        case "field":
            return Remove(words=label.text, concept=label.key, of=label.of)
        case "option" | "status" | "item":
            return Remove(words=label.text, of=label.of)
        case _:
            return Remove(words=label.text)


def _targets(clause: Clause) -> list[Label]:
    cue = clause.cue("remove") or clause.cue("remove_after")
    stop = clause.cue("stop", cue.end) if cue and cue.kind == "remove" else None
    end = stop.start if stop else clause.end
    stays = _kept(clause)
    hits = [hit for hit in clause.hits if hit.end <= end and hit.label.kind != "business" and not stays[0] <= hit.start < stays[1]]
    sharp = [hit for hit in hits if hit.label.kind not in {"entity", "view", "field"}] or [hit for hit in hits if hit.label.kind != "entity"] or hits
    numbered = _by_number(clause)
    if numbered and not any(hit.label.kind in {"item", "status", "option"} for hit in hits):
        return numbered
    return list(dict.fromkeys(hit.label for hit in sharp))


def _kept(clause: Clause) -> tuple[int, int]:
    """Where words behind a comma only say what stays: "no e-mail, just the phone", "the phone is enough"."""
    words, known = clause.message.words, signs(clause.message.lex.language)
    for i in range(clause.start + 1, clause.end):
        rest = Clause(clause.message, i + 1, clause.end)
        if words[i].folded in {",", ";"} and i + 1 < clause.end and not rest.cue("remove") and not rest.cue("remove_after"):
            said = bare(rest.source)
            if known.has("enough", said) or known.has("only", said):
                return (i + 1, clause.end)
    return (0, 0)


def _by_number(clause: Clause) -> list[Label]:
    """Options whose number was said: "the 60 minutes can go"."""
    amounts = {value.value.amount for value in clause.numbers if hasattr(value.value, "amount")}
    found: list[Label] = []
    for label in clause.message.labels:
        if label.kind in {"option", "item", "status"}:
            digits = [word.folded for word in split_words(label.text) if word.is_digits]
            if len(digits) == 1 and digits[0].isdecimal() and int(digits[0]) in amounts:
                found.append(label)
    return found if len(found) == len(amounts) else []

"""Objects of a sentence in the form that a label has."""

from core.understanding.changes.clauses import Clause


def basic_form(label: str, part: Clause) -> str:
    """An object as its label: the endings of its first words are turned as the language's rules say ("мойку" to "мойка")."""
    lex = part.message.lex
    words = label.split()
    for i, word in enumerate(words):
        new = next((word.removesuffix(old) + end for old, end in lex.accusative if word.endswith(old) and len(word) > len(old) + 2), None)
        if new is None or (lex.accusative_after and not (i == 0 and _behind(label, part, lex.accusative_after))):
            break
        words[i] = new
    return " ".join(words)


def _behind(label: str, part: Clause, before: frozenset[str]) -> bool:
    """Whether one of these words stands right before the label in the sentence."""
    head = part.source.partition(label)[0].split()
    return bool(head) and len(label.split()) > 1 and head[-1].casefold() in before

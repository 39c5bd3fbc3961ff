"""Telephone numbers, addresses and links of the business that a change tells."""

from collections.abc import Iterator

from core.brief import ContactGiven
from core.understanding.changes.clauses import Clause
from core.understanding.changes.signs import bare, signs
from core.understanding.values import Email, Phone, Url


def contacts(part: Clause) -> Iterator[ContactGiven]:
    """How to reach the business, as said."""
    for value in part.values:
        match value.value:
            case Phone(number=said):
                yield ContactGiven("phone", said, also=_beside(part, part.message.spec.business.phone))
            case Email(address=said):
                yield ContactGiven("email", said, also=_beside(part, part.message.spec.business.email))
            case Url(url=said):
                yield ContactGiven("url", said)
            case _:
                pass


def _beside(part: Clause, there: str) -> bool:
    """Whether it stands beside the one that is given already: "a second phone", "this number too"."""
    return bool(there) and signs(part.message.lex.language).has("also", bare(part.source))

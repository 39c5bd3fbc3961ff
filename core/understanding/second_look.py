"""When the kind of a message is in doubt, what it contains decides: a text that reads as a brief is one, whatever its first words sound like."""

from dataclasses import replace

from core.brief import Brief, Coloured, FeatureWanted, Intent, ItemsOffered, OpenAt, PeopleNamed, RecordWanted, RoleWanted, RuleWanted, StatusesWanted
from core.understood import Change, Noted, Triage, Unread

IN_DOUBT = 0.75
"""Below this confidence the content is looked at."""
SUBSTANCE = 3
"""So many concrete wishes make a brief of a message in doubt."""
PLENTY = 5
"""So many make one of any long message: nobody lists records, statuses and colours to ask how far we are."""
LONG_WORDS = 25
DECIDED = 0.76
SURE = 0.8
SEVERAL = 2
"""So many changes that were surely read overrule a kind that seemed certain."""
SETTLED = frozenset({Intent.BUILD, Intent.CHANGE, Intent.PROHIBITED, Intent.PRIVACY, Intent.HANDOFF})
"""Kinds that content does not overrule: what may not be built must not be built because it is well described."""
ASKING = frozenset({Intent.QUESTION, Intent.PRICE, Intent.ESTIMATE})


def in_doubt(found: Triage, text: str = "") -> bool:
    """Whether a second look is worth its milliseconds: the kind is unsure, or the message is long for its kind."""
    if found.intent is Intent.BUILD:
        return found.confidence < IN_DOUBT
    told = bool(text) and not any(mark in text for mark in "?؟")
    return found.intent not in SETTLED and (found.confidence < IN_DOUBT or len(text.split()) >= LONG_WORDS or told)


def by_brief(found: Triage, brief: Brief, text: str = "") -> Triage:
    """The kind after reading the text as a brief. A question stays one when it names a few things: "can it take cards and send reminders?"."""
    asks = found.intent in ASKING and text.rstrip().endswith(("?", "؟"))
    concrete = sum(_weight(requirement.wish) for requirement in brief.requirements)
    if found.intent is Intent.BUILD and concrete >= SUBSTANCE:
        return replace(found, confidence=max(found.confidence, DECIDED), reason=f"{found.reason}; and it names {concrete} things to build")
    if found.intent in SETTLED or concrete < (SUBSTANCE if found.confidence < IN_DOUBT and not asks else PLENTY):
        return found
    return replace(found, intent=Intent.BUILD, confidence=DECIDED, reason=f"{found.reason}; but it names {concrete} things to build", phrase=None)


def by_changes(found: Triage, changes: tuple[Change, ...]) -> Triage:
    """The kind after reading the text as changes of what the person has."""
    real = [change for change in changes if not isinstance(change.wanted, Noted | Unread)]
    sure = [change for change in real if change.confidence >= SURE]
    if found.intent in SETTLED or not real or (found.confidence >= IN_DOUBT and len(sure) < SEVERAL):
        return found
    return replace(found, intent=Intent.CHANGE, confidence=DECIDED, reason=f"{found.reason}; but it names {len(real)} changes of the prototype", phrase=None)


def _weight(wish: object) -> int:
    match wish:
        case RecordWanted(fields=fields):
            return 1 + (len(fields) > 1)
        case ItemsOffered(items=items):
            return 1 + (len(items) > 1)
        case StatusesWanted() | Coloured() | OpenAt() | PeopleNamed() | RoleWanted() | RuleWanted() | FeatureWanted():
            return 1
        case _:
            return 0

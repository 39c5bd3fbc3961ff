"""Looking back: a person's conversations, what they said in each, and a search over all of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request

from bots.hub import Hub, TheHub
from bots.refusal import Refusal
from bots.web.callers import listener, reader
from bots.web.chat import SOUNDS
from bots.web.files import link_to
from core.messages import Attachment
from core.ports import Archive
from core.result import result_of
from core.turn import Turn

router = APIRouter()
TITLE_CHARS = 90
FOUND_CHARS = 160


@dataclass(frozen=True, slots=True)
class TalkSeen:
    """A conversation in a list: its first words, when it was last moved, and whether it has a prototype."""

    id: str
    title: str
    at: str
    prototype: bool
    found: str = ""


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file that a person sent; `url` plays or shows it, None where it is no longer kept here."""

    name: str
    kind: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Spoke:
    """One message of a person."""

    turn: str
    text: str
    at: str
    button: bool
    files: tuple[FileSeen, ...]


@router.get("/api/conversations")
async def conversations(request: Request, hub: TheHub, q: Annotated[str, Query(max_length=200)] = "") -> list[TalkSeen]:
    """The caller's conversations, newest first; with `q` those in which it was said, with the words around it."""
    archive = archive_of(hub)
    caller = listener(request, hub)
    found = []
    for talk in await archive.conversations_of(f"web:{caller.owner}"):
        turns = await archive.turns_of(talk.id)
        snippet = await _snippet(q.casefold().strip(), turns, hub)
        if turns and snippet is not None:
            found.append(TalkSeen(talk.id, title_of(turns), turns[-1].last_at.isoformat(), talk.slug is not None, snippet))
    return found


@router.get("/api/conversations/{conversation_id}/messages")
async def messages(conversation_id: str, request: Request, hub: TheHub) -> list[Spoke]:
    """What the person said in a conversation, oldest first; the answers come as events."""
    talk = await reader(request, hub, conversation_id)
    return said_in(await archive_of(hub).turns_of(talk.id), hub)


def archive_of(hub: Hub) -> Archive:
    """The archive. Raises Refusal(404) where a hub keeps none."""
    if hub.ports.archive is None:
        raise Refusal(404, "not_found")
    return hub.ports.archive


def said_in(turns: Sequence[Turn], hub: Hub) -> list[Spoke]:
    """What a person said, with links to play what they recorded. A pressed button is shown by the words that stood on it."""
    found: list[Spoke] = []
    labels: dict[str, str] = {}
    for turn in turns:
        for one in turn.messages:
            text = labels.get(one.button, one.text) if one.button else one.text
            files = tuple(_file(file, hub) for file in one.attachments)
            found.append(Spoke(turn.id, text, one.sent_at.isoformat(), one.button is not None, files))
        labels |= {f"choice:{number}": choice for number, choice in enumerate(result_of(turn).choices)}
    return found


def title_of(turns: Sequence[Turn]) -> str:
    """The first words of a conversation."""
    for turn in turns:
        said = next((one.text for one in turn.messages if one.text.strip()), "") or (turn.reading.heard if turn.reading else "") or ""
        if said.strip():
            line = " ".join(said.split())
            return line if len(line) <= TITLE_CHARS else f"{line[:TITLE_CHARS].rsplit(' ', 1)[0]} \u2026"
    return ""


def _file(file: Attachment, hub: Hub) -> FileSeen:
    kept = "/" not in file.ref and ":" not in file.ref
    kind = "sound" if file.kind in SOUNDS else file.kind.value
    return FileSeen(file.name or "", kind, link_to(file.ref, hub) if kept else None)


async def _snippet(wanted: str, turns: Sequence[Turn], hub: Hub) -> str | None:
    """The words around the first place where something was said; "" when nothing is looked for, None when it was not said."""
    if not wanted:
        return ""
    for turn in turns:
        texts = [one.text for one in turn.messages]
        texts.append((turn.reading.heard if turn.reading else "") or "")
        if turn.is_answered:
            answer = await hub.ports.conversations.said_under(f"turn:{turn.id}:answer")
            texts.append(answer.message.text if answer else "")
        for text in texts:
            place = text.casefold().find(wanted)
            if place >= 0:
                start = max(0, place - FOUND_CHARS // 3)
                return " ".join(text[start : start + FOUND_CHARS].split())
    return None

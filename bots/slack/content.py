"""What a Slack message holds: its words without Slack's markup, and its files not yet fetched."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from core.messages import Attachment, AttachmentKind

_MARK = re.compile(r"<([^<>]+)>")
_SPACES = re.compile(r"[ \t]{2,}")
_CLIP = "slack_audio"
_MEDIA = {"audio": AttachmentKind.AUDIO, "image": AttachmentKind.IMAGE, "video": AttachmentKind.VIDEO}


def text_of(message: Mapping[str, Any], bot: str) -> str:
    """The words typed: the bot's own mention left out, links and dates as they read, entities resolved; shared messages below."""
    parts = [_plain(str(message.get("text") or ""), bot)]
    # What is shared from elsewhere stands in attachments; a link's preview is nothing that the person said.
    parts += [_plain(str(one.get("text") or ""), bot) for one in message.get("attachments") or () if one.get("is_share") or one.get("is_msg_unfurl")]
    return "\n".join(filter(None, parts))


def _plain(text: str, bot: str) -> str:
    words = _MARK.sub(lambda found: _read(found[1], bot), text)
    lines = (_SPACES.sub(" ", line).strip() for line in html.unescape(words).splitlines())
    return "\n".join(lines).strip()


def _read(mark: str, bot: str) -> str:
    """What stands between angle brackets: a person, a channel, a group, a date or a link."""
    target, _, label = mark.partition("|")
    if target.startswith("@"):
        return "" if target[1:] == bot else f"@{label or target[1:]}"
    if target.startswith("#"):
        return f"#{label or target[1:]}"
    if target.startswith("!"):
        return label or target[1:].partition("^")[0]
    address = target.removeprefix("mailto:").removeprefix("tel:")
    return label if label and label in address else f"{label} ({address})" if label else address


def mentions(message: Mapping[str, Any], bot: str) -> bool:
    """Whether a message is addressed to the bot by name."""
    text = str(message.get("text") or "")
    return bool(bot) and (f"<@{bot}>" in text or f"<@{bot}|" in text)


def attachments_of(message: Mapping[str, Any]) -> tuple[Attachment, ...]:
    """The files of a message; those that were deleted or that the workspace hides are left out."""
    return tuple(_attachments(message.get("files") or ()))


def _attachments(files: Iterable[Mapping[str, Any]]) -> Iterator[Attachment]:
    for file in files:
        if file.get("mode") in {"tombstone", "hidden_by_limit"}:
            continue
        # A file of another workspace comes with its id only; its address has to be asked for.
        ref = file.get("url_private_download") or file.get("url_private") or file["id"]
        duration_ms = file.get("duration_ms")
        yield Attachment(
            kind=_kind(file),
            ref=str(ref),
            media_type=file.get("mimetype"),
            name=file.get("name"),
            size_bytes=file.get("size"),
            duration_s=duration_ms / 1000 if isinstance(duration_ms, (int, float)) else None,
        )


def _kind(file: Mapping[str, Any]) -> AttachmentKind:
    if file.get("subtype") == _CLIP:
        return AttachmentKind.VOICE
    return _MEDIA.get(str(file.get("mimetype") or "").partition("/")[0], AttachmentKind.DOCUMENT)

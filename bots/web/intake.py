"""`POST /webhooks/web`: authenticate, check, store, and only then answer 202. Nothing slow happens here."""

from dataclasses import dataclass
from typing import Annotated

import structlog
from fastapi import APIRouter, Header, Request, Response
from pydantic import BaseModel

from bots.hub import Hub, TheHub
from bots.refusal import Refusal
from bots.web.callers import Caller, address_in, check_pace, token_for, writer
from bots.web.parcel import Fields, Parcel, SentFile, parcel_of
from core.consent import Use, allowed
from core.errors import BadInput, ProviderError
from core.messages import Address, Attachment, InboundMessage, MessageKind, Sender, person_of
from core.reading import Part

router = APIRouter()


class Accepted(BaseModel):
    """The message is stored for good. `after` is the ledger number to listen from, `events` the path of the stream with a token for a browser."""

    conversation: str
    turn: str
    duplicate: bool
    after: int
    events: str


@dataclass(frozen=True, slots=True)
class Taken:
    """A stored message: its turn, the files that came with it, and whether it was there before."""

    turn_id: str
    attachments: tuple[Attachment, ...]
    duplicate: bool


@router.post("/webhooks/web", status_code=202, response_model=Accepted)
@router.post("/api/messages", status_code=202, response_model=Accepted)
async def receive(request: Request, hub: TheHub, idempotency_key: Annotated[str, Header(max_length=200)] = "") -> Response:
    """Take a message as JSON or multipart. The same id from the same client is taken once and answered alike."""
    caller = await writer(request, hub)
    check_pace(caller, request, hub)
    parcel = await parcel_of(request, hub.settings)
    address = await address_in(parcel.fields.conversation, caller, hub)
    # A number that is a moment old only makes the listener see a little more of what it knows.
    after = await hub.ledger.newest()
    taken = await take(request, hub, caller, parcel, address, idempotency_key)
    receipt = await _receipt(taken.turn_id, hub, after=0 if taken.duplicate else after, duplicate=taken.duplicate)
    # Written out here, not checked and written by the framework once more: under a flood this is what each message costs.
    return Response(receipt.model_dump_json(), 202, media_type="application/json")


async def take(request: Request, hub: Hub, caller: Caller, parcel: Parcel, address: Address, idempotency_key: str) -> Taken:  # noqa: PLR0913, PLR0917  what a request is
    """Store the message with its files, once, and nudge a worker."""
    fields = parcel.fields
    given_id = request.headers.get("webhook-id") or idempotency_key or fields.id
    external_id = f"{caller.owner}:{given_id}" if given_id else f"{address.chat}:{request.scope['state']['request_id']}"
    sender = _sender(fields, caller, request)
    attachments = await _kept(parcel, person_of(address, sender), hub)
    message = InboundMessage(
        address=address,
        external_id=external_id,
        sender=sender,
        sent_at=hub.ports.clock.now(),
        text=fields.text,
        attachments=attachments,
        kind=MessageKind.PRESS if fields.button else MessageKind.NEW,
        refers_to=fields.refers_to or None,
        button=fields.button or None,
        parts=await _known(parcel, attachments, caller, person_of(address, sender), hub),
    )
    turn_id = await _accepted(message, parcel.raw, hub)
    if turn_id is None:
        await _forget(attachments, hub)
        return Taken(await hub.ports.turns.holding(message.key), (), duplicate=True)
    try:
        await hub.ports.jobs.nudge(turn_id)
    except ProviderError as error:
        # The message is stored; the sweep finds it, so the client need not send it again.
        structlog.get_logger().warning("nudge failed", turn=turn_id, error=type(error).__name__)
    return Taken(turn_id, attachments, duplicate=False)


def _sender(fields: Fields, caller: Caller, request: Request) -> Sender:
    spoken = fields.language or request.headers.get("accept-language", "").split(",")[0].split(";")[0].strip()
    return Sender(f"{caller.owner}/{fields.user}" if fields.user else caller.owner, language_hint=spoken or None)


async def _kept(parcel: Parcel, owner: str, hub: Hub) -> tuple[Attachment, ...]:
    kept: list[Attachment] = []
    try:
        for one in parcel.files:
            await _look_at(one, hub)
            name = await hub.ports.blobs.put(one.data, one.content.suffix, owner)
            kept.append(Attachment(one.content.kind, name, one.content.media_type, one.name, len(one.data)))
    except BaseException:
        await _forget(tuple(kept), hub)
        raise
    return tuple(kept)


async def _known(parcel: Parcel, attachments: tuple[Attachment, ...], caller: Caller, person: str, hub: Hub) -> tuple[Part, ...]:
    """What recordings hold that this person was shown the words of before sending them."""
    if not hub.listened or not attachments:
        return ()
    now = hub.ports.clock.now()
    heard = [(kept.ref, hub.listened.of(caller.owner, sent.data, now)) for sent, kept in zip(parcel.files, attachments, strict=True)]
    found = tuple(Part(ref, transcript=transcript, sound=ref) for ref, transcript in heard if transcript is not None)
    try:
        return found if found and await allowed(hub.ports.consents, person, Use.PROCESSING, now) else ()
    except ProviderError:
        return ()  # they are heard again, by who can ask


async def _look_at(one: SentFile, hub: Hub) -> None:
    """Raises Refusal for a file with a virus, Unavailable when nobody could look: nothing is kept then."""
    if hub.ports.scanner is None:
        return
    try:
        await hub.ports.scanner.check(one.data)
    except BadInput as error:
        raise Refusal(400, error.code, name=one.name) from None


async def _accepted(message: InboundMessage, raw: bytes, hub: Hub) -> str | None:
    try:
        return await hub.ports.turns.accept(message, raw)
    except BaseException:
        await _forget(message.attachments, hub)
        raise


async def _forget(attachments: tuple[Attachment, ...], hub: Hub) -> None:
    for one in attachments:
        await hub.ports.blobs.delete(one.ref)


async def _receipt(turn_id: str, hub: Hub, *, after: int, duplicate: bool) -> Accepted:
    conversation_id = await hub.ports.turns.conversation_of(turn_id)
    events = f"/api/conversations/{conversation_id}/events?token={token_for(hub, conversation_id)}"
    return Accepted(conversation=conversation_id, turn=turn_id, duplicate=duplicate, after=after, events=events)

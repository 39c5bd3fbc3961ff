"""A voice of one's own: consent first, then the sample, then the voice; sealed with the person's key, and gone when they take their consent back."""

from collections.abc import Sequence
from contextlib import suppress
from uuid import uuid4

from rapidfuzz import fuzz

from core.audit import PERSON, Act, Entry
from core.consent import Use, allowed
from core.errors import BadInput, StatexError, Unavailable
from core.ports import Ports
from core.voices import MadeVoice, VoiceProfile, flaw_of

SUFFIX = ".voice"
SAME_PERSON = 0.89
"""What two recordings of one person reach on average with the measure of likeness that is used; to be told beside a likeness."""


async def clone(audio: bytes, name: str, person_id: str, language: str, ports: Ports) -> tuple[VoiceProfile, MadeVoice]:
    """Make a voice from a recording. Raises BadInput: a consent that is missing, or what is wrong with the recording; Unavailable."""
    if ports.voices is None or ports.profiles is None:
        raise Unavailable("no voices are made here", retry_after_s=3600)
    for use in (Use.PROCESSING, Use.CLONING, *((Use.SHARING,) if ports.voices_outside else ())):
        if not await allowed(ports.consents, person_id, use, ports.clock.now()):
            raise BadInput(f"consent_{use}_missing")
    sample = await ports.voices.examine(audio, language or None)
    spoken_language = language or sample.language
    phrase = ports.wits.say("clone_phrase", spoken_language)
    flaw = flaw_of(sample, phrase, fuzz.partial_ratio(phrase.casefold(), sample.text.casefold()) / 100)
    if flaw is not None:
        raise BadInput(*flaw)
    made = await ports.voices.make(audio, name, spoken_language)
    kept = await ports.blobs.put(made.data, SUFFIX, person_id)
    profile = VoiceProfile(
        id=uuid4().hex,
        person_id=person_id,
        name=name,
        language=spoken_language,
        provider=made.provider,
        provider_id=made.provider_id,
        quality=made.quality,
        likeness=made.likeness,
        made_at=ports.clock.now(),
        sample_bytes=len(audio),
        key_id="person",  # the blob store seals it with the person's own key
        sealed=kept.encode(),
    )
    await ports.profiles.add(profile)
    return profile, made


async def voices_of(person_id: str, purpose: str, ports: Ports, profile_id: str | None = None) -> Sequence[VoiceProfile]:
    """A person's voices, oldest first, or the one; every look at one is noted before it is shown."""
    if ports.profiles is None:
        return ()
    found = [one for one in await ports.profiles.of_person(person_id) if profile_id in {None, one.id}]
    for one in found:
        await ports.audit.note(Entry(ports.clock.now(), PERSON, Act.USED_VOICE, one.id, purpose), person_id)
    return found


async def opened(profile: VoiceProfile, ports: Ports) -> bytes:
    """What it takes to speak with a voice. Raises NotFound once its person's key is shredded."""
    return await ports.blobs.get(profile.sealed.decode())


async def forget_voices(person_id: str, ports: Ports, profile_id: str | None = None) -> int:
    """Delete one voice of a person, or all, here and at the service that holds it; how many."""
    if ports.profiles is None:
        return 0
    gone = await ports.profiles.delete(person_id, profile_id)
    for one in gone:
        with suppress(StatexError):
            await ports.blobs.delete(one.sealed.decode())
        if ports.voices is not None and one.provider_id:
            with suppress(StatexError):
                await ports.voices.forget(one.provider_id)
    return len(gone)

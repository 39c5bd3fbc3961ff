"""What leaves for services outside, and what does not."""

from unicodedata import category

import pytest

from adapters.local.consents import LocalConsents, LocalVoiceProfiles
from adapters.local.senses import LocalTranscriber
from adapters.speech.espeak import EspeakVoice
from adapters.speech.matching import MatchingVoices
from core.cloning import clone
from core.consent import Consent, Decision, Use, decision_in
from core.errors import BadInput
from core.languages import LANGUAGES
from core.understanding.phrases import say
from tests.flow.hub import hub


@pytest.mark.parametrize(("outside", "missing"), [(True, "consent_sharing_missing"), (False, "audio_unreadable")])
async def test_a_voice_is_made_outside_only_of_recordings_that_may_be_shared(outside: bool, missing: str) -> None:  # noqa: FBT001  a row
    consents = LocalConsents()
    voices = MatchingVoices(EspeakVoice(), LocalTranscriber())
    office = hub(voices=voices, profiles=LocalVoiceProfiles(), consents=consents, voices_outside=outside)
    await consents.add(Consent("web:anna", Use.CLONING, given=True, at=office.clock.now(), channel="web", source="m1"))
    with pytest.raises(BadInput) as refused:
        await clone(b"no sound", "Anna", "web:anna", "en", office.ports)
    assert refused.value.code == missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_are_told_to_say_is_understood(language: str) -> None:
    told = say("consent_sharing_missing", language)
    quoted = [part.strip() for part in "".join("|" if category(one) in {"Pi", "Pf", "Ps"} else one for one in told).split("|")]
    assert decision_in([one for one in quoted if one.strip(".")][-1], language) == Decision(Use.SHARING, given=True)

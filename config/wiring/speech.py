"""Who hears and who speaks: the machine's own first of all, outside services where they are configured."""

from typing import TYPE_CHECKING

from adapters.speech.chain import HearingChain, SpeakingChain
from adapters.speech.espeak import EspeakVoice
from adapters.speech.matching import MatchingVoices
from adapters.speech.opus import FORMATS, pack, pack_floats
from adapters.speech.sentences import sentences
from adapters.speech.whisper import AtLeisure, Whisper
from config.settings import Settings, names
from core.speech import Transcriber, Voice
from core.voices import VoiceMaker

if TYPE_CHECKING:
    from adapters.speech.eleven import ElevenVoice

SPEECH_FORMATS, pack_speech = tuple(FORMATS), pack
"""Endings of sound files that can be written, and what turns OGG/Opus into one: `pack_speech(speech, suffix)`."""

speech_pieces, pack_samples = sentences, pack_floats
"""A text as pieces that are spoken one by one; samples at 16 kHz as OGG/Opus."""


def recogniser(settings: Settings) -> Whisper:
    """The machine's own; its model is loaded at the first use."""
    return Whisper(settings.whisper_model, settings.var_dir / "models", settings.whisper_threads, settings.audio_limit_s)


def outside_recognisers(settings: Settings, own: Whisper) -> Transcriber | None:
    """The outside recognisers that are configured, in their order, and the machine's own; None where there are none."""
    found: list[tuple[str, Transcriber]] = []
    for name in names(settings.hearing):
        if name == "openai" and (key := settings.openai_key.get_secret_value()):
            from adapters.speech.openai_speech import OpenAIHearing  # noqa: PLC0415  SDKs take long to load: not for those who do not use them

            found.append((name, OpenAIHearing(key, settings.openai_url, settings.openai_hearing_model, settings.audio_limit_s)))
        if name == "azure" and (key := settings.azure_speech_key.get_secret_value()):
            from adapters.speech.azure_speech import AzureHearing  # noqa: PLC0415  likewise

            found.append((name, AzureHearing(key, settings.azure_hearing_url)))
    return HearingChain([*found, ("own", own)]) if found else None


def voices(settings: Settings) -> tuple[Voice, Voice | None]:
    """The outside voices that are configured, in their order, and the machine's own; where there are any, the machine's own alone as well."""
    found: list[tuple[str, Voice]] = []
    for name in names(settings.speaking):
        if name == "elevenlabs" and (eleven := _eleven(settings)) is not None:
            found.append((name, eleven))
        if name == "openai" and (key := settings.openai_key.get_secret_value()):
            from adapters.speech.openai_speech import OpenAIVoice  # noqa: PLC0415  likewise

            found.append((name, OpenAIVoice(key, settings.openai_url, settings.openai_speaking_model, settings.openai_voice)))
        if name == "azure" and (key := settings.azure_speech_key.get_secret_value()):
            from adapters.speech.azure_speech import AzureVoice  # noqa: PLC0415  likewise

            found.append((name, AzureVoice(key, settings.azure_speaking_url)))
    own = EspeakVoice()
    return (SpeakingChain([*found, ("own", own)]), own) if found else (own, None)


def voice_maker(settings: Settings, own: Whisper) -> VoiceMaker:
    """What makes voices like people's own: ElevenLabs where it has a key, else the nearest of the machine's own."""
    matching = MatchingVoices(EspeakVoice(), AtLeisure(own))
    eleven = _eleven(settings)
    if eleven is None:
        return matching
    from adapters.speech.eleven import ElevenVoices  # noqa: PLC0415  likewise

    return ElevenVoices(settings.elevenlabs_key.get_secret_value(), settings.elevenlabs_url, eleven, matching)


def _eleven(settings: Settings) -> "ElevenVoice | None":
    key = settings.elevenlabs_key.get_secret_value()
    if not key:
        return None
    from adapters.speech.eleven import ElevenVoice  # noqa: PLC0415  likewise

    return ElevenVoice(key, settings.elevenlabs_url, settings.elevenlabs_voice, settings.elevenlabs_model)

"""What is done with people's data, told from the settings in use: nothing here can be forgotten to be updated."""

from collections.abc import Iterator
from ipaddress import ip_address
from urllib.parse import urlsplit

from pydantic import BaseModel

from bots.hub import Hub
from config.settings import Settings, names
from core.privacy.persons import LINK_LASTS


class Model(BaseModel):
    """A model or service: what it is for, what it is called, and where it runs."""

    use: str
    name: str
    runs: str
    outside: bool = False


class Disclosure(BaseModel):
    """`kept` are days by kind of data; `mood` says how moods are inferred (EU AI Act, article 50)."""

    controller: str
    contact: str
    models: tuple[Model, ...]
    recipients: tuple[str, ...]
    kept: dict[str, int]
    encryption: str
    mood: str
    training: str
    rights: tuple[str, ...]


def disclosure(hub: Hub) -> Disclosure:
    """As things are set now."""
    settings = hub.settings
    here = "on this server"
    models = [
        Model(use="speech to text", name=f"Whisper ({settings.whisper_model})", runs=here),
        Model(use="text to speech", name="espeak-ng", runs=here),
        Model(use="meaning of texts", name="sentence encoder", runs=here),
        Model(use="understanding and building", name="rules and small models of Statex", runs=here),
        *_outside(settings),
    ]
    named = {
        "telegram_token": "Telegram",
        "slack_token": "Slack",
        "whatsapp_token": "Meta (WhatsApp)",
        "twilio_account": "Twilio",
        "stripe_key": "Stripe",
        "s3_bucket": "S3",
    }
    recipients = tuple(name for setting, name in named.items() if _is_set(getattr(settings, setting, "")))
    return Disclosure(
        controller=settings.seller,
        contact=settings.contact,
        models=tuple(models),
        recipients=recipients,
        kept={"recordings": settings.recordings_days, "prototypes": settings.demo_days, "link to a copy": LINK_LASTS.days},
        encryption="AES-256-GCM with a key of your own; it is destroyed when you ask to be erased",
        mood=(
            "From pitch, loudness and pace of a voice and from words the program guesses whether somebody sounds pleased, "
            "frustrated, excited, confused or stressed, "
            "only to answer fittingly. Below 80 % certainty it is not acted on. It can be switched off at any time."
        ),
        training="Nothing is used for training unless you agree to it.",
        rights=("a copy of everything: say “export my data”", "its end: say “delete my data”", "every consent can be withdrawn at any time"),
    )


def _outside(settings: Settings) -> Iterator[Model]:
    """Services whose keys are set."""
    openai, eleven = _at(settings.openai_url, "OpenAI"), _at(settings.elevenlabs_url, "ElevenLabs")
    has_openai, has_eleven, has_azure = map(_is_set, (settings.openai_key, settings.elevenlabs_key, settings.azure_speech_key))
    hears, speaks = names(settings.hearing), names(settings.speaking)
    wanted = (
        (has_openai, "understanding and building", settings.openai_model, openai),
        (has_openai and bool(settings.openai_strong_model), "understanding and building", settings.openai_strong_model, openai),
        (_is_set(settings.gemini_key), "understanding and building", settings.gemini_model, _at(settings.gemini_url, "Google")),
        (
            _is_set(settings.gemini_key) and bool(settings.gemini_strong_model),
            "understanding and building",
            settings.gemini_strong_model,
            _at(settings.gemini_url, "Google"),
        ),
        (has_openai and "openai" in hears, "speech to text", settings.openai_hearing_model, openai),
        (has_azure and "azure" in hears, "speech to text", "Azure Speech", _at(settings.azure_hearing_url, "Microsoft")),
        (has_openai and "openai" in speaks, "text to speech", settings.openai_speaking_model, openai),
        (has_azure and "azure" in speaks, "text to speech", "Azure Speech", _at(settings.azure_speaking_url, "Microsoft")),
        (has_eleven and "elevenlabs" in speaks, "text to speech", settings.elevenlabs_model, eleven),
        (has_eleven, "voices of people's own", settings.elevenlabs_model, eleven),
    )
    yield from (Model(use=use, name=name, runs=_runs(whose), outside=True) for is_wanted, use, name, whose in wanted if is_wanted)


OURS = "a server of our own"
_INSIDE = (".internal", ".local", ".localhost", ".lan", ".home", ".corp", ".intranet", ".svc", ".home.arpa", ".test", ".invalid")


def _at(url: str, usual: str) -> str:
    """Who answers at that address: the usual one, another by the name that the world knows it by, or ours. How our own network is made is nobody's business."""
    host = (urlsplit(url).hostname or "").rstrip(".")
    if not host:
        return usual
    try:
        return host if ip_address(host).is_global else OURS
    except ValueError:
        return OURS if "." not in host or host.endswith(_INSIDE) else host


def _runs(whose: str) -> str:
    return f"on {OURS}" if whose == OURS else f"at {whose}"


def _is_set(value: object) -> bool:
    secret = getattr(value, "get_secret_value", None)
    return bool(secret() if secret is not None else value)

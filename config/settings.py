"""Everything that can be set, by environment or a `.env` file, read once. An unknown or impossible setting is refused with a sentence."""

import hashlib
import os
import re
import tempfile
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator

from config.credentials import (
    configured_clients,
    currencies_by_language,
    master_keys,
    operators,
    secret_tokens,
    two_at_most,
    webhook_secrets,
    widget_keys,
)

PREFIX = "STATEX_"
BARE = frozenset({"PORT", "VAR_DIR", "DATABASE_URL", "REDIS_URL"})
"""Settings that are customary without our prefix."""


class SettingsError(Exception):
    """A setting cannot be used; the message says which, why, and how to mend it."""


class Settings(BaseModel):
    """All settings with their defaults. The environment name is the field's name in capitals, with STATEX_ before it unless it is in `BARE`."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    port: int = Field(8080, ge=1, le=65535, description="Port of the hub and of the prototypes.")
    host: str = Field("127.0.0.1", description="Address to listen on.")
    var_dir: Path = Field(Path("var"), description="Where everything that must survive a restart is kept.")
    database_url: str = Field("", description="PostgreSQL or SQLite URL; empty means SQLite under VAR_DIR.")
    redis_url: str = Field("", description="Redis URL; empty means an embedded Redis, started and stopped with the hub.")
    public_url: str = Field("", description="The hub's address as the world sees it; empty means http://localhost:PORT.")
    demo_domain: str = Field("localhost", description="Prototypes live at <slug>.<this domain>.")
    demo_at: Literal["host", "path"] = Field(
        "host", description="host: prototypes have host names of their own; path: they live below /demo/ in a sandbox, where no wildcard host can be had."
    )
    demo_days: int = Field(30, ge=1, le=3650, description="Days until a prototype expires.")
    workers: int = Field(1, ge=1, le=64, description="Worker processes.")
    log_format: Literal["console", "json"] = Field("console", description="How log lines look.")
    otlp_endpoint: str = Field("", description="Base address of an OpenTelemetry collector (OTLP over HTTP); empty means no traces.")
    metrics_key: SecretStr = Field(SecretStr(""), description="Key with which Prometheus may fetch /metrics; the key of this machine always may.")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="The least important line to log.")
    api_keys: str = Field("", description="Comma-separated name:key pairs for clients of the webhook API.")
    api_key: SecretStr = Field(SecretStr(""), description="Key that `statex ask` sends; empty means that of the hub on this machine.")
    webhook_secrets: str = Field("", description="Comma-separated whsec_... secrets for signed webhooks; two may be valid at once during a rotation.")
    secret: SecretStr = Field(SecretStr(""), description="What cookies and tokens are signed with; empty means one is made under VAR_DIR.")
    master_keys: SecretStr = Field(
        SecretStr(""),
        description="Comma-separated name:base64 keys of 32 bytes, the one in use first; people's keys are under it. Empty means one under VAR_DIR.",
    )
    recordings_days: int = Field(90, ge=1, le=3650, description="Days until a recording is deleted that nobody asked to keep.")
    person_quota_mb: int = Field(500, ge=1, le=100_000, description="What the files of one person may come to, in MB.")
    s3_bucket: str = Field("", description="S3 bucket for files; empty means a folder under VAR_DIR.")
    s3_endpoint_url: str = Field("", description="S3 server; empty means Amazon's. Keys are read as the AWS SDK reads them, from AWS_ACCESS_KEY_ID and so on.")
    s3_region: str = Field("eu-central-1", description="Region of the bucket.")
    clamd: str = Field("", description="ClamAV daemon that looks at every file, host:port or a socket's path; when it cannot be asked, no file is taken.")
    allowed_origins: str = Field("", description="Comma-separated origins that browsers may call the API from.")
    widgets: str = Field("", description="Comma-separated widgets: a public key, then the origins that may use it, with spaces between.")
    operators: str = Field("", description="Comma-separated name:digest pairs of the console's operators, made by `statex password NAME`.")
    page_messages_per_minute: int = Field(12, ge=1, le=1000, description="Messages of one visitor of the page; five times as many of one address.")
    upload_limit_mb: int = Field(20, ge=1, le=200, description="Largest file that is accepted, in MB.")
    audio_limit_s: int = Field(900, ge=10, le=7200, description="Longest voice note that is worked on, in seconds.")
    text_limit_chars: int = Field(20_000, ge=100, le=1_000_000, description="Longest message text that is read, in characters.")
    telegram_token: SecretStr = Field(SecretStr(""), description="Bot token; with no public URL the bot polls.")
    telegram_secrets: str = Field("", description="Comma-separated secret tokens of the Telegram webhook; two may be valid at once.")
    telegram_api_url: str = Field("https://api.telegram.org", description="Bot API server.")
    slack_token: SecretStr = Field(SecretStr(""), description="Slack bot token (xoxb-...).")
    slack_signing_secrets: str = Field("", description="Comma-separated signing secrets of the Slack app; two may be valid at once.")
    slack_api_url: str = Field("https://slack.com/api/", description="Slack Web API server.")
    whatsapp_token: SecretStr = Field(SecretStr(""), description="Access token of the WhatsApp Cloud API.")
    whatsapp_phone_id: str = Field("", description="Id of the business phone number that WhatsApp speaks from.")
    whatsapp_app_secrets: str = Field("", description="Comma-separated app secrets that WhatsApp signs with; two may be valid at once.")
    whatsapp_verify_token: SecretStr = Field(SecretStr(""), description="Word of your choice by which WhatsApp's webhook is set up.")
    whatsapp_template: str = Field(
        "", description="name:language of an approved WhatsApp template with one text variable, for answers after 24 hours of silence."
    )
    whatsapp_api_url: str = Field("https://graph.facebook.com/v24.0", description="WhatsApp Cloud API server.")
    stripe_key: SecretStr = Field(SecretStr(""), description="Stripe secret key; empty means that a quote says how to reach a person.")
    stripe_webhook_secrets: str = Field("", description="Comma-separated whsec_... secrets of Stripe's webhook; two may be valid at once.")
    stripe_api_url: str = Field("https://api.stripe.com", description="Stripe API server.")
    day_rate_eur: float = Field(480.0, gt=0, le=100_000, description="Price of a working day in EUR, without VAT.")
    vat_percent: float = Field(0.0, ge=0, le=50, description="VAT that is added to prices; 0 means that prices are shown without it.")
    currencies: str = Field("", description="Currencies by language, each with what one euro is in it: cs:CZK:25.2, pl:PLN:4.3; all others pay in EUR.")
    quote_days: int = Field(14, ge=1, le=365, description="Days that a quote holds.")
    first_part_percent: float = Field(30.0, gt=0, le=100, description="Share of a project's lower price that is due at its start.")
    paid_rounds: int = Field(3, ge=1, le=100, description="Rounds of changes that one payment for changes holds.")
    seller: str = Field("", description="Who sells: name, address and VAT number, printed on quotes.")
    contact: str = Field("", description="Address or number under which a person can be reached about a quote.")
    twilio_account: str = Field("", description="Twilio account SID (AC...).")
    twilio_tokens: str = Field("", description="Comma-separated auth tokens of the Twilio account, the one in use last; two may be valid at once.")
    twilio_sender: str = Field("", description="Number that WhatsApp speaks from by Twilio, with + and country.")
    twilio_template: str = Field("", description="Content SID (HX...) of an approved template with one text variable, for answers after 24 hours of silence.")
    twilio_api_url: str = Field("https://api.twilio.com", description="Twilio API server.")
    operator_secrets: str = Field(
        "", description="Comma-separated whsec_... secrets of the operators' API; two may be valid at once, the newer signs what operators are told."
    )
    operator_url: str = Field("", description="Address that is told by a signed webhook when somebody waits for a person.")
    operator_chat: str = Field("", description="Chat that is told when somebody waits for a person: telegram:ID, slack:ID or whatsapp:NUMBER.")
    openai_key: SecretStr = Field(SecretStr(""), description="OpenAI API key; a model then reads each brief once more, after the answer.")
    openai_model: str = Field("gpt-5.4-mini", description="OpenAI model that reads briefs.")
    openai_price: str = Field("0 0", description="EUR for a million tokens read and written by it, with a space between.")
    openai_url: str = Field("", description="OpenAI API server; empty means OpenAI's own.")
    gemini_key: SecretStr = Field(SecretStr(""), description="Gemini API key; asked when OpenAI is not configured or does not answer.")
    gemini_model: str = Field("gemini-2.5-flash", description="Gemini model that reads briefs.")
    gemini_price: str = Field("0 0", description="EUR for a million tokens read and written by it, with a space between.")
    gemini_url: str = Field("", description="Gemini API server; empty means Google's own.")
    whisper_model: str = Field("base", description="faster-whisper model name or folder; base is installed with Statex.")
    voice_streams: int = Field(40, ge=1, le=1000, description="Voice streams at once; more wait in a queue and are told so.")
    voice_streams_each: int = Field(3, ge=1, le=1000, description="Voice streams of one person at once.")
    hearing: str = Field(
        "", description="Comma-separated outside recognisers, asked in this order for people who agreed to it: openai, azure. The machine's own comes last."
    )
    speaking: str = Field("", description="Comma-separated outside voices, asked in this order: elevenlabs, openai, azure. The machine's own comes last.")
    openai_hearing_model: str = Field("whisper-1", description="OpenAI model that hears.")
    openai_speaking_model: str = Field("gpt-4o-mini-tts", description="OpenAI model that speaks.")
    openai_voice: str = Field("alloy", description="Voice of OpenAI's.")
    elevenlabs_key: SecretStr = Field(SecretStr(""), description="ElevenLabs API key; voices of people's own are then made there, with their consent.")
    elevenlabs_url: str = Field("", description="ElevenLabs server; empty means their own.")
    elevenlabs_voice: str = Field("21m00Tcm4TlvDq8ikWAM", description="Id of the ElevenLabs voice that answers.")
    elevenlabs_model: str = Field("eleven_flash_v2_5", description="ElevenLabs model that speaks.")
    azure_speech_key: SecretStr = Field(SecretStr(""), description="Azure Speech key.")
    azure_hearing_url: str = Field("https://westeurope.stt.speech.microsoft.com", description="Azure speech to text of the region.")
    azure_speaking_url: str = Field("https://westeurope.tts.speech.microsoft.com", description="Azure text to speech of the region.")
    whisper_threads: int = Field(0, ge=0, le=64, description="Threads for speech recognition; 0 means all cores.")
    chromium: str = Field("", description="Path of the Chromium that checks prototypes; empty means looked up in PATH.")
    check_limit_s: float = Field(8.0, gt=0, le=60, description="Longest time a check in the browser may take, in seconds.")
    quiet_window_ms: int = Field(1200, ge=0, le=10_000, description="Silence after which a burst of messages is one turn.")

    @field_validator("var_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("openai_price", "gemini_price")
    @classmethod
    def _two_prices(cls, value: str) -> str:
        if not re.fullmatch(r"\d+(\.\d+)? \d+(\.\d+)?", value):
            raise ValueError("give two numbers with a space between, for instance: 0.35 1.40")
        return value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite", "postgres")):
            raise ValueError("use a sqlite:/// or postgresql:// URL, or leave it empty for SQLite under VAR_DIR")
        return value

    @field_validator("redis_url")
    @classmethod
    def _known_redis(cls, value: str) -> str:
        if value and not value.startswith(("redis://", "rediss://", "unix://")):
            raise ValueError("use a redis://, rediss:// or unix:// URL, or leave it empty for the embedded Redis")
        return value

    @field_validator("hearing", "speaking")
    @classmethod
    def _known_speech(cls, value: str) -> str:
        unknown = [one for one in names(value) if one not in {"openai", "azure", "elevenlabs"}]
        if unknown:
            raise ValueError(f"{unknown[0]} is not known; openai and azure hear, elevenlabs, openai and azure speak")
        return value

    @field_validator("api_keys")
    @classmethod
    def _readable_keys(cls, value: str) -> str:
        configured_clients(value)
        return value

    @field_validator("operators")
    @classmethod
    def _readable_operators(cls, value: str) -> str:
        operators(value)
        return value

    @field_validator("widgets")
    @classmethod
    def _readable_widgets(cls, value: str) -> str:
        widget_keys(value)
        return value

    @field_validator("webhook_secrets", "operator_secrets")
    @classmethod
    def _readable_secrets(cls, value: str) -> str:
        webhook_secrets(value)
        return value

    @field_validator("master_keys")
    @classmethod
    def _readable_master_keys(cls, value: SecretStr) -> SecretStr:
        master_keys(value.get_secret_value())
        return value

    @field_validator("currencies")
    @classmethod
    def _readable_currencies(cls, value: str) -> str:
        currencies_by_language(value)
        return value

    @field_validator("stripe_webhook_secrets")
    @classmethod
    def _two_secrets(cls, value: str) -> str:
        two_at_most(value, "Stripe webhook secrets")
        return value

    @field_validator("telegram_secrets")
    @classmethod
    def _usable_tokens(cls, value: str) -> str:
        secret_tokens(value)
        return value

    @field_validator("secret")
    @classmethod
    def _long_secret(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < 32:
            raise ValueError("use at least 32 characters, or leave it empty to have one made under VAR_DIR")
        return value

    @field_validator("slack_signing_secrets")
    @classmethod
    def _usable_signing_secrets(cls, value: str) -> str:
        two_at_most(value, "signing secrets")
        return value

    @model_validator(mode="after")
    def _slack_needs_secret(self) -> "Settings":
        if bool(self.slack_token.get_secret_value()) != bool(self.slack_secrets):
            raise ValueError("set STATEX_SLACK_TOKEN and STATEX_SLACK_SIGNING_SECRETS together: one speaks, the other proves who is spoken to")
        return self

    @field_validator("whatsapp_app_secrets")
    @classmethod
    def _usable_app_secrets(cls, value: str) -> str:
        two_at_most(value, "app secrets")
        return value

    @model_validator(mode="after")
    def _whatsapp_is_whole(self) -> "Settings":
        needed = (self.whatsapp_token.get_secret_value(), self.whatsapp_phone_id, self.whatsapp_app_secrets, self.whatsapp_verify_token.get_secret_value())
        if any(needed) and not all(needed):
            raise ValueError("WhatsApp needs STATEX_WHATSAPP_TOKEN, _PHONE_ID, _APP_SECRETS and _VERIFY_TOKEN together")
        return self

    @field_validator("twilio_tokens")
    @classmethod
    def _usable_auth_tokens(cls, value: str) -> str:
        two_at_most(value, "auth tokens")
        return value

    @model_validator(mode="after")
    def _twilio_is_whole(self) -> "Settings":
        needed = (self.twilio_account, self.twilio_tokens, self.twilio_sender)
        if any(needed) and not all((*needed, self.public_url)):
            raise ValueError("Twilio needs STATEX_TWILIO_ACCOUNT, _TOKENS and _SENDER together, and STATEX_PUBLIC_URL, which it signs and fetches files from")
        if all(needed) and self.whatsapp_phone_id:
            raise ValueError("WhatsApp is reached by Twilio or by the Cloud API, not by both: unset STATEX_TWILIO_... or STATEX_WHATSAPP_...")
        return self

    @model_validator(mode="after")
    def _operators_can_be_told(self) -> "Settings":
        if self.operator_url and not self.operator_secrets:
            raise ValueError("with STATEX_OPERATOR_URL set, set STATEX_OPERATOR_SECRETS too: what operators are told is signed")
        if self.operator_chat and not re.fullmatch(r"(telegram|slack|whatsapp):\S+", self.operator_chat):
            raise ValueError("write STATEX_OPERATOR_CHAT as telegram:ID, slack:ID or whatsapp:NUMBER")
        return self

    @model_validator(mode="after")
    def _telegram_webhook_needs_secret(self) -> "Settings":
        if self.telegram_token.get_secret_value() and self.public_url and not self.telegram_secrets:
            raise ValueError(
                "with STATEX_TELEGRAM_TOKEN and STATEX_PUBLIC_URL set, set STATEX_TELEGRAM_SECRETS too: webhooks without a secret are not accepted"
            )
        return self

    @model_validator(mode="after")
    def _payments_need_their_webhook(self) -> "Settings":
        if self.stripe_key.get_secret_value() and not self.stripe_webhook_secrets:
            raise ValueError("with STATEX_STRIPE_KEY set, set STATEX_STRIPE_WEBHOOK_SECRETS too: a payment is only believed when Stripe's webhook tells of it")
        return self

    @property
    def database(self) -> str:
        """The SQLAlchemy URL; PostgreSQL with its async driver."""
        url = self.database_url or f"sqlite:///{self.var_dir / 'statex.db'}"
        for plain, driven in (("postgresql://", "postgresql+asyncpg://"), ("postgres://", "postgresql+asyncpg://")):
            if url.startswith(plain):
                return url.replace(plain, driven, 1)
        return url

    @property
    def redis(self) -> str:
        """The Redis URL in use: the given one, or the embedded server's socket."""
        return self.redis_url or f"unix://{self.redis_socket}"

    @property
    def redis_socket(self) -> Path:
        """Socket of the embedded Redis. A socket's path must stay under 108 bytes, so long folders fall back to /tmp."""
        inside = self.var_dir / "redis" / "redis.sock"
        if len(str(inside)) < 100:
            return inside
        digest = hashlib.sha256(str(self.var_dir).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"statex-{digest}.sock"

    @property
    def telegram_secret_tokens(self) -> tuple[str, ...]:
        """The secret tokens of the Telegram webhook that are valid now."""
        return tuple(secret_tokens(self.telegram_secrets))

    @property
    def slack_secrets(self) -> tuple[str, ...]:
        """The signing secrets of the Slack app that are valid now."""
        return two_at_most(self.slack_signing_secrets, "signing secrets")

    @property
    def whatsapp_secrets(self) -> tuple[str, ...]:
        """The app secrets that WhatsApp's deliveries may be signed with now."""
        return two_at_most(self.whatsapp_app_secrets, "app secrets")

    @property
    def twilio_auth_tokens(self) -> tuple[str, ...]:
        """The auth tokens that Twilio's deliveries may be signed with now; the last one is ours to use."""
        return two_at_most(self.twilio_tokens, "auth tokens")

    @property
    def url(self) -> str:
        """The hub's address, without a slash at the end."""
        return self.public_url.rstrip("/") or f"http://localhost:{self.port}"

    def demo_url(self, slug: str) -> str:
        """The address of a prototype."""
        if self.demo_at == "path":
            return f"{self.url}/demo/{slug}/"
        scheme = self.url.split("://", 1)[0]
        port = "" if self.public_url else f":{self.port}"
        return f"{scheme}://{slug}.{self.demo_domain}{port}/"


def load(environment: Mapping[str, str] | None = None, env_file: Path | None = Path(".env")) -> Settings:
    """Settings from the environment, over those of `env_file`. Raises SettingsError."""
    given: dict[str, str] = {}
    if env_file is not None and env_file.is_file():
        given.update({name: value or "" for name, value in dotenv_values(env_file).items()})
    given.update(os.environ if environment is None else environment)
    known = {name_of(field): field for field in Settings.model_fields}
    unknown = sorted(name for name in given if name.startswith(PREFIX) and name not in known)
    if unknown:
        raise SettingsError(f"{unknown[0]} is not a setting of Statex. {_nearest(unknown[0], known)}Remove it; the README lists all settings.")
    values: dict[str, Any] = {field: given[name] for name, field in known.items() if name in given}
    try:
        return Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        where = name_of(str(first["loc"][0])) + " " if first["loc"] else ""
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise SettingsError(f"{where}cannot be used: {reason}. Change it in the environment or in .env.") from None


def names(value: str) -> tuple[str, ...]:
    """A comma-separated setting as its parts."""
    return tuple(part.strip().lower() for part in value.split(",") if part.strip())


def name_of(field: str) -> str:
    """The environment's name of a setting."""
    name = field.upper()
    return name if name in BARE else PREFIX + name


def _nearest(name: str, known: Mapping[str, str]) -> str:

    close = get_close_matches(name, known, 1)
    return f"Did you mean {close[0]}? " if close else ""

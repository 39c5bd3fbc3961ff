"""Everything that can be set, by environment or a `.env` file, read once. An unknown or impossible setting is refused with a sentence."""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import SecretStr, ValidationError, ValidationInfo, field_validator, model_validator

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
from config.fields import Fields

PREFIX = "STATEX_"
BARE = frozenset({"PORT", "VAR_DIR", "DATABASE_URL", "REDIS_URL"})
"""Settings that are customary without our prefix."""


class SettingsError(Exception):
    """A setting cannot be used; the message says which, why, and how to mend it."""


_READERS: dict[str, Callable[[str], object]] = {
    "api_keys": configured_clients,
    "operators": operators,
    "widgets": widget_keys,
    "webhook_secrets": webhook_secrets,
    "operator_secrets": webhook_secrets,
    "currencies": currencies_by_language,
    "telegram_secrets": secret_tokens,
    "stripe_webhook_secrets": partial(two_at_most, what="Stripe webhook secrets"),
    "slack_signing_secrets": partial(two_at_most, what="signing secrets"),
    "whatsapp_app_secrets": partial(two_at_most, what="app secrets"),
    "twilio_tokens": partial(two_at_most, what="auth tokens"),
}
"""Settings that hold several values, and what reads them: a setting that cannot be read is refused at once."""


class Settings(Fields):
    """All settings, checked. The environment name is the field's name in capitals, with STATEX_ before it unless it is in `BARE`."""

    @field_validator("var_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @field_validator("openai_price", "gemini_price", "openai_strong_price", "gemini_strong_price")
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

    @field_validator(*_READERS)
    @classmethod
    def _readable(cls, value: str, info: ValidationInfo) -> str:
        _READERS[str(info.field_name)](value)
        return value

    @field_validator("master_keys")
    @classmethod
    def _readable_master_keys(cls, value: SecretStr) -> SecretStr:
        master_keys(value.get_secret_value())
        return value

    @field_validator("secret")
    @classmethod
    def _long_secret(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < 32:
            raise ValueError("use at least 32 characters, or leave it empty to have one made under VAR_DIR")
        return value

    @model_validator(mode="after")
    def _slack_needs_secret(self) -> "Settings":
        if bool(self.slack_token.get_secret_value()) != bool(self.slack_secrets):
            raise ValueError("set STATEX_SLACK_TOKEN and STATEX_SLACK_SIGNING_SECRETS together: one speaks, the other proves who is spoken to")
        return self

    @model_validator(mode="after")
    def _whatsapp_is_whole(self) -> "Settings":
        needed = (self.whatsapp_token.get_secret_value(), self.whatsapp_phone_id, self.whatsapp_app_secrets, self.whatsapp_verify_token.get_secret_value())
        if any(needed) and not all(needed):
            raise ValueError("WhatsApp needs STATEX_WHATSAPP_TOKEN, _PHONE_ID, _APP_SECRETS and _VERIFY_TOKEN together")
        return self

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

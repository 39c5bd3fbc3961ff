"""Every setting with its default, its bounds and what it is for."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr


class Fields(BaseModel):
    """The settings themselves; config.settings checks what one alone does not show, and reads them."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    port: int = Field(8080, ge=1, le=65535, description="Port of the hub and of the prototypes.")
    host: str = Field("127.0.0.1", description="Address to listen on.")
    var_dir: Path = Field(Path("var"), description="Where everything that must survive a restart is kept.")
    database_url: str = Field("", description="PostgreSQL or SQLite URL; empty means SQLite under VAR_DIR.")
    redis_url: str = Field("", description="Redis URL; empty means an embedded Redis, started and stopped with the hub.")
    workers: int = Field(1, ge=1, le=64, description="Worker processes.")
    public_url: str = Field("", description="The hub's address as the world sees it; empty means http://localhost:PORT.")
    demo_domain: str = Field("localhost", description="Domain below which each prototype has a host name of its own.")
    demo_at: Literal["host", "path"] = Field(
        "host", description="host: prototypes have host names of their own; path: they live below /demo/ in a sandbox, where no wildcard host can be had."
    )
    demo_days: int = Field(30, ge=1, le=3650, description="Days until a prototype expires.")
    chromium: str = Field("", description="Path of the Chromium that checks prototypes; empty means looked up in PATH.")
    check_limit_s: float = Field(8.0, gt=0, le=60, description="Longest time a check in the browser may take, in seconds.")

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

    api_keys: str = Field("", description="Comma-separated name:key pairs for clients of the webhook API.")
    api_key: SecretStr = Field(SecretStr(""), description="Key that `statex ask` sends; empty means that of the hub on this machine.")
    webhook_secrets: str = Field("", description="Comma-separated whsec_... secrets for signed webhooks; two may be valid at once during a rotation.")
    allowed_origins: str = Field("", description="Comma-separated origins that browsers may call the API from.")
    widgets: str = Field("", description="Comma-separated widgets: a public key, then the origins that may use it, with spaces between.")
    page_messages_per_minute: int = Field(12, ge=1, le=1000, description="Messages of one visitor of the page; five times as many of one address.")
    upload_limit_mb: int = Field(20, ge=1, le=200, description="Largest file that is accepted, in MB.")
    audio_limit_s: int = Field(3600, ge=10, le=7200, description="Longest voice note that is worked on, in seconds.")
    text_limit_chars: int = Field(20_000, ge=100, le=1_000_000, description="Longest message text that is read, in characters.")
    quiet_window_ms: int = Field(1200, ge=0, le=10_000, description="Silence after which a burst of messages is one turn.")

    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="The least important line to log.")
    log_format: Literal["console", "json"] = Field("console", description="How log lines look.")
    metrics_key: SecretStr = Field(SecretStr(""), description="Key with which Prometheus may fetch /metrics; the key of this machine always may.")
    otlp_endpoint: str = Field("", description="Base address of an OpenTelemetry collector (OTLP over HTTP); empty means no traces.")
    operators: str = Field("", description="Comma-separated name:digest pairs of the console's operators, made by `statex password NAME`.")
    operator_secrets: str = Field(
        "", description="Comma-separated whsec_... secrets of the operators' API; two may be valid at once, the newer signs what operators are told."
    )
    operator_url: str = Field("", description="Address that is told by a signed webhook when somebody waits for a person.")
    operator_chat: str = Field("", description="Chat that is told when somebody waits for a person: telegram:ID, slack:ID or whatsapp:NUMBER.")

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
    twilio_account: str = Field("", description="Twilio account SID (AC...).")
    twilio_tokens: str = Field("", description="Comma-separated auth tokens of the Twilio account, the one in use last; two may be valid at once.")
    twilio_sender: str = Field("", description="Number that WhatsApp speaks from by Twilio, with + and country.")
    twilio_template: str = Field("", description="Content SID (HX...) of an approved template with one text variable, for answers after 24 hours of silence.")
    twilio_api_url: str = Field("https://api.twilio.com", description="Twilio API server.")

    day_rate_eur: float = Field(480.0, gt=0, le=100_000, description="Price of a working day in EUR, without VAT.")
    vat_percent: float = Field(0.0, ge=0, le=50, description="VAT that is added to prices; 0 means that prices are shown without it.")
    currencies: str = Field("", description="Currencies by language, each with what one euro is in it: cs:CZK:25.2, pl:PLN:4.3; all others pay in EUR.")
    quote_days: int = Field(14, ge=1, le=365, description="Days that a quote holds.")
    first_part_percent: float = Field(30.0, gt=0, le=100, description="Share of a project's lower price that is due at its start.")
    paid_rounds: int = Field(3, ge=1, le=100, description="Rounds of changes that one payment for changes holds.")
    seller: str = Field("", description="Who sells: name, address and VAT number, printed on quotes.")
    contact: str = Field("", description="Address or number under which a person can be reached about a quote.")
    stripe_key: SecretStr = Field(SecretStr(""), description="Stripe secret key; empty means that a quote says how to reach a person.")
    stripe_webhook_secrets: str = Field("", description="Comma-separated whsec_... secrets of Stripe's webhook; two may be valid at once.")
    stripe_api_url: str = Field("https://api.stripe.com", description="Stripe API server.")

    openai_key: SecretStr = Field(SecretStr(""), description="OpenAI API key; a model then reads each brief once more, after the answer.")
    openai_model: str = Field("gpt-5.4-mini", description="OpenAI model that reads briefs.")
    openai_price: str = Field("0 0", description="EUR for a million tokens read and written by it, with a space between.")
    openai_strong_model: str = Field("", description="OpenAI model that is asked what is hard instead; empty asks the one above everything.")
    openai_strong_price: str = Field("0 0", description="EUR for a million tokens read and written by that one, with a space between.")
    openai_url: str = Field("", description="OpenAI API server; empty means OpenAI's own.")
    gemini_key: SecretStr = Field(SecretStr(""), description="Gemini API key; asked when OpenAI is not configured or does not answer.")
    gemini_model: str = Field("gemini-2.5-flash", description="Gemini model that reads briefs.")
    gemini_price: str = Field("0 0", description="EUR for a million tokens read and written by it, with a space between.")
    gemini_strong_model: str = Field("", description="Gemini model that is asked what is hard instead; empty asks the one above everything.")
    gemini_strong_price: str = Field("0 0", description="EUR for a million tokens read and written by that one, with a space between.")
    gemini_url: str = Field("", description="Gemini API server; empty means Google's own.")

    model_budget_eur: float = Field(
        0.5,
        ge=0,
        le=1000,
        description="EUR that models may cost a conversation before only quick ones are asked, and none at twice that; 0: no bound.",
    )

    whisper_model: str = Field("base", description="faster-whisper model name or folder; base is installed with Statex.")
    whisper_threads: int = Field(0, ge=0, le=64, description="Threads for speech recognition; 0 means all cores.")
    voice_streams: int = Field(40, ge=1, le=1000, description="Voice streams at once; more wait in a queue and are told so.")
    voice_lull_ms: int = Field(250, ge=50, le=60_000, description="No sound at all for so long, and a voice stream shows what it heard.")
    voice_end_ms: int = Field(
        800, ge=100, le=600_000, description="No sound at all for so long ends what was said: a recorder that was stopped sends no silence."
    )
    voice_streams_each: int = Field(3, ge=1, le=1000, description="Voice streams of one person at once.")
    hearing: str = Field(
        "", description="Comma-separated outside recognisers, asked in this order for people who agreed to it: openai, azure. The machine's own comes last."
    )
    speaking: str = Field("", description="Comma-separated outside voices, asked in this order: elevenlabs, openai, azure. The machine's own comes last.")
    hearing_eur_minute: float = Field(0.0, ge=0, le=100, description="EUR for a minute heard by an outside recogniser.")
    speaking_eur_thousand: float = Field(0.0, ge=0, le=100, description="EUR for a thousand characters said by an outside voice.")
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

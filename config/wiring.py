"""The one place that names adapters. Nothing is connected, started or loaded by wiring; that happens at the first use, or in `warm`."""

from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from dramatiq import Broker, Middleware

from adapters.blobs.disk import DiskBlobs
from adapters.blobs.sealed import SealedBlobs, Store
from adapters.browser.checker import ChromiumBrowser
from adapters.browser.chromium import Chromium
from adapters.channels.web import WebChannel
from adapters.channels.whatsapp.channel import WhatsAppChannel
from adapters.channels.whatsapp.graph import Graph
from adapters.db import migrate
from adapters.db.archive import DbArchive
from adapters.db.consents import DbConsents
from adapters.db.conversations import DbConversations
from adapters.db.database import Database
from adapters.db.orders import DbOrders
from adapters.db.persons import DbPersons
from adapters.db.prototypes import DbPrototypes
from adapters.db.shapes import build_all
from adapters.db.shelf import DbShelf
from adapters.db.supervision import DbSupervision
from adapters.db.turns import DbTurns
from adapters.db.voices import DbVoiceProfiles
from adapters.documents.reader import FileReader
from adapters.embeddings.meaning import MeaningEmbedder
from adapters.hosting.folder_host import FolderHost
from adapters.jobs import broker as jobs
from adapters.jobs.nudges import RedisJobs
from adapters.local.clock import MachineClock
from adapters.models.chain import ModelChain
from adapters.models.price import Price
from adapters.operators.chat import ChatOperators
from adapters.operators.several import SeveralOperators
from adapters.operators.webhook import WebhookOperators
from adapters.paper.pdf import PdfPrinter
from adapters.scan.clamd import Clamd
from adapters.speech.chain import HearingChain, SpeakingChain
from adapters.speech.espeak import EspeakVoice
from adapters.speech.matching import MatchingVoices
from adapters.speech.opus import FORMATS, pack, pack_floats
from adapters.speech.quick import QuickEars
from adapters.speech.sentences import sentences
from adapters.speech.whisper import Whisper
from config.credentials import currencies_by_language, two_at_most, webhook_secrets
from config.keys import master_keys_in_use, signing_secret
from config.settings import Settings, names
from config.signing import Signer, file_path
from core.compiler.library import library
from core.embedded import EmbeddedWits
from core.errors import ProviderError
from core.handoff import Operators
from core.limits import Limits
from core.messages import Address, Platform
from core.pipeline.erase import forget_old_recordings
from core.ports import Blobs, Channel, Clock, Conversations, LanguageModel, Ports, Transcriber, Voice
from core.quote.ports import Payments
from core.quote.terms import Currency, Terms
from core.voices import VoiceMaker

if TYPE_CHECKING:
    from adapters.speech.eleven import ElevenVoice


@runtime_checkable
class Warms(Protocol):
    """Something that loads a model or starts a process at its first use, and can do so before."""

    async def warm(self) -> None:
        """Load or start it now."""


def wire(settings: Settings) -> Ports:
    """Everything the core needs, for these settings. Belongs to the event loop that uses it first."""
    clock = MachineClock()
    database = Database(settings.database)
    conversations = DbConversations(database, clock)
    shelf = DbShelf(database)
    blobs = SealedBlobs(_store(settings), shelf, master_keys_in_use(settings), clock, settings.person_quota_mb * 1_000_000)
    whisper = Whisper(settings.whisper_model, settings.var_dir / "models", settings.whisper_threads, settings.audio_limit_s)
    channels = _channels(settings, conversations, blobs, clock)
    return Ports(
        turns=DbTurns(database, clock),
        conversations=conversations,
        prototypes=DbPrototypes(database, clock),
        channels=channels,
        documents=FileReader(),
        transcriber=whisper,
        embedder=MeaningEmbedder(),
        host=host(settings),
        browser=ChromiumBrowser(Chromium(settings.chromium, library()), clock.now, settings.check_limit_s),
        blobs=blobs,
        jobs=RedisJobs(settings.redis),
        clock=clock,
        wits=EmbeddedWits(),
        orders=DbOrders(database, clock),
        persons=DbPersons(database, clock, signing_secret(settings)),
        shelf=shelf,
        scanner=Clamd(settings.clamd) if settings.clamd else None,
        printer=PdfPrinter(),
        terms=terms(settings),
        payments=_payments(settings),
        model=_model(settings, clock),
        limits=_limits(settings),
        voice=_voice(settings),
        outside=_outside(settings, whisper),
        ears=QuickEars(whisper),
        consents=DbConsents(database),
        profiles=DbVoiceProfiles(database, clock),
        voices=_voices(settings, whisper),
        archive=DbArchive(database),
        operators=_operators(settings, channels, clock),
        supervision=DbSupervision(database),
    )


def _outside(settings: Settings, own: Whisper) -> Transcriber | None:
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


def _voice(settings: Settings) -> Voice:
    """The outside voices that are configured, in their order, and the machine's own."""
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
    return SpeakingChain([*found, ("own", own)]) if found else own


def _voices(settings: Settings, own: Whisper) -> VoiceMaker:
    matching = MatchingVoices(EspeakVoice(), own)
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


def _model(settings: Settings, clock: Clock) -> LanguageModel | None:
    """The configured language models, each loaded only where it has a key: their SDKs take long."""
    models: list[LanguageModel] = []
    if key := settings.openai_key.get_secret_value():
        from adapters.models.openai_model import OpenAIModel  # noqa: PLC0415

        models.append(OpenAIModel(key, settings.openai_model, Price.told(settings.openai_price), settings.openai_url))
    if key := settings.gemini_key.get_secret_value():
        from adapters.models.gemini_model import GeminiModel  # noqa: PLC0415

        models.append(GeminiModel(key, settings.gemini_model, Price.told(settings.gemini_price), settings.gemini_url))
    return ModelChain(models, clock) if models else None


def host(settings: Settings) -> FolderHost:
    """Where prototypes lie; each process may have its own, they share the folder."""
    return FolderHost(settings.var_dir / "demos", settings.demo_url, MachineClock().now, timedelta(days=settings.demo_days))


async def prepare(settings: Settings) -> None:
    """Once a process, before `wire` is used: make folders and bring the database to the tables of this version; several processes may do it at once."""
    settings.var_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database)
    build_all()
    try:
        await migrate.upgrade(database)
    finally:
        await database.close()


async def warm(ports: Ports) -> None:
    """Load models and start helpers now, so that the first person need not wait for them."""
    for port in (ports.embedder, ports.transcriber, ports.browser, ports.wits, ports.voice):
        if isinstance(port, Warms):
            await port.warm()
    await _rehearse(ports)


async def _rehearse(ports: Ports) -> None:
    """Check one small site: that starts the browser and loads what its checks need."""
    spec = ports.wits.plan(ports.wits.read_brief("A page for my bakery", "en", (), ()), ports.clock.now().date(), (), ())
    with suppress(ProviderError):
        await ports.browser.check(ports.wits.compile_site(spec, {}), spec)


async def tidy(ports: Ports) -> None:
    """Remove what has outlived its time: prototypes that expired long ago and old recordings; put people's keys under the newest master key."""
    if isinstance(ports.host, FolderHost):
        await ports.host.sweep()
    await forget_old_recordings(ports, timedelta(days=ports.limits.recordings_days))
    if isinstance(ports.blobs, SealedBlobs):
        await ports.blobs.rotate()


def close(ports: Ports) -> None:
    """Stop helpers that were started (a browser). To be called when nothing uses the ports any more."""
    if isinstance(ports.browser, ChromiumBrowser):
        ports.browser.close()


def make_broker(settings: Settings, *middleware: Middleware) -> Broker:
    """What a worker fetches its nudges from."""
    return jobs.make_broker(settings.redis, *middleware)


SPEECH_FORMATS, pack_speech = tuple(FORMATS), pack
"""Endings of sound files that can be written, and what turns OGG/Opus into one: `pack_speech(speech, suffix)`."""

speech_pieces, pack_samples = sentences, pack_floats
"""A text as pieces that are spoken one by one; samples at 16 kHz as OGG/Opus."""

QUEUE, LOOK, EXHAUSTED = jobs.QUEUE, jobs.LOOK, jobs.EXHAUSTED


def _channels(settings: Settings, conversations: Conversations, blobs: Blobs, clock: Clock) -> dict[Platform, Channel]:
    found: dict[Platform, Channel] = {Platform.WEB: WebChannel(conversations, blobs, clock)}
    token = settings.telegram_token.get_secret_value()
    if token:
        from adapters.channels.telegram.channel import TelegramChannel  # noqa: PLC0415  it takes 160 MB to load: not for those who do not use it

        found[Platform.TELEGRAM] = TelegramChannel(token, settings.telegram_api_url, blobs, clock)
    slack = settings.slack_token.get_secret_value()
    if slack:
        from adapters.channels.slack.channel import SlackChannel  # noqa: PLC0415  likewise

        found[Platform.SLACK] = SlackChannel(slack, settings.slack_api_url, blobs, clock)
    whatsapp = settings.whatsapp_token.get_secret_value()
    if whatsapp:
        graph = Graph(whatsapp, settings.whatsapp_api_url, settings.whatsapp_phone_id)
        found[Platform.WHATSAPP] = WhatsAppChannel(graph, settings.whatsapp_api_url, settings.whatsapp_template, blobs, clock)
    if settings.twilio_account:
        found[Platform.WHATSAPP] = _twilio(settings, blobs, clock)
    return found


def _operators(settings: Settings, channels: dict[Platform, Channel], clock: Clock) -> Operators | None:
    """Everybody who is to be told when a person is asked for; without any it is only logged and listed."""
    found: list[Operators] = []
    if settings.operator_url:
        found.append(WebhookOperators(settings.operator_url, webhook_secrets(settings.operator_secrets)[-1], clock))
    if settings.operator_chat:
        platform, _, chat = settings.operator_chat.partition(":")
        found.append(ChatOperators(channels, Address(Platform(platform), chat)))
    return SeveralOperators(*found) if found else None


def _twilio(settings: Settings, blobs: Blobs, clock: Clock) -> Channel:
    from adapters.channels.whatsapp_twilio.channel import TwilioChannel  # noqa: PLC0415  the SDK takes a second to load: not for those who do not use it

    return TwilioChannel(
        settings.twilio_account,
        settings.twilio_auth_tokens[-1],
        settings.twilio_sender,
        blobs,
        clock,
        link_to=lambda name: settings.url + file_path(name, Signer(signing_secret(settings), clock)),
        template=settings.twilio_template,
        status_url=f"{settings.url}/webhooks/twilio/status",
        api_url=settings.twilio_api_url,
    )


def _store(settings: Settings) -> Store:
    if not settings.s3_bucket:
        return DiskBlobs(settings.var_dir / "blobs")
    from adapters.blobs.s3 import S3Store  # noqa: PLC0415  the SDK takes 40 MB: not for those who do not use it

    return S3Store(settings.s3_bucket, settings.s3_endpoint_url or None, settings.s3_region)


def _limits(settings: Settings) -> Limits:
    return Limits(
        quiet_s=settings.quiet_window_ms / 1000,
        upload_bytes=settings.upload_limit_mb * 1024 * 1024,
        text_chars=settings.text_limit_chars,
        demo_days=settings.demo_days,
        recordings_days=settings.recordings_days,
    )


def terms(settings: Settings) -> Terms:
    """What the operator decided about money."""
    return Terms(
        day_eur=Decimal(str(settings.day_rate_eur)),
        valid_days=settings.quote_days,
        vat_percent=Decimal(str(settings.vat_percent)),
        first_part_percent=Decimal(str(settings.first_part_percent)),
        rounds=settings.paid_rounds,
        currencies={language: Currency(code, rate) for language, (code, rate) in currencies_by_language(settings.currencies).items()},
        seller=settings.seller,
        contact=settings.contact,
        online=bool(settings.stripe_key.get_secret_value()),
        at=settings.url,
    )


def _payments(settings: Settings) -> Payments | None:
    key = settings.stripe_key.get_secret_value()
    if not key:
        return None
    from adapters.payments.stripe_checkout import StripeCheckout  # noqa: PLC0415  the SDK takes a second to load: not for those who do not use it

    return StripeCheckout(key, two_at_most(settings.stripe_webhook_secrets, "Stripe webhook secrets"), settings.stripe_api_url)

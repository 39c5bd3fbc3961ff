"""The one place that names adapters. Nothing is connected, started or loaded by wiring; that happens at the first use, or in `upkeep.warm`."""

from adapters.blobs.sealed import SealedBlobs
from adapters.browser.checker import ChromiumBrowser
from adapters.browser.chromium import Chromium
from adapters.db.archive import DbArchive
from adapters.db.audit import DbAudit
from adapters.db.consents import DbConsents
from adapters.db.conversations import DbConversations
from adapters.db.database import Database
from adapters.db.orders import DbOrders
from adapters.db.persons import DbPersons
from adapters.db.prototypes import DbPrototypes
from adapters.db.shelf import DbShelf
from adapters.db.supervision import DbSupervision
from adapters.db.turns import DbTurns
from adapters.db.voices import DbVoiceProfiles
from adapters.documents.reader import FileReader
from adapters.embeddings.meaning import MeaningEmbedder
from adapters.jobs.nudges import RedisJobs
from adapters.local.clock import MachineClock
from adapters.paper.pdf import PdfPrinter
from adapters.scan.clamd import Clamd
from adapters.speech.quick import QuickEars
from config.keys import master_keys_in_use, signing_secret
from config.settings import Settings
from config.wiring import messengers, models, money, speech, storage
from core.common_questions import CommonQuestions
from core.compiler.library import library
from core.embedded import EmbeddedWits
from core.limits import Limits
from core.ports import Ports


def wire(settings: Settings) -> Ports:
    """Everything the core needs, for these settings. Belongs to the event loop that uses it first."""
    clock = MachineClock()
    database = Database(settings.database)
    conversations = DbConversations(database, clock)
    shelf = DbShelf(database)
    blobs = SealedBlobs(storage.store(settings), shelf, master_keys_in_use(settings), clock, settings.person_quota_mb * 1_000_000)
    own_ears = speech.recogniser(settings)
    voice, own_voice = speech.voices(settings)
    channels = messengers.channels(settings, conversations, blobs, clock)
    return Ports(
        turns=DbTurns(database, clock),
        conversations=conversations,
        prototypes=DbPrototypes(database, clock),
        channels=channels,
        documents=FileReader(),
        transcriber=own_ears,
        embedder=MeaningEmbedder(),
        host=storage.host(settings),
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
        terms=money.terms(settings),
        payments=money.payments(settings),
        model=models.language_model(settings, clock),
        common=CommonQuestions(),
        rates=models.rates(settings),
        limits=_limits(settings),
        voice=voice,
        own_voice=own_voice,
        outside=speech.outside_recognisers(settings, own_ears),
        ears=QuickEars(own_ears),
        consents=DbConsents(database),
        profiles=DbVoiceProfiles(database),
        voices=speech.voice_maker(settings, own_ears),
        voices_outside=bool(settings.elevenlabs_key.get_secret_value()),
        archive=DbArchive(database),
        operators=messengers.operators(settings, channels, clock),
        supervision=DbSupervision(database),
        audit=DbAudit(database, signing_secret(settings)),
    )


def _limits(settings: Settings) -> Limits:
    return Limits(
        quiet_s=settings.quiet_window_ms / 1000,
        upload_bytes=settings.upload_limit_mb * 1024 * 1024,
        text_chars=settings.text_limit_chars,
        demo_days=settings.demo_days,
        recordings_days=settings.recordings_days,
    )

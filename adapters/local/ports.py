"""All stand-ins together."""

from adapters.local.archive import LocalArchive
from adapters.local.audit import LocalAudit
from adapters.local.blobs import LocalBlobs
from adapters.local.channel import LocalChannel
from adapters.local.consents import LocalConsents, LocalVoiceProfiles
from adapters.local.conversations import LocalConversations
from adapters.local.ears import LocalEars
from adapters.local.jobs import LocalJobs
from adapters.local.orders import LocalOrders, LocalPrinter
from adapters.local.persons import LocalPersons
from adapters.local.prototypes import LocalPrototypes
from adapters.local.senses import LocalDocuments, LocalEmbedder, LocalTranscriber, LocalVoice
from adapters.local.stage import LocalBrowser, LocalHost
from adapters.local.supervision import LocalSupervision
from adapters.local.turns import LocalTurns
from adapters.local.wits import LocalWits
from core.messages import Platform
from core.ports import Clock, Ports


def local_ports(clock: Clock) -> Ports:
    """A hub in memory."""
    conversations = LocalConversations(clock)
    turns = LocalTurns(conversations, clock)
    prototypes = LocalPrototypes(conversations, clock)
    orders = LocalOrders()
    blobs = LocalBlobs()
    audit = LocalAudit()
    return Ports(
        turns=turns,
        conversations=conversations,
        prototypes=prototypes,
        channels={platform: LocalChannel(platform) for platform in Platform},
        documents=LocalDocuments(),
        transcriber=LocalTranscriber(),
        embedder=LocalEmbedder(),
        host=LocalHost(),
        browser=LocalBrowser(),
        blobs=blobs,
        jobs=LocalJobs(clock),
        clock=clock,
        wits=LocalWits(),
        orders=orders,
        persons=LocalPersons(turns, conversations, prototypes, orders, blobs, audit, clock),
        printer=LocalPrinter(),
        audit=audit,
        voice=LocalVoice(),
        ears=LocalEars(),
        consents=LocalConsents(),
        profiles=LocalVoiceProfiles(),
        archive=LocalArchive(conversations, turns),
        supervision=LocalSupervision(prototypes),
    )

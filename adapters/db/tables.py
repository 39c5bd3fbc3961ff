"""The tables. What is queried or must be unique is a column; the rest is JSON of the core's own dataclasses in `body`."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from adapters.db.columns import Moment, Number

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("platform", String(16), nullable=False),
    Column("chat", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("person_id", Text, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("platform", "chat", "thread"),
)

turns = Table(
    "turns",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("conversation_id", String(32), ForeignKey("conversations.id"), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("listening", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("touched_at", Moment, nullable=False),
    Column("not_before", Moment),
    Column("body", Text, nullable=False),
    # A conversation is one address, so this is "one open turn an address while listening".
    Index("uq_turns_listening", "conversation_id", unique=True, sqlite_where=text("listening"), postgresql_where=text("listening")),
    Index(
        "ix_turns_unanswered",
        "conversation_id",
        "number",
        sqlite_where=text("stage <> 'answered'"),
        postgresql_where=text("stage <> 'answered'"),
    ),
    Index("ix_turns_forgotten", "touched_at", sqlite_where=text("stage <> 'answered'"), postgresql_where=text("stage <> 'answered'")),
)

messages = Table(
    "messages",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, unique=True),
    Column("turn_id", String(32), ForeignKey("turns.id"), index=True),
    Column("external_id", Text, nullable=False),
    Column("stored_at", Moment, nullable=False),
    Column("body", Text, nullable=False),
)

payloads = Table(
    "payloads",
    metadata,
    Column("key", Text, ForeignKey("messages.key"), primary_key=True),
    Column("raw", LargeBinary, nullable=False),
)

claims = Table(
    "claims",
    metadata,
    Column("key", Text, primary_key=True),
    Column("claimed_at", Moment, nullable=False),
)

said = Table(
    "said",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("key", Text, nullable=False, unique=True),
    Column("platform", String(16), nullable=False),
    Column("chat", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("body", Text, nullable=False),
    Index("ix_said_address", "platform", "chat", "thread", "number"),
    sqlite_autoincrement=True,  # a number is never used twice, even after old entries were deleted
)

prototypes = Table(
    "prototypes",
    metadata,
    Column("slug", String(64), primary_key=True),
    Column("conversation_id", String(32), ForeignKey("conversations.id"), nullable=False, index=True),
    Column("url", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False, index=True),
)

revisions = Table(
    "revisions",
    metadata,
    Column("slug", String(64), ForeignKey("prototypes.slug"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("site_digest", String(64), nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("slug", "number"),
)

orders = Table(
    "orders",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("turn_id", Text, nullable=False, unique=True),
    Column("person_id", Text, nullable=False, index=True),
    Column("payment", Text, index=True),
    Column("state", String(16), nullable=False),
    Column("valid_until", Date, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

heard = Table(
    "heard",
    metadata,
    Column("news_id", Text, primary_key=True),
    Column("heard_at", Moment, nullable=False, index=True),
)

consents = Table(
    "consents",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("person_id", Text, nullable=False, index=True),
    Column("use", String(16), nullable=False),
    Column("given", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Column("channel", String(16), nullable=False),
    Column("source", Text, nullable=False),
    Column("until", Moment),
)

voice_profiles = Table(
    "voice_profiles",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("person_id", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("provider", String(16), nullable=False),
    Column("provider_id", Text, nullable=False),
    Column("quality", Float, nullable=False),
    Column("likeness", Float),
    Column("made_at", Moment, nullable=False),
    Column("sample_bytes", Integer, nullable=False),
    Column("key_id", String(16), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

corrections = Table(
    "corrections",
    metadata,
    Column("turn_id", String(32), primary_key=True),
    Column("text", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("situation", String(16), nullable=False),
    Column("predicted", String(16)),
    Column("intent", String(16), nullable=False),
    Column("operator", Text, nullable=False),
    Column("at", Moment, nullable=False),
)

data_keys = Table(
    "data_keys",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("owner", Text, nullable=False, unique=True),
    Column("master", String(64), nullable=False, index=True),
    Column("wrapped", LargeBinary, nullable=False),
)

files = Table(
    "files",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("owner", Text, nullable=False, index=True),
    Column("made_at", Moment, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("is_sound", Boolean, nullable=False),
    Column("saved", Boolean, nullable=False),
    Index("ix_files_old_sounds", "made_at", sqlite_where=text("is_sound AND NOT saved"), postgresql_where=text("is_sound AND NOT saved")),
)

erasures = Table(
    "erasures",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("person", String(64), nullable=False, index=True),  # a keyed hash: whoever has only the database learns nobody's name from it
    Column("at", Moment, nullable=False),
    Column("left_over", Text),
    Column("counts", Text, nullable=False),
    Column("farewell", Text),
)

REPORTED_BY_US = "act = 'reported' AND actor = 'program'"
audit = Table(
    "audit",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=True),
    Column("person", String(64), nullable=False, index=True),  # a keyed hash, or nothing
    Column("at", Moment, nullable=False),
    Column("actor", Text, nullable=False),
    Column("act", String(32), nullable=False),
    Column("about", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index("uq_audit_reported", "about", unique=True, sqlite_where=text(REPORTED_BY_US), postgresql_where=text(REPORTED_BY_US)),
)

links = Table(
    "links",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("person_id", Text, nullable=False, index=True),
    Column("until", Moment, nullable=False, index=True),
)

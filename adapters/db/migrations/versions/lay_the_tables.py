"""Lay the tables."""

import sqlalchemy as sa
from alembic import op

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "claims",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_claims")),
    )
    op.create_table(
        "conversations",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversations")),
        sa.UniqueConstraint("platform", "chat", "thread", name=op.f("uq_conversations_platform")),
    )
    op.create_index(op.f("ix_conversations_person_id"), "conversations", ["person_id"], unique=False)

    op.create_table(
        "said",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("chat", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_said")),
        sa.UniqueConstraint("key", name=op.f("uq_said_key")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_said_address", "said", ["platform", "chat", "thread", "number"], unique=False)

    op.create_table(
        "prototypes",
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_prototypes_conversation_id")),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_prototypes")),
    )
    op.create_index(op.f("ix_prototypes_conversation_id"), "prototypes", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_prototypes_expires_at"), "prototypes", ["expires_at"], unique=False)

    op.create_table(
        "turns",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("stage", sa.String(length=16), nullable=False),
        sa.Column("listening", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_turns_conversation_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_turns")),
        sa.UniqueConstraint("id", name=op.f("uq_turns_id")),
    )
    op.create_index(
        "ix_turns_forgotten",
        "turns",
        ["touched_at"],
        unique=False,
        sqlite_where=sa.text("stage <> 'answered'"),
        postgresql_where=sa.text("stage <> 'answered'"),
    )
    op.create_index(
        "ix_turns_unanswered",
        "turns",
        ["conversation_id", "number"],
        unique=False,
        sqlite_where=sa.text("stage <> 'answered'"),
        postgresql_where=sa.text("stage <> 'answered'"),
    )
    op.create_index("uq_turns_listening", "turns", ["conversation_id"], unique=True, sqlite_where=sa.text("listening"), postgresql_where=sa.text("listening"))

    op.create_table(
        "messages",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("turn_id", sa.String(length=32), nullable=True),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["turn_id"], ["turns.id"], name=op.f("fk_messages_turn_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_messages")),
        sa.UniqueConstraint("key", name=op.f("uq_messages_key")),
    )
    op.create_index(op.f("ix_messages_turn_id"), "messages", ["turn_id"], unique=False)

    op.create_table(
        "revisions",
        sa.Column("slug", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("site_digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["slug"], ["prototypes.slug"], name=op.f("fk_revisions_slug")),
        sa.PrimaryKeyConstraint("slug", "number", name=op.f("pk_revisions")),
    )
    op.create_table(
        "payloads",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["key"], ["messages.key"], name=op.f("fk_payloads_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_payloads")),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("payloads")
    op.drop_table("revisions")
    op.drop_index(
        op.f("ix_messages_turn_id"),
        "messages",
    )

    op.drop_table("messages")
    op.drop_index("uq_turns_listening", "turns", sqlite_where=sa.text("listening"), postgresql_where=sa.text("listening"))
    op.drop_index("ix_turns_unanswered", "turns", sqlite_where=sa.text("stage <> 'answered'"), postgresql_where=sa.text("stage <> 'answered'"))
    op.drop_index("ix_turns_forgotten", "turns", sqlite_where=sa.text("stage <> 'answered'"), postgresql_where=sa.text("stage <> 'answered'"))

    op.drop_table("turns")
    op.drop_index(
        op.f("ix_prototypes_expires_at"),
        "prototypes",
    )
    op.drop_index(
        op.f("ix_prototypes_conversation_id"),
        "prototypes",
    )

    op.drop_table("prototypes")
    op.drop_index(
        "ix_said_address",
        "said",
    )

    op.drop_table("said")
    op.drop_index(
        op.f("ix_conversations_person_id"),
        "conversations",
    )

    op.drop_table("conversations")
    op.drop_table("claims")

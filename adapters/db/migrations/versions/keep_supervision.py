"""Keep what operators looked at and what they set right."""

import sqlalchemy as sa
from alembic import op

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "supervision"
down_revision = "orders"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards."""
    op.create_table(
        "looks",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_looks")),
    )
    op.create_table(
        "corrections",
        sa.Column("turn_id", sa.String(length=32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("situation", sa.String(length=16), nullable=False),
        sa.Column("predicted", sa.String(length=16), nullable=True),
        sa.Column("intent", sa.String(length=16), nullable=False),
        sa.Column("operator", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("turn_id", name=op.f("pk_corrections")),
    )


def downgrade() -> None:
    """Backwards."""
    op.drop_table("corrections")
    op.drop_table("looks")

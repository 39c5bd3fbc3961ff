"""Keep looks at voices in the one audit."""

import sqlalchemy as sa
from alembic import op

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "one_audit"
down_revision = "audit"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards. Nobody's name may stand in the audit, and their hash is not known here: these entries are nobody's."""
    op.execute("""
        INSERT INTO audit (person, at, actor, act, about, detail)
        SELECT '', at, 'person', 'used_voice', profile_id, purpose FROM voice_looks ORDER BY number
    """)
    op.drop_index(op.f("ix_voice_looks_person_id"), table_name="voice_looks")
    op.drop_table("voice_looks")


def downgrade() -> None:
    """Backwards: whose they were was not kept."""
    op.create_table(
        "voice_looks",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("profile_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("purpose", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_voice_looks")),
    )
    op.create_index(op.f("ix_voice_looks_person_id"), "voice_looks", ["person_id"], unique=False)
    op.execute("""
        INSERT INTO voice_looks (profile_id, person_id, at, purpose)
        SELECT about, '', at, detail FROM audit WHERE act = 'used_voice' ORDER BY number
    """)
    op.execute("DELETE FROM audit WHERE act = 'used_voice'")

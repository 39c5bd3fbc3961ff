"""Keep one audit instead of two: what operators looked at, and what was done with a person's data."""

import sqlalchemy as sa
from alembic import op

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "audit"
down_revision = "people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forwards: both lists in the order of their moments. Whose data an operator looked at was not kept and stays open."""
    op.create_table(
        "audit",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("act", sa.String(length=32), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_person"), "audit", ["person"], unique=False)
    op.execute("""
        INSERT INTO audit (person, at, actor, act, about, detail)
        SELECT person, at, actor, act, about, detail FROM (
            SELECT '' AS person, at, operator AS actor, act, about, '' AS detail FROM looks
            UNION ALL
            SELECT person, at, actor, action AS act, CASE WHEN action = 'erased' THEN detail ELSE '' END AS about,
                CASE WHEN action = 'erased' THEN '' ELSE detail END AS detail FROM accesses
        ) AS both_of_them ORDER BY at
    """)
    op.drop_table("looks")
    op.drop_index(op.f("ix_accesses_person"), table_name="accesses")
    op.drop_table("accesses")


def downgrade() -> None:
    """Backwards: what is about a person goes to the one list, the rest to the other."""
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
        "accesses",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("action", sa.String(length=32), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_accesses")),
    )
    op.create_index(op.f("ix_accesses_person"), "accesses", ["person"], unique=False)
    op.execute("""
        INSERT INTO accesses (person, at, actor, action, detail)
        SELECT person, at, actor, act, CASE WHEN detail = '' THEN about ELSE detail END FROM audit WHERE actor IN ('person', 'program') ORDER BY number
    """)
    op.execute("INSERT INTO looks (operator, act, about, at) SELECT actor, act, about, at FROM audit WHERE actor NOT IN ('person', 'program') ORDER BY number")
    op.drop_index(op.f("ix_audit_person"), table_name="audit")
    op.drop_table("audit")

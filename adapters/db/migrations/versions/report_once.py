"""Let the program report a prototype once, however many workers look at it at the same time."""

import sqlalchemy as sa
from alembic import op

revision = "report_once"
down_revision = "one_audit"
branch_labels = None
depends_on = None

BY_US = sa.text("act = 'reported' AND actor = 'program'")


def upgrade() -> None:
    """Forwards: of reports that were written twice the first stays."""
    op.execute("""
        DELETE FROM audit WHERE act = 'reported' AND actor = 'program' AND number NOT IN (
            SELECT MIN(number) FROM audit WHERE act = 'reported' AND actor = 'program' GROUP BY about
        )
    """)
    op.create_index("uq_audit_reported", "audit", ["about"], unique=True, sqlite_where=BY_US, postgresql_where=BY_US)


def downgrade() -> None:
    """Backwards."""
    op.drop_index("uq_audit_reported", table_name="audit", sqlite_where=BY_US, postgresql_where=BY_US)

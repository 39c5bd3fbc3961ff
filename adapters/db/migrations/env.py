"""Alembic runs this file; the connection is given by `adapters.db.migrate`."""

from alembic import context

from adapters.db.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()

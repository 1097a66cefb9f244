"""Alembic's way in: runs on the connection that db/migrate.py hands over."""

from alembic import context

import db.webchat  # noqa: F401 (its table belongs to the same metadata)
from db.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()

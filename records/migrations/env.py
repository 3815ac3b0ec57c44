"""Alembic's entrance: runs the steps on the connection that `records.migrations` hands over, inside its transaction."""

from alembic import context

from records.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()

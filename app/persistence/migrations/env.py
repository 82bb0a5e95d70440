"""Run by alembic, on the connection that `app.persistence.migrate` hands it."""

from alembic import context

from app.persistence.tables import store

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=store,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()

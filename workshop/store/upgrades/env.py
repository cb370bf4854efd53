"""How alembic runs the upgrades: on the connection the store hands over, inside its transaction."""

from alembic import context

from workshop.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()

"""Run by Alembic: apply the steps on the connection, and in the transaction, that `bot.storage.migrate` opened."""

from alembic import context

from bot.storage.migrate import CONNECTION
from bot.storage.schema import metadata

context.configure(connection=context.config.attributes[CONNECTION], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()

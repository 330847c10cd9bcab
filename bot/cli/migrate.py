"""`migrate`: the database in its newest shape; what a release step runs."""

from __future__ import annotations

import asyncio

from bot import app
from bot.cli.console import EXIT_FAILED, say, settings_or_stop, stop
from bot.core.errors import SettingsError
from bot.storage import StorageError


def migrate() -> None:
    """Migrate.

    Raises:
        Stopped: with code 2 for a DATABASE_URL that is none, 1 where the database cannot be reached.
    """
    settings = settings_or_stop()
    try:
        asyncio.run(app.migrate(settings))
    except SettingsError as error:
        stop(*error.sentences)
    except StorageError:
        stop("The database cannot be reached, or refused; see the log above.", code=EXIT_FAILED)
    say("The database has its newest shape.")

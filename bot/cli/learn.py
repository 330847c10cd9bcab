"""`learn`: what typed words mean, learned from the content's phrases and kept beside the database."""

from __future__ import annotations

from bot.cli.console import say, settings_or_stop, stop_for_content
from bot.clock import SystemClock
from bot.core.errors import ContentError
from bot.editions import load_edition


def learn() -> None:
    """Learn, where it was not learned already. The running bot does this by itself.

    Raises:
        Stopped: with code 2, where the content cannot be served.
    """
    settings = settings_or_stop()
    try:
        load_edition(settings, SystemClock())
    except ContentError as error:
        stop_for_content(error)
    say("What typed words mean is learned.")

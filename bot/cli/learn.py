"""`learn`: what typed words mean, learned from the content's phrases and kept beside the database."""

from __future__ import annotations

import sys

from bot.cli.console import say, settings_or_stop, stop_for_content
from bot.clock import SystemClock
from bot.core.errors import ContentError
from bot.editions import load_edition


def learn(*, give: bool = False) -> None:
    """Learn, where it was not learned already. The running bot does this by itself.

    With `give` what was learned goes to standard output, as bytes: the disk may have refused it.

    Raises:
        Stopped: with code 2, where the content cannot be served.
    """
    settings = settings_or_stop()
    try:
        learned = load_edition(settings, SystemClock()).understanding.learned
    except ContentError as error:
        stop_for_content(error)
    if give:
        if learned is not None:
            sys.stdout.buffer.write(learned.to_bytes())
        return
    say("What typed words mean is learned.")

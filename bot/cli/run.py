"""`run`: the bot."""

from __future__ import annotations

import gc
import logging
import os
from typing import Final

from bot.app import CannotListenError, run_bot
from bot.cli.console import EXIT_FAILED, settings_or_stop, stop, stop_for_content
from bot.clock import SystemClock
from bot.core.errors import ContentError, SettingsError
from bot.editions import load_edition
from bot.signals import with_signals
from bot.telegram.service import WrongTokenError

log = logging.getLogger(__name__)

NOTHING_TO_RUN: Final = (
    "BOT_TOKEN is not set, so there is no bot to run; to see the conversation without one: python -m bot preview"
)
NOT_KNOWN_THERE: Final = (
    "Telegram does not know this BOT_TOKEN: copy it again from @BotFather (or see whether TELEGRAM_API_URL is right)."
)


def run() -> None:
    """Run until SIGTERM or SIGINT.

    Raises:
        Stopped: with code 2, where something must be mended first; with 1, where a later try may do.
    """
    settings = settings_or_stop()
    for name, meant in settings.misspelled(os.environ).items():
        log.warning("%s is no setting: perhaps %s is meant", name, meant)
    if settings.bot_token is None:
        stop(NOTHING_TO_RUN)
    if settings.loses_counts(os.environ):
        log.warning("this host throws its disk away: counts need PostgreSQL, set DATABASE_URL")
    if settings.passes_over_proxy(os.environ):
        log.warning("HTTPS_PROXY and its like are not used: TELEGRAM_API_URL names a way to Telegram")
    try:
        edition = load_edition(settings, SystemClock(), learn=False)
        gc.freeze()
        gc.enable()
        with_signals(lambda end: run_bot(settings, edition, end))
    except ContentError as error:
        stop_for_content(error)
    except SettingsError as error:
        stop(*error.sentences)
    except WrongTokenError:
        stop(NOT_KNOWN_THERE)
    except CannotListenError as error:
        # Another code than 2, so that it is started again: whoever listens there may be about to end, and an address
        # may come after a machine's start.
        stop(f"HOST {settings.run_host} and PORT {settings.port} cannot be used: {error.why}.", code=EXIT_FAILED)

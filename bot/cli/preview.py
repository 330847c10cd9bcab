"""`preview`: the chat in the browser."""

from __future__ import annotations

from bot.app import run_preview, with_signals
from bot.cli.console import say, settings_or_stop, stop, stop_for_content
from bot.clock import SystemClock
from bot.core.errors import ContentError
from bot.editions import load_edition


def preview() -> None:
    """Serve until SIGTERM or SIGINT.

    Raises:
        Stopped: with code 2, where something must be mended first.
    """
    settings = settings_or_stop()
    try:
        edition = load_edition(settings, SystemClock(), learn=False)
        with_signals(lambda end: run_preview(settings, edition, end, lambda url: say(f"The preview chat: {url}")))
    except ContentError as error:
        stop_for_content(error)
    except OSError as error:
        where = f"HOST {settings.preview_host}, PORT {settings.port}"
        stop(f"{where} cannot be used: {error.strerror}. Set another PORT.")

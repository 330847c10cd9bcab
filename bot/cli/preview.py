"""`preview`: the chat in the browser, and the editors' pages."""

from __future__ import annotations

from bot.app import run_preview
from bot.cli.console import say, settings_or_stop, stop, stop_for_content
from bot.clock import SystemClock
from bot.core.errors import ContentError
from bot.editions import load_edition
from bot.signals import with_signals
from bot.web.editors.asked import username


def preview(bot: str = "") -> None:
    """Serve until SIGTERM or SIGINT; `bot` is the username under which Telegram knows the bot.

    Raises:
        Stopped: with code 2, where something must be mended first.
    """
    if bot and username(bot) is None:
        stop(f"--bot {bot} is no username of Telegram: 5 to 32 letters, digits and underscores, a letter first.")
    settings = settings_or_stop()
    try:
        edition = load_edition(settings, SystemClock(), learn=False)
        with_signals(lambda end: run_preview(settings, edition, end, _say_where, bot=bot))
    except ContentError as error:
        stop_for_content(error)
    except OSError as error:
        where = f"HOST {settings.preview_host}, PORT {settings.port}"
        stop(f"{where} cannot be used: {error.strerror}. Set another PORT.")


def _say_where(url: str) -> None:
    say(f"The preview chat: {url}")
    say(f"For editors: {url}/editors")

"""Again whenever a file of the content or of the translations changed, until Ctrl-C."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.catalog.catalogue import revision
from bot.cli.console import EXIT_FAILED, say, stop
from bot.settings import Settings

_TOGETHER_MS: Final = 300
"""Changes that follow each other so soon are one: an editor saves several files, a pull writes many."""
_FIRST_LOOK_MS: Final = 200


def each_change(settings: Settings, known: str) -> Iterator[None]:
    """Ticks when the files are no longer those of the `known` revision, and then each time they are others.

    Raises:
        Stopped: with code 1, where the folders cannot be watched.
    """
    from watchfiles import watch  # noqa: PLC0415  # only who watches waits for it

    folders = [folder for folder in (settings.content_dir, settings.locales_dir) if folder.is_dir()]
    if not folders:
        stop("There is no folder to watch. Set CONTENT_DIR.", code=EXIT_FAILED)
    say(f"Watching {' and '.join(map(str, folders))}; Ctrl-C ends it.")
    try:
        # the first tick may be without a change: it finds what was saved after the check and before the watch
        looked = False
        for changes in watch(
            *folders, debounce=_TOGETHER_MS, step=50, rust_timeout=_FIRST_LOOK_MS, yield_on_timeout=True
        ):
            if looked and not changes:
                continue
            looked = True
            found = revision(settings.content_dir, settings.locales_dir)
            if found != known:
                known = found
                yield
    except OSError as error:
        stop(f"The folders cannot be watched: {error.strerror or error}.", code=EXIT_FAILED)

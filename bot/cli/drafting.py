"""Commands that write content: it is read first, changed in a copy, and whatever goes wrong is said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from bot.catalog.catalogue import Catalogue, read_catalogue, refuse_if_blocked
from bot.catalog.drafts import ChangedMeanwhileError, Draft, draft
from bot.catalog.po_entries import UnreadablePoError
from bot.catalog.scaffolds.adding import CannotAddError
from bot.catalog.yaml_edit import UneditableYamlError
from bot.cli.console import settings_or_stop, stop
from bot.core.errors import ContentError
from bot.settings import Settings

NOTHING: Final = "Nothing was written."


def content_or_stop() -> tuple[Settings, Catalogue]:
    """The content as it stands.

    Raises:
        Stopped: it cannot be read as it is.
    """
    settings = settings_or_stop()
    catalogue = read_catalogue(settings.content_dir, settings.locales_dir)
    try:
        refuse_if_blocked(catalogue.problems)
    except ContentError as error:
        stop("Mend this first:", *map(str, error.problems))
    return settings, catalogue


@contextmanager
def drafting(settings: Settings) -> Iterator[Draft]:
    """A copy to write into, and to put in place.

    Raises:
        Stopped: it may not be served, or cannot be written; then nothing was.
    """
    try:
        with draft(settings.content_dir, settings.locales_dir) as copy:
            yield copy
    except ContentError as error:
        stop("The content could not be served with it:", *map(str, error.problems), NOTHING)
    except (CannotAddError, UneditableYamlError, UnreadablePoError) as error:
        stop(str(error), NOTHING)
    except ChangedMeanwhileError:
        stop(f"Somebody saved a file of the content meanwhile. {NOTHING} Run it again.")
    except OSError as error:
        stop(f"It cannot be written: {error.strerror or error}. {NOTHING}")

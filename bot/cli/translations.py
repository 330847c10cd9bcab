"""`translations`: PO files up to date, and what is left to translate."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.catalog import translations
from bot.catalog.catalogue import read_catalogue, refuse_if_blocked
from bot.catalog.po_entries import UnreadablePoError
from bot.cli.console import say, settings_or_stop, stop
from bot.core.errors import ContentError

_CODE = Path(__file__).parents[1]


def update() -> None:
    """Merge the texts of code and content into the PO files by key; nothing is ever lost.

    Raises:
        Stopped: with code 2, where a file cannot be read: its texts would all seem to be gone.
    """
    settings = settings_or_stop()
    catalogue = read_catalogue(settings.content_dir, settings.locales_dir)
    try:
        refuse_if_blocked(catalogue.problems)
        done = translations.update_all(catalogue, _CODE, settings.locales_dir)
    except ContentError as error:
        stop("Mend this first:", *map(str, error.problems))
    except (OSError, UnreadablePoError) as error:
        stop(f"The PO files cannot be brought up to date: {error}.")
    for (language, domain), merged in done.items():
        say(
            f"{language} {domain}: {merged.added} new, {merged.changed} changed, "
            f"{merged.revived} came back, {merged.retired} gone"
        )


def status(*, as_json: bool) -> None:
    """Done, fuzzy, missing, and words that wait, by language and part."""
    settings = settings_or_stop()
    found = translations.status(read_catalogue(settings.content_dir, settings.locales_dir).library())
    if as_json:
        say(json.dumps([asdict(row) for row in found], indent=1))
        return
    table = Table("Language", "Part", "Done", "Fuzzy", "Missing", "Words waiting")
    for row in found:
        table.add_row(row.language, row.part, str(row.done), str(row.fuzzy), str(row.missing), str(row.words))
    Console().print(table)

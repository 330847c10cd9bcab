"""`translations update` and `status`: PO files up to date, and what is left to translate."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.catalog import translations
from bot.catalog.catalogue import read_catalogue, refuse_if_blocked
from bot.catalog.po_entries import UnreadablePoError
from bot.catalog.translations import Status
from bot.cli.console import say, settings_or_stop, stop
from bot.cli.named import language_or_stop
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


def status(language: str | None, *, as_json: bool) -> None:
    """Done, changed, missing, withdrawn, and words that wait, by language and part; one language, or all.

    Raises:
        Stopped: with code 2, where there is no such language.
    """
    settings = settings_or_stop()
    catalogue = read_catalogue(settings.content_dir, settings.locales_dir)
    library = catalogue.library()
    if language is not None:
        language_or_stop(language, library.languages)
    rows = translations.status(library, catalogue.messages.withdrawn)
    rows = [row for row in rows if language in {None, row.language}]
    flagged = [item.id for item in catalogue.reading.content.flagged]
    if as_json:
        say(json.dumps(_as_dict(rows, flagged), ensure_ascii=False, indent=1))
        return
    console = Console()
    console.print(_table(rows))
    for key in flagged:
        console.print(f"English to be read again: {key}", style="yellow", highlight=False)


def _as_dict(rows: Sequence[Status], flagged: Sequence[str]) -> dict[str, object]:
    languages = [{name: value for name, value in asdict(row).items() if name != "part"} for row in _sums(rows)]
    return {"languages": languages, "parts": [asdict(row) for row in rows], "flagged": flagged}


def _sums(rows: Sequence[Status]) -> list[Status]:
    return translations.totals(rows)


def _table(rows: Sequence[Status]) -> Table:
    """Language by language, its sum after its parts."""
    table = Table("Lang", "Part", caption="Words: English words that wait for a translator.", caption_justify="left")
    for name, style in (
        ("Done", "green"),
        ("Changed", "yellow"),
        ("Missing", "red"),
        ("Withdrawn", "magenta"),
        ("Words", ""),
    ):
        table.add_column(name, style=style, justify="right")
    for total in _sums(rows):
        for row in (row for row in rows if row.language == total.language):
            table.add_row(row.language, row.part, *_numbers(row))
        table.add_row(total.language, "in all", *_numbers(total), style="bold", end_section=True)
    return table


def _numbers(row: Status) -> tuple[str, ...]:
    return tuple(str(number or "") for number in (row.done, row.changed, row.missing, row.withdrawn, row.words))

"""`coverage`: how far the content reaches, as Markdown for docs/COVERAGE.md."""

from __future__ import annotations

from bot.catalog import translations
from bot.catalog.catalogue import read_catalogue
from bot.cli.console import say, settings_or_stop
from bot.core import coverage as figures
from bot.core.coverage import Table
from bot.core.library import Library

_HEAD = """\
# How far the content reaches

Made by `python -m bot coverage > docs/COVERAGE.md`; do not edit it by hand.
"""


def coverage() -> None:
    """Print the whole page."""
    settings = settings_or_stop()
    say(page(read_catalogue(settings.content_dir, settings.locales_dir).library()).rstrip("\n"))


def page(library: Library) -> str:
    """The page as Markdown: the same content always gives the same page."""
    parts = [_HEAD]
    for title, words, table in (
        ("Topics by country", "● a card of its own, ○ the international card.", figures.topics(library)),
        ("Cards by audience", "", figures.audiences(library)),
        (
            "Contacts by country and service",
            "Confirmed by a call / from a dated page / unconfirmed.",
            figures.contacts(library),
        ),
        ("Facts by country and the year of their page", "", figures.facts(library)),
        ("Screenings, words to show, deadlines", "", figures.extras(library)),
        ("Translations", "Texts in the interface and the content.", _translated(library)),
    ):
        parts.append(f"## {title}\n\n" + (f"{words}\n\n" if words else "") + _markdown(table))
    return "\n".join(parts)


def _translated(library: Library) -> Table:
    rows = tuple(
        (row.language, row.part or "", str(row.done), str(row.changed or ""), str(row.missing or ""))
        for row in translations.status(library)
    )
    return Table(("language", "part", "done", "fuzzy", "missing"), rows)


def _markdown(table: Table) -> str:
    lines = [table.head, tuple("---" for _ in table.head), *table.rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)

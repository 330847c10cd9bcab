"""`stats`: what is counted, as it may be told."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Literal

from bot import app
from bot.cli.console import EXIT_FAILED, say, say_error, settings_or_stop, stop, stop_for_content
from bot.cli.stats_table import show
from bot.clock import SystemClock
from bot.core.errors import ContentError, SettingsError
from bot.core.formatting import format_date
from bot.core.library import Library
from bot.core.report import Publication
from bot.core.report.build import build
from bot.core.report.names import ENGLISH
from bot.core.report.page import page
from bot.core.report.periods import month_of, week_of
from bot.core.report.rows import as_csv, as_json
from bot.editions import load_library
from bot.settings import Settings
from bot.storage import StorageError

Shape = Literal["table", "csv", "json", "html"]


def stats(*, since: date | None, shape: Shape) -> None:
    """Print what was counted in all weeks and months that are over.

    Raises:
        Stopped: with code 2 for settings or content to mend first, 1 where the database cannot be read.
    """
    settings = settings_or_stop()
    clock = SystemClock()
    if since is not None:
        since = min(since, clock.now().date())  # of what is to come nothing is told, and the calendar ends somewhere
    try:
        library = load_library(settings, clock)
    except ContentError as error:
        stop_for_content(error)
    publication = _read(settings, library, since)
    if since is not None:
        say_error(told_from(since, publication))
    match shape:
        case "json":
            say(as_json(publication))
        case "csv":
            say(as_csv(publication).rstrip("\n"))
        case "html":
            say(page(build(publication, library, clock.now())).rstrip("\n"))
        case "table":
            show(build(publication, library, clock.now()))


def _read(settings: Settings, library: Library, since: date | None) -> Publication:
    try:
        return asyncio.run(app.read_published(settings, library, since))
    except SettingsError as error:
        stop(*error.sentences)
    except StorageError:
        stop("The counts cannot be read; the line above says why.", code=EXIT_FAILED)


def told_from(since: date, publication: Publication) -> str:
    """How the day that was asked for was taken: weeks and months are told whole or not at all."""
    week, month = week_of(since), month_of(since)
    if week.first > publication.last:
        return f"The week of {_said(since)} is not over: there is nothing to tell of it yet."
    return f"Told from {_said(week.first)}, a Monday; what is told by month from {_said(month.first)}."


def _said(day: date) -> str:
    return format_date(day, ENGLISH)

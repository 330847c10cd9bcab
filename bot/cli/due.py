"""`contacts due`, `facts due`: what is to be checked by a day, as a table, CSV, JSON, or a page to print."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from rich.console import Console

from bot.catalog.catalogue import Catalogue, read_catalogue
from bot.cli.console import say, say_error, settings_or_stop, stop
from bot.cli.due_rows import HEAD, as_csv, as_table, place_of, rows
from bot.cli.sheet import sheet
from bot.clock import SystemClock
from bot.core import due
from bot.core.confirming import RefusedError, day_of
from bot.core.due import DueItem
from bot.core.hours import zone_or_none
from bot.core.model import ANYWHERE, Content
from bot.core.problems import Severity
from bot.core.usage import NOTHING, Usage, UsageError, usage_of

Shape = Literal["table", "csv", "json", "sheet"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the editor asked for: by when, in which shape, of which country, how many, for a caller in which zone."""

    by: str | None
    usage: Path | None
    shape: Shape
    country: str | None
    limit: int | None
    zone: str


def contacts_due(wish: Wish) -> None:
    """Print the contacts to check.

    Raises:
        Stopped: with code 2, where something must be mended first.
    """
    if zone_or_none(wish.zone) is None:
        stop(f"There is no time zone '{wish.zone}'. Write one such as Asia/Bishkek or Europe/Moscow.")
    _print(wish, lambda content, _, by, usage: due.contacts_due(content, by, usage))


def facts_due(wish: Wish) -> None:
    """Print the facts, cards and screenings to read again.

    Raises:
        Stopped: with code 2, where something must be mended first.
    """
    _print(wish, due.facts_due, due.next_day)


def _print(
    wish: Wish,
    find: Callable[[Content, date, date, Usage], list[DueItem]],
    next_day: Callable[[Content, date], date | None] = lambda *_: None,
) -> None:
    settings = settings_or_stop()
    today = SystemClock().now().date()
    by = _by(wish.by, today)
    usage = read_usage(wish.usage) if wish.usage else NOTHING
    catalogue = read_catalogue(settings.content_dir, settings.locales_dir)
    content = catalogue.reading.content
    if any(problem.severity is Severity.BLOCKS for problem in catalogue.problems):
        say_error("A part of the content cannot be read, so this list is not whole: python -m bot check")
    found = [item for item in find(content, today, by, usage) if _concerns(content, item, wish.country)]
    _show(catalogue, found[: wish.limit], wish, today)
    if wish.shape == "table":
        rest = f" and {len(found) - wish.limit} more" if wish.limit is not None and len(found) > wish.limit else ""
        coming = next_day(content, by) if not found and wish.country is None else None
        then = f" The next is due on {coming}." if coming else ""
        say(f"{len(found[: wish.limit])}{rest} to check by {by}.{then}")


def _show(catalogue: Catalogue, items: list[DueItem], wish: Wish, today: date) -> None:
    reading, library = catalogue.reading, catalogue.library()
    match wish.shape:
        case "json":
            found = [dict(zip(HEAD, row, strict=True)) for row in rows(reading, library, items)]
            say(json.dumps(found, ensure_ascii=False, indent=1))
        case "csv":
            say(as_csv(reading, library, items))
        case "sheet":
            say(sheet(library, items, today, wish.zone, lambda item: str(place_of(reading, item))))
        case "table":
            if items:
                Console().print(as_table(library, items))


def _by(text: str | None, today: date) -> date:
    try:
        return day_of(text, today, future=True) if text else today + timedelta(days=due.DAYS_AHEAD)
    except RefusedError as error:
        stop(str(error))


def read_usage(path: Path) -> Usage:
    """The usage in a file that `stats --format json` wrote.

    Raises:
        Stopped: with code 2, where it is no such file.
    """
    try:
        return usage_of(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        stop(f"{path} cannot be read: {error.strerror}.")
    except (UnicodeDecodeError, json.JSONDecodeError):
        stop(f"{path} is no JSON. The operator makes it with `stats --format json`.")
    except UsageError as error:
        stop(f"{path}: {error}")


def _concerns(content: Content, item: DueItem, country: str | None) -> bool:
    """Whether it is of a country; of a contact also whether it serves all."""
    if country is None:
        return True
    match item.kind:
        case "contact":
            areas = next(contact.service_area for contact in content.contacts if contact.id == item.id)
            return country in areas or ANYWHERE in areas
        case "card":
            return item.id.partition(".")[2].split("-")[0] == country
        case "fact":
            return any(fact.id == item.id and fact.country == country for fact in content.facts)
        case "screening":
            return any(screening.id == item.id and screening.country == country for screening in content.screenings)

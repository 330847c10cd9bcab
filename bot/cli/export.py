"""`export`: the file for the phone, for every language, country and passport, as a folder to serve or to copy."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from bot.catalog.loading import load
from bot.cli.console import say, settings_or_stop, stop, stop_for_content
from bot.cli.export_folder import StrangersError, update
from bot.clock import SystemClock
from bot.core.errors import ContentError
from bot.core.library import Library
from bot.core.offline import document
from bot.core.offline.shelf import INDEX, dates, index, places


def export(folder: Path, day: date | None) -> None:
    """Write all files below a folder, as of a day; the same content and day give the same bytes.

    Raises:
        Stopped: with code 2, where the content cannot be served or the folder cannot be written.
    """
    settings = settings_or_stop()
    today = SystemClock().now().date()
    try:
        library = load(settings.content_dir, settings.locales_dir, today)
    except ContentError as error:
        stop_for_content(error)
    made = day or today
    try:
        done = update(folder, files(library, made), about(library, made))
    except StrangersError as error:
        stop(
            f"{folder} has files that no export wrote, or that were changed since. Nothing was written:",
            *error.paths,
            "Move them away, or name another folder.",
        )
    except OSError as error:
        stop(f"{folder} cannot be written: {error.strerror}.")
    say(
        f"{folder}: {len(done.written)} files written, {len(done.unchanged)} unchanged, {len(done.removed)} removed. "
        f"Begin with {INDEX}."
    )
    for path in done.left:
        say(f"Left where it is, since somebody changed it: {path}")


def files(library: Library, day: date) -> dict[str, bytes]:
    """Every file by its path below the folder."""
    made = {place.path: document(library, place.visitor, day).encode() for place in places(library)}
    return {INDEX: index(library, day).encode(), **made}


def about(library: Library, day: date) -> dict[str, Any]:
    """What the manifest tells: the day, the content, and of each file whose it is and how fresh."""
    told: dict[str, dict[str, Any]] = {}
    for place in places(library):
        visitor, fresh = place.visitor, dates(library, place.visitor, day)
        told[place.path] = {
            "language": visitor.language,
            "country": visitor.country,
            "passport": visitor.passport,
            "reviewed": fresh.reviewed and fresh.reviewed.isoformat(),
            "read_again_by": fresh.read_again_by and fresh.read_again_by.isoformat(),
        }
    return {"made": day.isoformat(), "content": library.revision, "files": told}

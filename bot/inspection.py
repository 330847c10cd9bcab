"""What editors are told beside the preview: where each text stands, and what `check` finds; a part of the root.

The files are looked at anew after each change. Where texts stand is read in a thread; the check takes
a processor for some seconds, so it runs in a process of its own, as `check --format json`.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import bot
from bot.catalog.catalogue import read_catalogue
from bot.catalog.loading import first_problems
from bot.catalog.places import all_places
from bot.clock import SystemClock
from bot.core.desk.report import Report, Stage
from bot.core.errors import ContentError
from bot.core.problems import Place, Problem, Severity
from bot.settings import Settings
from bot.web.hosts import is_loopback

log = logging.getLogger(__name__)


class Inspection:
    """Keeps a report of the files current."""

    def __init__(self, settings: Settings, clock: SystemClock) -> None:
        self._settings = settings
        self._clock = clock
        self._changed = asyncio.Event()
        self._number = 0
        self.report = Report()

    def look_again(self) -> None:
        """The files may have changed."""
        self._changed.set()

    async def refused(self, error: ContentError) -> None:
        """The changed files cannot be served: told at once, before they are looked at again."""
        self._publish(replace(self.report, stage=Stage.CHECKING, revision="", problems=error.problems))

    async def run(self) -> None:
        """Until cancelled: look at the files, and again after each change."""
        async with asyncio.TaskGroup() as tasks:
            looking = tasks.create_task(self._look())
            while await self._changed.wait():
                self._changed.clear()
                looking.cancel()
                looking = tasks.create_task(self._look())

    async def _look(self) -> None:
        try:
            self._publish(await asyncio.to_thread(_read, self._settings, self._clock.now().date()))
            problems = await _checked()
        except (OSError, ValueError):
            log.exception("the files could not be checked for the editors' pages")
            self._publish(replace(self.report, stage=Stage.FAILED))
        else:
            self._publish(replace(self.report, stage=Stage.DONE, problems=problems))

    def _publish(self, report: Report) -> None:
        self._number += 1
        self.report = replace(report, number=self._number)


def _read(settings: Settings, today: date) -> Report:
    """Where everything stands, and what keeps it from being served, as far as that is quickly known."""
    catalogue = read_catalogue(settings.content_dir, settings.locales_dir)
    code = Path(bot.__file__).parent
    folders = (settings.content_dir, settings.locales_dir, code) if is_loopback(settings.preview_host) else ()
    roots = {
        folder.name: folder.resolve().as_posix() for folder in folders
    }  # a path can hold a name: told to nobody else
    places = all_places(catalogue, code)
    problems = tuple(first_problems(catalogue, today))
    return Report(0, Stage.CHECKING, catalogue.revision, places, problems, roots)


async def _checked() -> tuple[Problem, ...]:
    """All problems, by the command that editors run.

    Raises:
        OSError: the process could not be started.
        ValueError: it did not say what is wrong.
    """
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "check", "--format", "json"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        said, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return tuple(_problem(found) for found in json.loads(said))


def _problem(found: dict[str, Any]) -> Problem:
    place = Place(found["file"], found["line"], found["column"])
    severity = Severity(found["severity"])
    return Problem(place, found["rule"], severity, found["text"], found["mend"], found["key"], found["language"])

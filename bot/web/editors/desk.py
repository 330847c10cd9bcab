"""What the editors' pages read, and the survey of all items, made once for each state of the content."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.core.conversation import Edition
from bot.core.desk.report import Report, Stage
from bot.core.desk.state import Survey
from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.ports import Clock
from bot.core.routes import Visitor
from bot.core.scene import Scene


@dataclass(frozen=True, slots=True)
class Sight:
    """What one page is made from: the survey, and the moment."""

    survey: Survey
    scene: Scene

    @property
    def library(self) -> Library:
        """The content that is served."""
        return self.survey.library

    @property
    def report(self) -> Report:
        """What was found in the files."""
        return self.survey.report

    @property
    def mark(self) -> str:
        """A name for all that the page shows: another one means that there is something new."""
        return f"{self.library.revision}-{self.report.number}"

    @property
    def stage(self) -> Stage:
        """How far the look at the files is; one at other files than those served is of no use, but to say why."""
        found = self.report
        stale = found.revision != self.library.revision and not found.refused
        return Stage.CHECKING if found.stage is Stage.DONE and stale else found.stage

    def seen_by(self, visitor: Visitor, language: str) -> Scene:
        """The scene with another visitor."""
        return replace(self.scene, visitor=replace(visitor, language=language))


class Desk:
    """Gives each request the survey of what is served now."""

    def __init__(
        self, edition: Callable[[], Edition], clock: Clock, report: Callable[[], Report], *, bot: str = ""
    ) -> None:
        """`bot` is the username under which Telegram knows the bot, where the editor gave one."""
        self.bot = bot
        self._edition = edition
        self._clock = clock
        self._report = report
        self._making = asyncio.Lock()
        self._survey: Survey | None = None

    def mark(self) -> str:
        """The name of what a page would show now."""
        return f"{self._edition().library.revision}-{self._report().number}"

    async def sight(self) -> Sight:
        """What a page is made from now. The survey takes some tenths of a second, in a thread."""
        async with self._making:
            library, report = self._edition().library, self._report()
            scene = Scene(library, Visitor(SOURCE_LANGUAGE), self._clock.now(), remember_offered=True)
            survey = self._survey
            if survey is None or (survey.library, survey.report, survey.today) != (library, report, scene.now.date()):
                survey = self._survey = await asyncio.to_thread(Survey, scene, report)
            return Sight(survey, scene)

"""What is served follows the files: phrases are learned, an editor's change is taken up, a broken one is told.

A part of the composition root. Whoever is in the middle of a conversation notices nothing: buttons
carry ids, and the next press is answered from the new content.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.catalog.loading import Known
from bot.catalog.watching import changes
from bot.clock import SystemClock
from bot.core.due import sizes
from bot.core.errors import ContentError
from bot.core.problems import Problem
from bot.early import at_a_terminal, pass_over_hangup
from bot.editions import Current, changed_edition, keep_served, learn_beside, prepare, to_learn
from bot.settings import Settings

log = logging.getLogger(__name__)

Tell = Callable[[ContentError], Awaitable[None]]
"""Tells somebody that changed content was refused, and why."""


class Upkeep:
    """Keeps the current edition current."""

    def __init__(
        self,
        settings: Settings,
        current: Current,
        clock: SystemClock,
        tell: Tell,
        looked: Callable[[], object] = lambda: None,
    ) -> None:
        """`looked` is called whenever the files were looked at, whatever they said."""
        self._settings = settings
        self._current = current
        self._clock = clock
        self._tell = tell
        self._looked = looked
        self._known = Known()
        self._changed = asyncio.Event()
        self._told: tuple[Problem, ...] = ()
        """What was told last of files that are still broken."""

    async def run(self, up: asyncio.Event | None = None) -> None:
        """Until cancelled: learn what was not learned, and take up what changes; SIGHUP looks at once.

        What is to be checked is said when the program is up; a start that fails says why, and nothing else.
        """
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._watch())
            tasks.create_task(self._say_when_up(up))
            learning, wanted = self._learn(tasks), to_learn(self._current.edition)
            with _on_hangup(self._changed.set):
                await asyncio.to_thread(prepare, self._settings, self._clock, self._current.edition, self._known)
                while await self._changed.wait():
                    self._changed.clear()
                    taken = await self._take_up()
                    self._looked()
                    if not taken:
                        continue
                    before, wanted = wanted, to_learn(self._current.edition)
                    if learning.done() or wanted != before:
                        learning.cancel()
                        learning = self._learn(tasks)

    def _learn(self, tasks: asyncio.TaskGroup) -> asyncio.Task[None]:
        return tasks.create_task(learn_beside(self._settings, self._current))

    async def _watch(self) -> None:
        folders = [self._settings.content_dir, self._settings.locales_dir]
        try:
            async for _ in _changes(folders):
                self._changed.set()
        except OSError:
            log.exception("the content's files are not watched: after a change send SIGHUP or start again")

    async def _take_up(self) -> bool:
        """Serve what the files say now; False where they say nothing new, or cannot be served."""
        served = self._current.edition
        try:
            edition = await asyncio.to_thread(changed_edition, self._settings, self._clock, served, self._known)
        except ContentError as error:
            for found in error.problems:
                log.error("content: %s", found)  # noqa: TRY400  # an editor's problem, not a fault of the code
            log.error("the changed content is broken: what was served before still is")  # noqa: TRY400
            self._current.refused = True
            if error.problems != self._told:  # a file that grows, or is saved at each letter, is told once
                self._told = error.problems
                await self._tell(error)
            return False
        except OSError:
            log.exception("the changed content cannot be read: what was served before still is")
            self._current.refused = True
            return False
        mended, self._current.refused, self._told = self._current.refused, False, ()
        if edition is None:
            if mended:
                log.info("the content is good again: it is what is served")
                await asyncio.to_thread(keep_served, self._settings, served)  # it may have broken before it was kept
            return False
        self._current.edition, self._current.since = edition, self._clock.now()
        log.info("the changed content is served: %s", edition.library.revision)
        self._say_what_is_due()
        await asyncio.to_thread(keep_served, self._settings, edition)
        return True

    async def _say_when_up(self, up: asyncio.Event | None) -> None:
        if up is not None:
            await up.wait()
        self._say_what_is_due()

    def _say_what_is_due(self) -> None:
        past = sizes(self._current.edition.library.content, self._clock.now().date())
        log.info(
            "to be checked: %s contacts, %s facts, %s cards (contacts due, facts due)",
            past.contacts,
            past.facts,
            past.cards,
        )


def _changes(folders: list[Path]) -> AsyncIterator[object]:
    """Ticks when something below the folders changed."""
    return changes(folders)


@contextmanager
def _on_hangup(look: Callable[[], object]) -> Iterator[None]:
    """SIGHUP, where the system has it, calls for a look at the files; at a terminal it ends the program, as ever."""
    if not hasattr(signal, "SIGHUP") or at_a_terminal():
        yield
        return
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGHUP, look)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGHUP)
        pass_over_hangup()

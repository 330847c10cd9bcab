"""Ukuk with very much more content: `python -m benchmarks.bots.larger run`, the bot as it is but for two things.

A file of many megabytes is refused, since somebody put it there by mistake; a hundred times our content is no
mistake here. And nobody changes its files, so that they are not got to know at the start: that grows with topics times
contacts, and would take longer than the rest of the benchmark.
"""

from __future__ import annotations

from typing import Final

from bot import upkeep
from bot.__main__ import main
from bot.catalog import files
from bot.catalog.loading import Known
from bot.core.conversation import Edition
from bot.core.ports import Clock
from bot.settings import Settings

MAX_BYTES: Final = 1_000_000_000


def _not_prepared(settings: Settings, clock: Clock, served: Edition, known: Known) -> None:
    """In the place of `bot.editions.prepare`."""


if __name__ == "__main__":
    files.MAX_BYTES = MAX_BYTES  # type: ignore[misc]  # final for whoever is no benchmark
    upkeep.prepare = _not_prepared  # type: ignore[attr-defined]  # what upkeep calls, by the name it has there
    main()

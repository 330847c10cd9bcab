"""Ukuk's folder as its first start leaves it: what is learned and kept there makes every later start what it is."""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.whole.contenders import UKUK
from benchmarks.whole.processes import Bot, FailedError, Start
from benchmarks.whole.stand_in import StandIn

LEARNED_BY_TESTS: Final = Path(tempfile.gettempdir()) / "ukuk-learned-by-content" / "var"
"""Where the tests keep what the real phrases teach; a quick run takes it from there, as learning takes a minute."""
LEARN_SECONDS: Final = 240.0
_KEPT: Final = "understanding-*.bin"


@dataclass(frozen=True, slots=True)
class FirstStart:
    """A start in an empty folder: when it answered, and after how many seconds all phrases were learned."""

    start: Start
    learned: float


def first_start(stand_in: StandIn, folder: Path, content: Path | None = None, *, learned: bool = False) -> FirstStart:
    """Start in an empty folder, wait until everything is learned and kept, and end.

    With `learned` what the tests learned is put there before, if it is there.

    Raises:
        FailedError: it did not come up, or learned nothing in LEARN_SECONDS.
    """
    kept = folder / "var"
    kept.mkdir(parents=True)
    if learned and LEARNED_BY_TESTS.is_dir():
        for file in LEARNED_BY_TESTS.glob(_KEPT):
            shutil.copy(file, kept)
    begun = time.monotonic()
    bot = Bot(UKUK, stand_in, folder, content)
    try:
        start = bot.up()
        while not any(kept.glob(_KEPT)):
            if time.monotonic() > begun + LEARN_SECONDS:
                raise FailedError(f"nothing was learned in {LEARN_SECONDS:.0f} s")
            time.sleep(0.2)
        took = time.monotonic() - begun
        bot.rest(LEARN_SECONDS)
        return FirstStart(start, took)
    finally:
        bot.end()


def copied(template: Path, folder: Path) -> Path:
    """A folder of its own for one more process."""
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(template, folder)
    return folder

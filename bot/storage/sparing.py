"""A log in which the same line does not stand again and again."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from time import monotonic
from typing import Final

QUIET_SECONDS: Final = 60.0
"""After a line was written, how long the same one is only counted: a database that is gone fails each answer's read."""


@dataclass(slots=True)
class _Line:
    written: float
    more: int = 0


class SparingLog:
    """Writes a warning at once, and its repetitions together. Lines are of fixed words, so there are few."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._lines: dict[str, _Line] = {}

    def tell(self, line: str) -> None:
        """Write the line; within QUIET_SECONDS after that it is counted, and told with its next writing."""
        now, before = monotonic(), self._lines.get(line)
        if before is not None and now - before.written < QUIET_SECONDS:
            before.more += 1
            return
        self._lines[line] = _Line(now)
        if before is not None and before.more:
            self._log.warning("%s; before that %d times more", line, before.more)
        else:
            self._log.warning("%s", line)

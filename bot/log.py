"""Logging that cannot print people.

Our own records are constant sentences with values that we chose; everybody else's (aiogram,
aiohttp, SQLAlchemy, warnings) may hold updates, names, texts, SQL parameters, tokens. Of those only
where they come from is printed. Of exceptions, anybody's: the class and the places in the code,
never the message, which often quotes what somebody wrote.
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import Final, TextIO

OURS: Final = "bot"
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class PeopleFreeFormatter(logging.Formatter):
    """Formats a record without anything that somebody sent."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, and for an exception its classes and places."""
        ours = record.name == OURS or record.name.startswith(f"{OURS}.")
        message = record.getMessage() if ours else f"{record.module}:{record.lineno}"
        shown = logging.makeLogRecord(
            {**record.__dict__, "msg": message, "args": None, "exc_info": None, "exc_text": None, "stack_info": None}
        )
        line = super().format(shown)
        error = record.exc_info[1] if record.exc_info else None
        return line if error is None else "\n".join([line, *describe(error)])


def describe(error: BaseException) -> list[str]:
    """An exception as classes and places, with what it was raised from, without any message."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"  {type(current).__module__}.{type(current).__qualname__}")
        frames = traceback.extract_tb(current.__traceback__)
        lines.extend(f"    {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames)
        if isinstance(current, BaseExceptionGroup):
            lines.extend(f"  {line}" for inner in current.exceptions for line in describe(inner))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return lines


def _short(filename: str) -> str:
    return "/".join(filename.replace("\\", "/").split("/")[-3:])


def set_up(level: str, stream: TextIO | None = None) -> None:
    """Log to a stream (standard error by default), ours from `level` on, everybody else's warnings."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(PeopleFreeFormatter(_FORMAT))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(level)
    logging.captureWarnings(capture=True)

"""Logging that cannot print people.

Our own records are constant sentences with values that we chose; everybody else's (aiogram,
aiohttp, SQLAlchemy, warnings) may hold updates, names, texts, SQL parameters, tokens. Of those only
where they come from is printed. Of exceptions, anybody's: the class and the places in the code,
never the message, which often quotes what somebody wrote.
"""

from __future__ import annotations

import logging
import os
import select
import sys
import threading
import traceback
from contextlib import suppress
from typing import Final, TextIO

OURS: Final = "bot"
_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
PIECE_BYTES: Final = 4096
"""What a pipe takes whole or not at all, wherever it says that it takes anything (PIPE_BUF, pipe(7))."""
READER_MILLISECONDS: Final = 50
"""How long a reader may be behind before lines are left out; until it reads again none is waited for."""


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


class PeopleFreeHandler(logging.StreamHandler[TextIO]):
    """Writes to a stream; of a record that cannot be written, only where it comes from is told.

    Where nobody reads the pipe or the terminal behind it, lines are left out: whoever logs answers people, and a
    reader that hangs would have them all wait.
    """

    _left_out = 0
    _is_cut = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record, as far as somebody reads."""
        try:
            line = f"{self.format(record)}{self.terminator}"
            if self._left_out and _takes_more(self.stream, 0):
                begun = self.terminator if self._is_cut else ""
                line = f"{begun}{self.format(_left_out(self._left_out))}{self.terminator}{line}"
                self._left_out, self._is_cut = 0, False
            for number, piece in enumerate(_pieces(line)):
                if self._left_out or not _takes_more(self.stream, READER_MILLISECONDS):
                    self._left_out += 1
                    self._is_cut = self._is_cut or number > 0
                    return
                self.stream.write(piece)
                self.flush()
        except RecursionError:
            raise
        except Exception:  # noqa: BLE001  # as logging itself does: told by `handleError`, and whoever logs goes on
            self.handleError(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # logging's name
        """Python's own way here is to print the record's arguments.

        Where the log's own disk is full, its reader gone, or nobody reads, nothing can be said; whoever logs goes on.
        """
        with suppress(OSError, ValueError, AttributeError):
            if _takes_more(sys.stderr, 0):
                sys.stderr.write(f"a record of {record.module}:{record.lineno} could not be logged\n")


def drop_unwritten() -> None:
    """Let go of what standard error could not take: Python would end with exit code 120 for it.

    A full disk under the log, or a reader that is gone, is no failure of what was run.
    """
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def _left_out(number: int) -> logging.LogRecord:
    words = "%d records before this one were left out: nobody read them"
    return logging.LogRecord(__name__, logging.WARNING, __file__, 0, words, (number,), None)


def _pieces(line: str) -> list[str]:
    """The line in parts of which each has at most PIECE_BYTES; a character has four at most."""
    most = PIECE_BYTES // 4 if not line.isascii() else PIECE_BYTES
    return [line[start : start + most] for start in range(0, len(line), most)]


def _takes_more(stream: TextIO, milliseconds: int) -> bool:
    """Whether a piece can be written without waiting for a reader for longer. What breaks is found out by writing."""
    try:
        number = stream.fileno()
    except (OSError, ValueError, AttributeError):
        return True
    if not hasattr(select, "poll"):
        return True
    poll = select.poll()
    poll.register(number, select.POLLOUT)
    return bool(poll.poll(milliseconds))


def describe(error: BaseException, seen: set[int] | None = None) -> list[str]:
    """An exception as classes and places, with what it was raised from, without any message.

    `seen` are those described already: what comes out of a group often has the group as its context.
    """
    lines: list[str] = []
    seen = set() if seen is None else seen
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"  {type(current).__module__}.{type(current).__qualname__}")
        frames = traceback.extract_tb(current.__traceback__)
        lines.extend(f"    {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames)
        if isinstance(current, BaseExceptionGroup):
            lines.extend(f"  {line}" for inner in current.exceptions for line in describe(inner, seen))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return lines


def _short(filename: str) -> str:
    return "/".join(filename.replace("\\", "/").split("/")[-3:])


def set_up(level: str, stream: TextIO | None = None) -> None:
    """Log to a stream (standard error by default), ours from `level` on, everybody else's warnings.

    Errors that nobody caught go the same way: Python itself would print their messages.
    """
    handler = PeopleFreeHandler(stream or sys.stderr)
    handler.setFormatter(PeopleFreeFormatter(_FORMAT))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(level)
    logging.captureWarnings(capture=True)
    sys.excepthook = lambda _kind, error, _places: _tell_uncaught(error)
    threading.excepthook = lambda of: _tell_uncaught(of.exc_value)
    sys.unraisablehook = lambda of: _tell_uncaught(of.exc_value)


def _tell_uncaught(error: BaseException | None) -> None:
    logging.getLogger(OURS).critical("an error that nobody caught", exc_info=error)

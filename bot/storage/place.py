"""Whether the file of an SQLite database is still the one that was opened."""

from __future__ import annotations

import os
from pathlib import Path


class FilePlace:
    """The path of the database, and which file was found there last.

    Whoever deletes the file, or moves another into its place, leaves the open connections with a file that nobody will
    ever find again: all that is written there is lost without an error. (https://sqlite.org/howtocorrupt.html, 2.4)
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: tuple[int, int] | None = None

    def note(self, *_: object) -> None:
        """What stands there now is opened."""
        self._opened = self._there()

    def forget(self) -> None:
        """Nothing is open any more."""
        self._opened = None

    def is_another(self) -> bool:
        """Whether something else stands there than what is open, or nothing at all."""
        if self._opened is None:
            return False
        try:
            return self._there() != self._opened
        except FileNotFoundError:
            return True
        except OSError:
            # Whether it is there cannot be known: then what is open goes on.
            return False

    def _there(self) -> tuple[int, int]:
        found = os.stat(self._path)  # noqa: PTH116 - on the way of each answer, and half as dear as Path.stat
        return found.st_dev, found.st_ino

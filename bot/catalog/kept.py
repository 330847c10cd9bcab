"""What one run found out, kept in a file for the next; and thrown away at any doubt.

A file holds for the program that wrote it, down to the bytes of its code and the versions of what it
stands on. One that is cut off, changed or another program's is as good as none, and is written anew.
"""

from __future__ import annotations

import logging
import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from bot.catalog.files import files_below, read_ordinary

log = logging.getLogger(__name__)

_STANDS_ON: Final = ("babel", "holidays", "opening-hours-py", "phonenumbers", "pydantic", "pyyaml", "tzdata")
"""Packages that what is found out depends on."""
MAX_BYTES: Final = 1_000_000_000
"""More than a hundred times what is kept of the whole content; what is larger is none of ours."""


class Kept:
    """A file of bytes that hold for something, such as a program or a day."""

    def __init__(self, path: Path, holds_for: str) -> None:
        self._path = path
        self._holds_for = holds_for

    def load(self) -> bytes | None:
        """What was kept; None where it does not hold any more, or cannot be read."""
        try:
            head, _, body = read_ordinary(self._path, MAX_BYTES).partition(b"\n")
        except OSError as error:
            log.debug("%s cannot be read (%s)", self._path.name, type(error).__name__)
            return None
        return body if head == self._head(body) else None

    def keep(self, body: bytes) -> None:
        """Keep this instead, whole or not at all; where the disk refuses, the next run begins anew."""
        draft = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(self._head(body) + b"\n" + body)
            draft.replace(self._path)
        except OSError as error:
            log.debug("%s cannot be written (%s)", self._path.name, type(error).__name__)
            with suppress(OSError):
                draft.unlink(missing_ok=True)  # a full disk would be filled by one of each process

    def _head(self, body: bytes) -> bytes:
        return sha256(self._holds_for.encode() + sha256(body).digest()).hexdigest().encode()


def program(code: Path) -> str:
    """A name for the program whose code is below a folder, as it runs here."""
    digest = sha256(f"{sys.version}\n{[_version(name) for name in _STANDS_ON]}".encode())
    for path in files_below(code):
        if path.suffix == ".py":
            digest.update(f"\n{path.relative_to(code)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""

"""Logging as it was: what `bot.log.set_up` changes for the whole process is put back."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def kept_logging() -> Iterator[None]:
    """Put back handlers, levels and hooks at the end."""
    root, ours = logging.getLogger(), logging.getLogger("bot")
    before = list(root.handlers), root.level, ours.level
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    try:
        yield
    finally:
        logging.captureWarnings(capture=False)
        root.handlers[:] = before[0]
        root.setLevel(before[1])
        ours.setLevel(before[2])
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks

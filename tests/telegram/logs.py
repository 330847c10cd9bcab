"""The bot's own logging for a while, into a string; and everything as it was afterwards."""

from __future__ import annotations

import io
import logging
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from bot.log import set_up


@contextmanager
def talkative_log() -> Iterator[io.StringIO]:
    """What the bot would print at LOG_LEVEL=DEBUG."""
    root, ours = logging.getLogger(), logging.getLogger("bot")
    handlers, levels = root.handlers[:], (root.level, ours.level)
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    stream = io.StringIO()
    set_up("DEBUG", stream)
    try:
        yield stream
    finally:
        logging.captureWarnings(capture=False)
        root.handlers[:] = handlers
        root.setLevel(levels[0])
        ours.setLevel(levels[1])
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks

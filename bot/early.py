"""The end while the program is still being started: nothing has begun, so nothing is to be finished."""

from __future__ import annotations

import os
import signal


def end_at_once() -> None:
    """From now on SIGTERM ends the process with exit code 0, until somebody else takes care of it.

    Without that it would end by the signal, and in a container, as the first process there, not at all: the kernel
    keeps from that one what it does not handle.
    """
    signal.signal(signal.SIGTERM, lambda *_: os._exit(0))

"""What a process needs before anything of it is there: an end while it is being started, and streams to write to."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import Final

_STREAMS: Final = (0, 1, 2)


def end_at_once() -> None:
    """From now on SIGTERM and Ctrl-C end the process with exit code 0, until somebody else takes care of them.

    Nothing has begun, so nothing is to be finished. Without that it would end by the signal, and in a container, as
    the first process there, not at all: the kernel keeps from that one what it does not handle.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as a shell wants it of what runs in the background
            signal.signal(number, lambda *_: os._exit(0))
    pass_over_hangup()


def pass_over_hangup() -> None:
    """SIGHUP asks for a look at the files; where nobody is there to look, yet or any more, it does not end the process.

    Except at a terminal, whose end is the program's end, as ever.
    """
    if hasattr(signal, "SIGHUP") and not at_a_terminal():
        # «Ignored» lasts longer than a handler, which Python takes away while it ends.
        signal.signal(signal.SIGHUP, signal.SIG_IGN)


def at_a_terminal() -> bool:
    """Whether somebody sits before it."""
    return sys.stdin is not None and sys.stdin.isatty()


def keep_streams() -> None:
    """Where a standard stream was closed by whoever started the process, nothing takes its place.

    A file or a connection that came to have its number would be written into by whatever complains, and libuv, on
    which the loop stands, ends the process when it is to close one.
    """
    for number in _STREAMS:
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free
    for name, number in (("stdout", 1), ("stderr", 2)):
        if getattr(sys, name) is None:
            with suppress(OSError):
                setattr(sys, name, os.fdopen(number, "w", closefd=False))

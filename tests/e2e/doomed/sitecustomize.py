"""Python imports this at its start where PYTHONPATH names its folder: something happens at a step on the disk.

DIES_AT is `PART EVENT NUMBER`: by SIGKILL, as the so-manieth step of that kind, in a path with that part, is about to
be done. A process that was started to learn takes the one that started it along.
SAVED_AT is `PART EVENT FROM TO`: before each such step somebody saves a file TO, if one is prepared at FROM.
Without them nothing happens.
"""

from __future__ import annotations

import os
import signal
import sys
from itertools import count


def _die_at(part: str, event: str, number: int) -> None:
    steps = count()

    def look(name: str, arguments: tuple[object, ...]) -> None:
        if name == event and part in str(arguments) and next(steps) == number:
            if "learn" in sys.argv:
                os.kill(os.getppid(), signal.SIGKILL)
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def _save_at(part: str, event: str, prepared: str, to: str) -> None:
    def look(name: str, arguments: tuple[object, ...]) -> None:
        if name == event and part in str(arguments) and os.path.exists(prepared):  # noqa: PTH110  # nothing is imported
            os.replace(prepared, to)  # noqa: PTH105

    sys.addaudithook(look)


if "DIES_AT" in os.environ:
    _part, _event, _number = os.environ["DIES_AT"].split()
    _die_at(_part, _event, int(_number))
if "SAVED_AT" in os.environ:
    _save_at(*os.environ["SAVED_AT"].split())

"""A part of the work in a process beside this one, on machines where that is safe and of use."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

_THREADS: Final = Path("/proc/self/task")
"""The threads of this process, where the system is Linux."""


def beside(work: Callable[[], Any]) -> Callable[[], Any]:
    """Begin some work that gives values of JSON; what is returned waits for them.

    Where there is one processor, or where this process has threads, which a copy of it would not have,
    nothing is begun, and the work is done when its result is asked for; so it is where the copy dies.
    """
    if not _can_be_copied():
        return work
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work_and_leave(work, writing)
    os.close(writing)

    def wait() -> Any:
        with os.fdopen(reading, "rb") as pipe:
            said = pipe.read()
        _, ended = os.waitpid(child, 0)
        return json.loads(said) if ended == 0 else work()

    return wait


def _can_be_copied() -> bool:
    return sys.platform == "linux" and (os.cpu_count() or 1) > 1 and len(list(_THREADS.iterdir())) == 1


def _work_and_leave(work: Callable[[], Any], writing: int) -> None:
    """The copy's whole life: whatever goes wrong in it, it goes no further, and this process finds out by itself."""
    code = 1
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(json.dumps(work()).encode())
        code = 0
    finally:
        os._exit(code)

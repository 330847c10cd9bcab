"""A process of the tests: does one piece of work again and again, killed at each of its steps on the disk in turn.

Run: python -m tests.catalog.dying snapshot|learned HOME. For each step a child works in HOME/<number>, a copy of
HOME/ready, and dies by SIGKILL as the step is about to be done; the number of steps is printed.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path

from bot.catalog.loading import load
from bot.catalog.snapshot import Snapshot
from bot.catalog.trained_file import keep_trained
from bot.clock import SystemClock
from bot.core.understanding import Trained

STEPS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.utime", "os.chmod", "shutil.copyfile"}
"""Python tells of these before they are done (docs.python.org/3/library/audit_events.html)."""


def work(what: str, home: Path) -> None:
    content, locales = home / "content", home / "locales"
    if what == "snapshot":
        Snapshot(home / "var" / "last-good").keep(content, locales)
    else:
        keep_trained(home / "var", Trained.of(load(content, locales, SystemClock().now().date())))


def die_at(step: int, home: Path) -> None:
    """From now on this process dies at so many steps below a folder."""
    steps = count()

    def look(event: str, arguments: tuple[object, ...]) -> None:
        inside = any(isinstance(it, str | Path) and str(it).startswith(str(home / "var")) for it in arguments)
        if event in STEPS and inside and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def main(what: str, home: Path) -> int:
    """How many steps there are."""
    for step in count():
        shutil.copytree(home / "ready", home / str(step))
        child = os.fork()
        if child == 0:
            die_at(step, home / str(step))
            work(what, home / str(step))
            os._exit(0)
        if os.WTERMSIG(os.waitpid(child, 0)[1]) != signal.SIGKILL:
            return step
    raise AssertionError


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1], Path(sys.argv[2]))}\n")

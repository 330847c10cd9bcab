"""A folder to work in, and the program run in it: as a user does, or inside this process."""

from __future__ import annotations

import os
import selectors
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from tests.catalog.folders import Folders

ROOT: Final = Path(__file__).parents[2]
SECONDS: Final = 60
"""More than any command needs on a slow machine; whoever needs more hangs."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command left: its exit code, and its lines."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> list[str]:
        """The lines on standard error."""
        return self.err.splitlines()


@dataclass(frozen=True, slots=True)
class Place:
    """The working folder with `content` and `locales` in it; nothing of this process's environment."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def folders(self) -> Folders:
        return Folders(self.folder / "content", self.folder / "locales")

    def command(self, *arguments: str) -> list[str]:
        """The command line of the program."""
        return [sys.executable, "-m", "bot", *arguments]

    def whole_environment(self, **more: str) -> dict[str, str]:
        """The environment of the program: where Python finds it, and what is given."""
        return {"PYTHONPATH": str(ROOT), **self.environment, **more}

    def run(self, *arguments: str, **more: str) -> Ran:
        """Run the program to its end."""
        done = subprocess.run(  # noqa: S603  # our own program
            self.command(*arguments),
            cwd=self.folder,
            env=self.whole_environment(**more),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def start(self, *arguments: str, **more: str) -> subprocess.Popen[str]:
        """Start the program and leave it running; whoever starts it ends it."""
        return subprocess.Popen(  # noqa: S603  # our own program
            self.command(*arguments),
            cwd=self.folder,
            env=self.whole_environment(**more),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )


def first_line(stream: IO[str] | None) -> str:
    """The first line that a running program writes.

    Raises:
        TimeoutError: it writes none.
    """
    assert stream is not None
    waiting = selectors.DefaultSelector()
    waiting.register(stream, selectors.EVENT_READ)
    with waiting:
        if not waiting.select(SECONDS):
            raise TimeoutError
    return stream.readline()


Inside = Callable[..., Ran]
"""Runs the program inside this process: arguments, then environment by name."""


def clean_environment() -> dict[str, str]:
    """This process's environment without anything that Ukuk reads."""
    from bot.settings import Settings  # noqa: PLC0415  # read when the tests run, not when they are collected

    return {name: value for name, value in os.environ.items() if name.lower() not in Settings.model_fields}

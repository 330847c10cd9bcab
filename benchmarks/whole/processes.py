"""A bot as a process of its own, as an operator starts it; on this machine's loopback alone."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from benchmarks.whole import proc
from benchmarks.whole.contenders import Contender
from benchmarks.whole.place import LOOPBACK, ROOT, environment, free_port
from benchmarks.whole.stand_in import Load, StandIn

PATIENCE_SECONDS: Final = 120.0
END_SECONDS: Final = 15.0
LOOK_AGAIN_SECONDS: Final = 0.01
REST_SECONDS: Final = 1.0
REST_SHARE: Final = 0.03
"""Who takes no more of a processor than this has come to rest."""
SECRET: Final = "made-up-secret-of-the-benchmark"  # noqa: S105  # made up
_WAITING_PERSON: Final = 1


class FailedError(Exception):
    """A bot did not do what it is there for."""


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the start of the process: to its first request for updates, to its first answer; and its work."""

    ready: float
    answered: float
    cpu: float
    children: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A load, and what the bot took for it: milliseconds of its processor an update, its children's apart."""

    load: Load
    cpu: float
    children: float


class Bot:
    """One contender, running."""

    def __init__(self, contender: Contender, stand_in: StandIn, folder: Path, content: Path | None = None) -> None:
        """Start it in a folder; somebody's /start waits for it already. `content` has `content` and `locales`."""
        self.contender = contender
        self._stand_in = stand_in
        self.token = stand_in.token(contender.not_pressed)
        self.output = folder / f"{contender.name}.output"
        stand_in.order("write", self.token, person=_WAITING_PERSON)
        given = self._given(content or ROOT)
        command = [sys.executable, "-m", *contender.command]
        with self.output.open("ab") as output:
            self._begun = time.monotonic()
            self._process = _started(command, folder, given, output)

    def _given(self, content: Path) -> dict[str, str]:
        port = free_port()
        given = environment() | {"BOT_TOKEN": self.token, "TELEGRAM_API_URL": self._stand_in.url, "PORT": str(port)}
        if self.contender.webhook:
            given |= {"WEBHOOK_URL": f"http://{LOOPBACK}:{port}", "HOST": LOOPBACK}
        if self.contender.ours:
            given |= {"CONTENT_DIR": str(content / "content"), "LOCALES_DIR": str(content / "locales")}
            given |= {"PRIVACY_SECRET": SECRET}
        return given

    def up(self, patience: float = PATIENCE_SECONDS) -> Start:
        """Wait for the first answer.

        Raises:
            FailedError: it ended before, or took too long.
        """
        while not (state := self._stand_in.order("state", self.token))["answered_at"]:
            if self._process.poll() is not None or time.monotonic() > self._begun + patience:
                raise FailedError(f"{self.contender.title} does not come up\n{self._last_words()}")
            time.sleep(LOOK_AGAIN_SECONDS)
        used = proc.cpu(self._process.pid)
        return Start(state["ready_at"] - self._begun, state["answered_at"] - self._begun, used.own, used.children)

    def rest(self, patience: float = PATIENCE_SECONDS) -> None:
        """Wait until it has nothing left to do.

        Raises:
            FailedError: it is busy still after so many seconds.
        """
        end = time.monotonic() + patience
        before = proc.cpu(self._process.pid)
        while True:
            time.sleep(REST_SECONDS)
            now = proc.cpu(self._process.pid)
            taken, before = now - before, now
            if taken.own + taken.children <= REST_SHARE * REST_SECONDS and not proc.children(self._process.pid):
                return
            if time.monotonic() > end:
                raise FailedError(f"{self.contender.title} does not come to rest")

    def load(self, kind: str, **needs: object) -> Measured:
        """Have its people do something, and measure.

        Raises:
            FailedError: somebody got no answer.
        """
        before = proc.cpu(self._process.pid)
        load = self._stand_in.load(kind, self.token, **needs)
        taken = proc.cpu(self._process.pid) - before
        if load.lost:
            raise FailedError(f"{self.contender.title}: {load.lost} without an answer: {self._last_words()}")
        return Measured(load, 1000 * taken.own / load.updates, 1000 * taken.children / load.updates)

    def memory(self) -> proc.Memory:
        """What it holds now."""
        return proc.memory(self._process.pid)

    def end(self) -> dict[str, object]:
        """End it in order. Gives what the stand-in did not know, and how often it could not push."""
        self._process.terminate()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        return self._stand_in.order("close", self.token)

    def _last_words(self) -> str:
        return self.output.read_text(encoding="utf-8", errors="replace")[-2000:]


def _started(command: list[str], folder: Path, given: dict[str, str], output: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603  # our own modules
        command, cwd=folder, env=given, stdin=subprocess.DEVNULL, stdout=output, stderr=output
    )

"""`python -m bot run` as an operator starts it: a process of its own, in a folder of its own."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import aiohttp

from bot.catalog.loading import load
from bot.catalog.snapshot import Snapshot
from bot.catalog.trained_file import keep_trained
from bot.clock import SystemClock
from bot.core.understanding import Trained
from tests.e2e.changes import PATIENCE_SECONDS
from tests.e2e.stand_in import LOOPBACK, StandIn
from tests.support.learned import learned

ROOT: Final = Path(__file__).parents[2]
CONTENT: Final = ROOT / "content"
LOCALES: Final = ROOT / "locales"
SECRET: Final = "privacy-secret-of-the-tests"  # made up
END_SECONDS: Final = 10.0
"""The contract: SIGTERM ends the bot within so many seconds."""
LOG_SHOWN: Final = 3000
"""Characters of the log's end that a failure shows."""
LOOK_AGAIN_SECONDS: Final = 0.02
_PASSED_ON: Final = ("PATH", "HOME", "LANG", "TMPDIR")


def measured() -> dict[str, str]:
    """The variables that make coverage measure a process, where it measures the tests. Measured starts are slow."""
    return {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


@cache
def _learned() -> Trained:
    """What the real content teaches: the process finds it kept, and the content proven, as after its first start."""
    return learned(load(CONTENT, LOCALES, SystemClock().now().date()))


class BotProcess:
    """The bot, running or ended. `folder` is its working directory; its output is kept beside it."""

    module = "bot"
    prefix: tuple[str, ...] = ()
    """A program and its arguments that starts the other one in its own place, as `setpriv` does."""

    def __init__(
        self,
        folder: Path,
        stand_in: StandIn,
        environment: Mapping[str, str],
        known: Callable[[], Trained | None] = _learned,
    ) -> None:
        """`known` gives what it finds learned at its start."""
        self.folder = folder
        self._known = known
        self.port = free_port()
        self._stand_in = stand_in
        self.output = folder.with_name(f"{folder.name}.output")
        self._process: asyncio.subprocess.Process | None = None
        self._asked_before = 0
        self.environment = {
            **{name: value for name, value in os.environ.items() if name in _PASSED_ON},
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": stand_in.token,
            "TELEGRAM_API_URL": stand_in.url,
            "PRIVACY_SECRET": SECRET,
            "CONTENT_DIR": str(CONTENT),
            "LOCALES_DIR": str(LOCALES),
            "PORT": str(self.port),
            **environment,
        }

    @property
    def log(self) -> str:
        """Everything that was written to standard output and standard error, by all starts."""
        return self.output.read_text(encoding="utf-8") if self.output.exists() else ""

    @property
    def number(self) -> int:
        """The process's number."""
        assert self._process is not None
        return self._process.pid

    @property
    def webhook(self) -> str:
        """Where the bot takes updates in webhook mode."""
        return f"http://{LOOPBACK}:{self.port}/telegram"

    async def start(self) -> None:
        """Start, or start again after an end."""
        assert self._process is None or self._process.returncode is not None
        self.folder.mkdir(parents=True, exist_ok=True)
        known = self._known()
        if known is not None:
            keep_trained(self.folder / "var", known)
        if self.environment["CONTENT_DIR"] == str(CONTENT):
            Snapshot(self.folder / "var" / "last-good").keep(CONTENT, LOCALES)
        self._asked_before = self._asked
        with self.output.open("ab") as output:
            self._process = await asyncio.create_subprocess_exec(
                *self.prefix, sys.executable, "-m", self.module, "run",
                cwd=self.folder, env=self.environment, stdin=asyncio.subprocess.DEVNULL, stdout=output, stderr=output,
            )  # fmt: skip

    async def ready(self) -> None:
        """Wait until the bot, since its last start, asks for updates or has set its webhook."""
        await self.until(lambda: self._asked > self._asked_before, "the bot is up")

    @property
    def _asked(self) -> int:
        return sum(call.method in {"getUpdates", "setWebhook"} for call in self._stand_in.calls)

    async def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for a condition; looked at again and again, as nobody tells when a log or a file changes.

        Raises:
            AssertionError: it did not come to hold, or the process ended before.
        """
        assert self._process is not None
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not condition():
                    if self._process.returncode is not None and not condition():
                        raise AssertionError(f"the bot ended ({self._process.returncode}) before: {what}\n{self.log}")
                    await asyncio.sleep(LOOK_AGAIN_SECONDS)
        except TimeoutError:
            raise AssertionError(f"waited in vain: {what}\n{self.log}") from None

    async def logged(self, words: str) -> None:
        """Wait until the log has these words."""
        await self.until(lambda: words in self.log, f"the log says {words!r}")

    def terminate(self) -> None:
        """SIGTERM."""
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL: no last word, no last write."""
        self._signal(signal.SIGKILL)

    async def ended(self, seconds: float = PATIENCE_SECONDS) -> int:
        """Wait for the end, and give the exit code.

        Raises:
            AssertionError: it still runs after so many seconds.
        """
        assert self._process is not None
        try:
            async with asyncio.timeout(seconds):
                return await self._process.wait()
        except TimeoutError:
            raise AssertionError(f"the bot still runs after {seconds} s\n{self.log[-LOG_SHOWN:]}") from None

    async def close(self) -> None:
        """End it, whatever it does."""
        if self._process is not None and self._process.returncode is None:
            self.terminate()
            try:
                await self.ended(END_SECONDS)
            except AssertionError:
                self.kill()
                await self.ended()

    async def health(self) -> tuple[int, dict[str, object]]:
        """The status and the body of /healthz."""
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://{LOOPBACK}:{self.port}/healthz") as answer,
        ):
            return answer.status, await answer.json()

    async def page(self, path: str, **headers: str) -> tuple[int, str]:
        """The status and the text of what the bot serves under a path."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        url = f"http://{LOOPBACK}:{self.port}{path}"
        async with aiohttp.ClientSession() as session, session.get(url, headers=named) as answer:
            return answer.status, await answer.text()

    def _signal(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

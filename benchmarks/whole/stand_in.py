"""The stand-in as a process, and the orders that it takes."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Final, Self

from benchmarks.whole.figures import percentile
from benchmarks.whole.place import LOOPBACK, ROOT, environment

PEOPLE: Final = 40
"""In the closed loop, and at once among very many."""


@dataclass(frozen=True, slots=True)
class Load:
    """What came of people's doing: how many updates were answered in how many seconds, and how late (milliseconds)."""

    updates: int
    seconds: float
    p50: float
    p95: float
    p99: float
    without_screen: int
    lost: int


class StandIn:
    """The server that all bots of a run talk to."""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(  # our own module
            [sys.executable, "-m", "benchmarks.stand_in"],
            cwd=ROOT, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self.url = f"http://{LOOPBACK}:{self._read()['port']}"
        self._tokens = 0
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def token(self, not_pressed: str) -> str:
        """A token that is nobody's yet, with people of its own."""
        self._tokens += 1
        token = f"{100_000 + self._tokens}:made-up-token-of-the-benchmark"
        self.order("open", token, not_pressed=not_pressed)
        return token

    def order(self, do: str, token: str, **needs: Any) -> dict[str, Any]:
        """Have something done, and wait until it is."""
        assert self._process.stdin is not None  # noqa: S101  # a pipe was asked for
        self._process.stdin.write(json.dumps({"do": do, "token": token, **needs}).encode() + b"\n")
        self._process.stdin.flush()
        return self._read()

    def load(self, kind: str, token: str, **needs: Any) -> Load:
        """Have people do something, and wait until all are answered."""
        came = self.order(kind, token, **needs)
        late = sorted(1000 * seconds for seconds in came["latencies"])
        p50, p95, p99 = (percentile(late, share) for share in (0.5, 0.95, 0.99))
        return Load(came["updates"], came["seconds"], p50, p95, p99, came["without_screen"], came["lost"])

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None  # noqa: S101  # a pipe was asked for
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the stand-in ended")
        read: dict[str, Any] = json.loads(line)
        return read

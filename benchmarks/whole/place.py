"""Where the benchmark runs: this folder, this machine's loopback, a quiet environment."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
LOOPBACK: Final = "127.0.0.1"
_PASSED_ON: Final = ("PATH", "HOME", "LANG", "TMPDIR")


def environment() -> dict[str, str]:
    """What every process here is told."""
    return {name: value for name, value in os.environ.items() if name in _PASSED_ON} | {"PYTHONPATH": str(ROOT)}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])

"""What Linux says of a process: processor time and memory. Seconds and megabytes."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PROC: Final = Path("/proc")
_TICK: Final = 1 / os.sysconf("SC_CLK_TCK")
_UTIME: Final = 11
"""Of the fields of /proc/PID/stat after the name; then follow stime, and both of the children that were waited for."""
_KILO: Final = 1024


@dataclass(frozen=True, slots=True)
class Cpu:
    """Processor time so far: of the process itself, and of all that it started."""

    own: float
    children: float

    def __sub__(self, before: Cpu) -> Cpu:
        return Cpu(self.own - before.own, self.children - before.children)


@dataclass(frozen=True, slots=True)
class Memory:
    """What a process holds: `rss` all of it, `pss` with shared pages split among those that share them."""

    rss: float
    pss: float | None


def cpu(pid: int) -> Cpu:
    """Processor time so far.

    Raises:
        OSError: there is no such process any more.
    """
    own, waited = _times(pid)
    return Cpu(own, waited + sum(_with_children(child) for child in children(pid)))


def children(pid: int) -> list[int]:
    """The processes that it started and that run now; none where the kernel does not tell."""
    found: list[int] = []
    with suppress(OSError):
        for task in (_PROC / str(pid) / "task").iterdir():
            found += map(int, (task / "children").read_text(encoding="ascii").split())
    return found


def memory(pid: int) -> Memory:
    """What it holds now.

    Raises:
        OSError: there is no such process any more.
    """
    status = _kilobytes(_PROC / str(pid) / "status")
    try:
        pss = _kilobytes(_PROC / str(pid) / "smaps_rollup").get("Pss")
    except OSError:
        pss = None
    return Memory(status["VmRSS"] / _KILO, None if pss is None else pss / _KILO)


def _with_children(pid: int) -> float:
    try:
        both = cpu(pid)
    except OSError:
        return 0.0
    return both.own + both.children


def _times(pid: int) -> tuple[float, float]:
    fields = (_PROC / str(pid) / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    utime, stime, waited_utime, waited_stime = map(int, fields[_UTIME : _UTIME + 4])
    return (utime + stime) * _TICK, (waited_utime + waited_stime) * _TICK


def _kilobytes(path: Path) -> dict[str, int]:
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        name, colon, value = line.partition(":")
        if colon and value.endswith(" kB"):
            found[name] = int(value.split()[0])
    return found

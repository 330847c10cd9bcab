"""What a process holds, sampled; and how that grows, by the line through the samples (least squares)."""

from __future__ import annotations

import os
import statistics
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAGE_KB: Final = os.sysconf("SC_PAGE_SIZE") / 1024


@dataclass(frozen=True, slots=True)
class Sample:
    """One look at the process."""

    seconds: float
    updates: int
    kilobytes: float
    """Resident memory, that of its children not among it."""
    files: int
    threads: int
    processor: float
    """Seconds of processor that it took until now."""


def look(process: int, seconds: float, updates: int) -> Sample:
    """Read what the kernel knows of a process.

    Raises:
        FileNotFoundError: it is gone.
    """
    folder = Path("/proc") / str(process)
    pages = int((folder / "statm").read_text().split()[1])
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])
    return Sample(
        seconds,
        updates,
        pages * PAGE_KB,
        len(list((folder / "fd").iterdir())),
        len(list((folder / "task").iterdir())),
        ticks / os.sysconf("SC_CLK_TCK"),
    )


@dataclass(frozen=True, slots=True)
class Growth:
    """The second half of the samples of a phase."""

    kb_per_1000_updates: float
    mb_an_hour: float
    """At three people a second, as in the hour that is played: `updates_an_hour` of them."""
    first_mb: float
    last_mb: float
    most_files: int
    most_threads: int
    updates_a_second: float


def growth(samples: list[Sample], updates_an_hour: float) -> Growth:
    """How it grew in the second half of the samples; the first half fills what is bounded."""
    half = samples[len(samples) // 2 :]
    by_update = statistics.linear_regression([it.updates for it in half], [it.kilobytes for it in half]).slope
    took = samples[-1].seconds - samples[0].seconds
    return Growth(
        round(by_update * 1000, 2),
        round(by_update * updates_an_hour / 1024, 2),
        round(samples[0].kilobytes / 1024, 1),
        round(samples[-1].kilobytes / 1024, 1),
        max(it.files for it in samples),
        max(it.threads for it in samples),
        round((samples[-1].updates - samples[0].updates) / took, 1),
    )

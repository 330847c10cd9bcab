"""Measure the whole bot beside others: `make benchmark`, or python -m benchmarks.whole [--quick] [--only NAME].

Linux only: processor time and memory come from /proc. Talks to this machine's loopback alone.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.whole import growth
from benchmarks.whole.contenders import ALL, Contender
from benchmarks.whole.measures import Field
from benchmarks.whole.paper import written
from benchmarks.whole.place import ROOT
from benchmarks.whole.plan import FULL, LIMIT_SECONDS, QUICK, Plan
from benchmarks.whole.plot import drawn, panels
from benchmarks.whole.processes import FailedError
from benchmarks.whole.results import Results, crowd_row, first_figures, load_figures, row, size_row
from benchmarks.whole.stand_in import StandIn
from benchmarks.whole.tables import blocks
from benchmarks.whole.warm import FirstStart, first_start
from bot.clock import SystemClock

FOLDER: Final = ROOT / "var" / "benchmark"
KEPT: Final = FOLDER / "results.json"
PAPER: Final = ROOT / "docs" / "PERFORMANCE.md"
PICTURE: Final = ROOT / "docs" / "pictures" / "performance.svg"
TITLE: Final = "Ukuk beside other bots: the dashed line is the goal"


def main() -> int:
    """Measure, keep the figures, print them; the exit code is 1 where a bot failed."""
    parser = argparse.ArgumentParser(prog="benchmarks.whole", description="The whole bot beside other bots.")
    parser.add_argument("--quick", action="store_true", help="two minutes: shows that it runs, tells little")
    parser.add_argument(
        "--only", action="append", choices=[each.name for each in ALL], help="only this bot; again for more"
    )
    parser.add_argument(
        "--paper", action="store_true", help="put the figures of the last run into docs/; measures nothing"
    )
    asked = parser.parse_args()
    if not asked.paper:
        try:
            measured(QUICK if asked.quick else FULL, [each for each in ALL if each.name in (asked.only or [each.name])])
        except FailedError as error:
            print(error, file=sys.stderr)
            return 1
    results = Results.from_bytes(KEPT.read_bytes())
    if asked.paper:
        PAPER.write_text(written(PAPER.read_text(encoding="utf-8"), blocks(results)), encoding="utf-8")
        PICTURE.write_text(drawn(panels(results), TITLE), encoding="utf-8")
    else:
        print("\n\n".join(blocks(results).values()))
    return 0


def measured(plan: Plan, contenders: Sequence[Contender]) -> None:
    """Measure, and keep the figures in KEPT.

    Raises:
        FailedError: a bot does not come up, or leaves somebody without an answer.
    """
    shutil.rmtree(FOLDER / "work", ignore_errors=True)
    work = FOLDER / "work"
    work.mkdir(parents=True)
    begun = time.monotonic()
    ours = any(each.ours for each in contenders)
    with StandIn() as stand_in:
        first: FirstStart | None = None
        if ours:
            _say("Ukuk's very first start")
            first = first_start(stand_in, work / "warm", learned=plan.quick)
        warm = work / "warm" if ours else None
        taken = Field(stand_in, work, warm, plan, _say).measure(contenders)
        rows = [row(each, taken[each.name]) for each in contenders]
        results = Results(
            SystemClock().now().date().isoformat(), machine(), (time.monotonic() - begun) / 60, plan.quick, rows
        )
        if warm is not None and first is not None:
            results = _grown(results, stand_in, warm, first, plan, begun)
    KEPT.write_bytes(results.to_bytes())


def _grown(results: Results, stand_in: StandIn, warm: Path, first: FirstStart, plan: Plan, begun: float) -> Results:
    work = warm.parent
    _say("typed questions")
    typed = growth.typed(stand_in, warm, work / "typed", plan)
    crowds = growth.crowds(stand_in, warm, work / "crowds", plan, _say)
    sizes, told = growth.sizes(stand_in, warm, work, plan, _say, begun + LIMIT_SECONDS)
    return Results(
        results.day, results.machine, (time.monotonic() - begun) / 60, results.quick, results.rows,
        first_figures(first), None if plan.quick else first.learned, load_figures(typed),
        [crowd_row(each) for each in crowds], [size_row(each) for each in sizes], told,
    )  # fmt: skip


def machine() -> str:
    """What it ran on, in general words."""
    version = ".".join(platform.python_version_tuple()[:2])
    return f"{os.cpu_count()} processor cores, {platform.system()}, {platform.python_implementation()} {version}"


def _say(words: str) -> None:
    print(f"… {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

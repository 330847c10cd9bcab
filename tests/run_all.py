"""Everything that decides, each check run even where one before it failed; then the sum of it."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import PIPE, STDOUT
from time import monotonic

ROOT = Path(__file__).parents[1]
_TESTS = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", "--durations", "20"]
AGAIN = [sys.executable, "-m", "pytest", "--last-failed", "--last-failed-no-failures", "none"]
"""What failed is tried once more, alone: some tests start processes, and on a machine that is busy with something else
those may be late. A fault fails both times; both runs are in the output."""
GIVEN_UP = 124
TESTS_FAILED = 1
"""pytest's exit code where tests failed, but nothing broke (docs.pytest.org/en/stable/reference/exit-codes.html)."""
LONGEST_SECONDS = 1200
"""What hangs is given up; all of it together should take less than ten minutes."""
CHECKS: dict[str, list[str]] = {
    "types": ["mypy"],
    "phrases": [sys.executable, "-m", "tests.support.learned"],
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "house": ["lint-imports"],
    "content": [sys.executable, "-m", "bot", "check", "--strict"],
    "tests": _TESTS,
}


def ended(command: list[str], output: int | None = None) -> tuple[int, str]:
    """The exit code of a command, GIVEN_UP for what hangs; and what it said, where `output` is PIPE."""
    try:
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, check=False, timeout=LONGEST_SECONDS, stdout=output, stderr=output and STDOUT, text=True
        )
    except subprocess.TimeoutExpired:
        return GIVEN_UP, f"given up after {LONGEST_SECONDS} s\n"
    return done.returncode, done.stdout or ""


def report(name: str, code: int, said: str, seconds: float) -> bool:
    """Print how a check ended; whether that was well."""
    command = " ".join(Path(part).name for part in CHECKS[name][:3])
    end = "FAILED" if code else "ok"
    sys.stdout.write(f"\n== {name}: {command}\n{said}== {name}: {end} in {seconds:.0f} s\n")
    sys.stdout.flush()
    return code == 0


def checked(name: str) -> tuple[str, int, str, float]:
    """A check's name, how it ended, what it said, and its seconds."""
    started = monotonic()
    return name, *ended(CHECKS[name], PIPE), monotonic() - started


def tested() -> bool:
    """Run the tests, and see them run. What failed, and broke nothing, gets its second try."""
    started = monotonic()
    sys.stdout.write("\n")
    code, said = ended(CHECKS["tests"])
    if code == TESTS_FAILED:
        code, said = ended(AGAIN)
    return report("tests", code, said, monotonic() - started)


def main() -> int:
    """Run all checks, two beside each other where each takes one core; the exit code is the number that failed."""
    with ThreadPoolExecutor(2) as pool:
        done = [report(*found) for found in pool.map(checked, [name for name in CHECKS if name != "tests"])]
    failed = done.count(False) + (not tested())
    sys.stdout.write(f"\n{'All checks passed.' if not failed else f'{failed} failed.'}\n")
    return failed


if __name__ == "__main__":
    sys.exit(main())

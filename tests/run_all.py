"""Everything that decides, each check run even where one before it failed; then the sum of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
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
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "house": ["lint-imports"],
    "types": ["mypy"],
    "content": [sys.executable, "-m", "bot", "check", "--strict"],
    "phrases": [sys.executable, "-m", "tests.support.learned"],
    "tests": _TESTS,
}


def ended(command: list[str]) -> int:
    """The exit code of a command; GIVEN_UP for what hangs."""
    try:
        return subprocess.run(command, cwd=ROOT, check=False, timeout=LONGEST_SECONDS).returncode  # noqa: S603
    except subprocess.TimeoutExpired:
        sys.stdout.write(f"given up after {LONGEST_SECONDS} s\n")
        return GIVEN_UP


def passes(name: str) -> bool:
    """Whether a check ends well. Tests that failed, and nothing worse, get their second try."""
    code = ended(CHECKS[name])
    return code == 0 or (name == "tests" and code == TESTS_FAILED and ended(AGAIN) == 0)


def main() -> int:
    """Run all checks; the exit code is the number of those that failed."""
    failed: list[str] = []
    for name, command in CHECKS.items():
        started = monotonic()
        sys.stdout.write(f"\n== {name}: {' '.join(Path(part).name for part in command[:3])}\n")
        sys.stdout.flush()
        if not passes(name):
            failed.append(name)
        sys.stdout.write(f"== {name}: {'FAILED' if name in failed else 'ok'} in {monotonic() - started:.0f} s\n")
    sys.stdout.write(f"\n{'All checks passed.' if not failed else 'Failed: ' + ', '.join(failed)}\n")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())

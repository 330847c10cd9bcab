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


def say(words: str) -> None:
    """Print at once, before what a check prints by itself."""
    sys.stdout.write(words)
    sys.stdout.flush()


def head(name: str) -> str:
    """The line above what a check says."""
    return f"\n== {name}: {' '.join(Path(part).name for part in CHECKS[name][:3])}\n"


def checked(name: str) -> tuple[str, bool]:
    """Run a check that says little; its name, and whether it ended well."""
    started = monotonic()
    code, said = ended(CHECKS[name], PIPE)
    say(f"{head(name)}{said}{_end(name, code, started)}")
    return name, code == 0


def tested(name: str) -> tuple[str, bool]:
    """Run the tests, and see them run. Where some failed, and nothing worse, those get their second try."""
    started = monotonic()
    say(head(name))
    code, said = ended(CHECKS[name])
    if code == TESTS_FAILED:
        code, said = ended(AGAIN)
    say(f"{said}{_end(name, code, started)}")
    return name, code == 0


def _end(name: str, code: int, started: float) -> str:
    return f"== {name}: {'FAILED' if code else 'ok'} in {monotonic() - started:.0f} s\n"


def main() -> int:
    """Run all checks, two beside each other where each takes one core; the exit code is the number that failed."""
    with ThreadPoolExecutor(2) as pool:
        done = dict(pool.map(checked, [name for name in CHECKS if name != "tests"]))
    done |= [tested("tests")]
    failed = [name for name, well in done.items() if not well]
    say(f"\n{'All checks passed.' if not failed else 'Failed: ' + ', '.join(failed)}\n")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())

"""Everything that decides, each check run even where one before it failed; then the sum of it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).parents[1]
LONGEST_SECONDS = 1200
"""What hangs is given up; all of it together should take less than ten minutes."""
CHECKS: dict[str, list[str]] = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "house": ["lint-imports"],
    "types": ["mypy"],
    "content": [sys.executable, "-m", "bot", "check", "--strict"],
    "tests": [sys.executable, "-m", "coverage", "run", "-m", "pytest", "-n", "2"],
    "traces": [sys.executable, "-m", "coverage", "combine", "--quiet"],
    "coverage": [sys.executable, "-m", "coverage", "report"],
}


def passes(command: list[str]) -> bool:
    """Whether a command ends well, and in time: what hangs has failed."""
    try:
        return subprocess.run(command, cwd=ROOT, check=False, timeout=LONGEST_SECONDS).returncode == 0  # noqa: S603
    except subprocess.TimeoutExpired:
        sys.stdout.write(f"given up after {LONGEST_SECONDS} s\n")
        return False


def main() -> int:
    """Run all checks; the exit code is the number of those that failed."""
    failed: list[str] = []
    for name, command in CHECKS.items():
        started = monotonic()
        sys.stdout.write(f"\n== {name}: {' '.join(Path(part).name for part in command[:3])}\n")
        sys.stdout.flush()
        if not passes(command):
            failed.append(name)
        sys.stdout.write(f"== {name}: {'FAILED' if name in failed else 'ok'} in {monotonic() - started:.0f} s\n")
    sys.stdout.write(f"\n{'All checks passed.' if not failed else 'Failed: ' + ', '.join(failed)}\n")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())

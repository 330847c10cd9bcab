"""What the real phrases teach, learned once for all tests, in a process that coverage does not slow down."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from bot.catalog.loading import load
from bot.catalog.trained_file import load_trained
from bot.core.library import Library
from bot.core.understanding import Trained

ROOT = Path(__file__).parents[2]
HOME = Path(tempfile.gettempdir()) / "ukuk-learned-by-content"
"""Kept between runs: the file is named after what was learned."""


def learned(library: Library) -> Trained:
    """What was learned from the real content."""
    kept = load_trained(HOME / "var", library)
    if kept is not None:
        return kept
    HOME.mkdir(exist_ok=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    folders = {"CONTENT_DIR": str(ROOT / "content"), "LOCALES_DIR": str(ROOT / "locales"), "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "bot", "learn"], cwd=HOME, env=environment | folders, check=True, timeout=900)
    made = load_trained(HOME / "var", library)
    assert made is not None
    return made


if __name__ == "__main__":
    # before the tests are shared out among processes, each of which would learn
    learned(load(ROOT / "content", ROOT / "locales", date.min, proven=True))

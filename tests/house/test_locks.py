"""What `make setup` installs is enough: the bot's commands run without what developers have besides."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Final

import pytest

from tests.house.test_papers import requirements

ROOT: Final = Path(__file__).parents[2]
DEVELOPERS_AT_LEAST: Final = 20
WITHOUT: Final = """
import sys
sys.modules.update(dict.fromkeys(sys.argv.pop().split()))
from bot.cli import main
main()
"""


def only_developers_have() -> set[str]:
    """The modules of packages that are not in the lock of the bot."""
    locked = {name.replace("_", "-").lower() for name in requirements("requirements.txt")} | {"pip", "setuptools"}
    return {
        module
        for module, packages in packages_distributions().items()
        if not {package.replace("_", "-").lower() for package in packages} & locked
        and module not in {"bot", "tests", "benchmarks"}
    }


def ran(folder: Path, modules: Iterable[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT, *arguments, " ".join(modules)]
    return subprocess.run(  # noqa: S603  # our own code
        command, cwd=folder, env={"PYTHONPATH": str(ROOT)}, check=False, capture_output=True, text=True
    )


def test_the_database_is_made_with_what_is_locked(tmp_path: Path) -> None:
    hidden = only_developers_have()
    assert len(hidden) >= DEVELOPERS_AT_LEAST
    assert {"pytest", "hypothesis"} <= hidden
    done = ran(tmp_path, hidden, "migrate")
    assert (done.returncode, done.stderr) == (0, "")


def test_the_bot_is_imported_with_what_is_locked(tmp_path: Path) -> None:
    done = ran(tmp_path, only_developers_have(), "run")
    assert (done.returncode, done.stderr.count("BOT_TOKEN is not set")) == (2, 1)


@pytest.mark.parametrize("module", ["greenlet", "aiosqlite"])
def test_a_package_that_is_missing_would_be_noticed(tmp_path: Path, module: str) -> None:
    done = ran(tmp_path, {module}, "migrate")
    assert done.returncode != 0
    assert module in done.stderr

"""Importing any module, with an empty environment, does nothing: no file, no connection, no output, nothing built."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.house.tree import ROOT, modules, name_of

RUN_BY_ALEMBIC = "bot.storage.migrations.env"
"""A script in the shape of a module: Alembic runs it, nothing imports it."""
PROGRAM = Path(__file__).with_name("import_all.py")


def imported(folder: Path, *names: str, root: Path = ROOT) -> dict[str, Any]:
    """What importing these modules did, in a new process that starts in an empty folder with an empty environment."""
    done = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, str(PROGRAM), str(root), *names],
        cwd=folder,
        env={},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1, "a module printed something"
    assert list(folder.iterdir()) == []
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "empty"
    home.mkdir()
    return home


def test_importing_every_module_has_no_effect(folder: Path) -> None:
    names = [name_of(path) for path in modules() if name_of(path) != RUN_BY_ALEMBIC]
    assert len(names) == len(modules()) - 1 >= 80
    found = imported(folder, *names)
    assert set(names) <= set(found["imported"])
    assert found["events"] == []
    assert not found["changed"]
    assert (found["threads"], found["handlers"], found["built"]) == (1, 0, [])


def test_an_effect_would_be_seen(folder: Path) -> None:
    (folder.parent / "guilty.py").write_text(
        "import logging, os, threading\n"
        "open(os.devnull, 'w').close()\nos.environ['X'] = 'y'\nlogging.basicConfig()\n"
        "class Router:\n    at = 1\nrouter = Router()\nrouter.x = []\n"
        "threading.Thread(target=threading.Event().wait, daemon=True).start()\n"
    )
    found = imported(folder, "guilty", root=folder.parent)
    assert found["events"] == ["open", "os.putenv"]
    assert found["changed"]
    assert (found["threads"], found["handlers"], found["built"]) == (2, 1, ["guilty.Router"])


def test_the_core_brings_in_no_machinery(folder: Path) -> None:
    names = [name_of(path) for path in modules() if name_of(path).startswith("bot.core")]
    assert len(names) >= 30
    machinery = {"aiogram", "aiohttp", "aiosqlite", "alembic", "asyncpg", "dotenv", "polib", "rich", "sqlalchemy"}
    assert (machinery | {"typer", "yaml"}) & set(imported(folder, *names)["others"]) == set()


def test_a_translators_commands_start_without_telegram_and_databases(folder: Path) -> None:
    names = ("bot.__main__", "bot.cli", "bot.cli.console", "bot.cli.program", "bot.cli.translations")
    assert {"aiogram", "aiohttp", "sqlalchemy", "asyncpg"} & set(imported(folder, *names)["others"]) == set()

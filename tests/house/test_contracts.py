"""The walls between the parts: what import-linter is told covers every part, and a hole would be found."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.house.tree import ROOT, modules

LEAVES = {"bot.settings", "bot.clock", "bot.log", "bot.early"}
ADAPTERS = ("catalog", "storage", "telegram", "web")


@pytest.fixture(scope="module")
def contracts() -> dict[str, dict[str, Any]]:
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert linter["root_package"] == "bot"
    assert linter["include_external_packages"] is True
    return {contract["id"]: contract for contract in linter["contracts"]}


def layers(contract: dict[str, Any]) -> list[set[str]]:
    return [{name.strip() for name in layer.split("|")} for layer in contract["layers"]]


def test_every_part_has_its_place(contracts: dict[str, dict[str, Any]]) -> None:
    parts = {
        f"bot.{path.relative_to(ROOT / 'bot').parts[0].removesuffix('.py')}"
        for path in modules()
        if path != ROOT / "bot" / "__init__.py"
    }
    assert len(parts) >= 8
    placed = set().union(*layers(contracts["house"]))
    assert placed | LEAVES == parts
    assert placed & LEAVES == set()


def test_the_order_is_that_of_the_design(contracts: dict[str, dict[str, Any]]) -> None:
    assert layers(contracts["house"]) == [
        {"bot.__main__"},
        {"bot.cli"},
        {"bot.app"},
        {"bot.upkeep", "bot.inspection", "bot.operations", "bot.callers", "bot.ongoing", "bot.signals"},
        {"bot.editions"},
        {f"bot.{name}" for name in ADAPTERS},
        {"bot.core"},
    ]


def test_the_core_may_not_touch_the_world(contracts: dict[str, dict[str, Any]]) -> None:
    contract = contracts["pure-core"]
    assert contract["source_modules"] == ["bot.core"]
    world = {
        "aiogram",
        "aiohttp",
        "aiosqlite",
        "asyncio",
        "asyncpg",
        "logging",
        "os",
        "pathlib",
        "socket",
        "sqlalchemy",
    }
    assert world | {"sqlite3", "subprocess", "threading", "time", "yaml"} <= set(contract["forbidden_modules"])


def test_only_root_and_commands_read_settings(contracts: dict[str, dict[str, Any]]) -> None:
    contract = contracts["leaves"]
    assert set(contract["source_modules"]) == {"bot.core", *(f"bot.{name}" for name in ADAPTERS)}
    assert set(contract["forbidden_modules"]) == LEAVES


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the house in a folder."""
    return subprocess.run(  # noqa: S603  # our own tool
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house, to break walls in."""
    home = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "bot", home / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", home)
    return home


def test_the_walls_stand(house: Path) -> None:
    done = lint(house)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("module", "line", "broken"),
    [
        ("core/limits.py", "import aiogram", "The core does no input or output"),
        ("core/limits.py", "import os", "The core does no input or output"),
        ("core/limits.py", "from bot.catalog import files", "The house"),
        ("storage/keys.py", "from bot.telegram import trace", "The house"),
        ("web/hosts.py", "import bot.app", "The house"),
        ("telegram/trace.py", "import bot.settings", "Settings, log, clock, early are leaves"),
    ],
)
def test_a_hole_in_a_wall_is_found(house: Path, module: str, line: str, broken: str) -> None:
    path = house / "bot" / module
    whole = path.read_text(encoding="utf-8")
    path.write_text(f"{whole}\n{line}\n", encoding="utf-8")
    try:
        done = lint(house)
    finally:
        path.write_text(whole, encoding="utf-8")
    assert done.returncode == 1
    assert any(broken in line and "BROKEN" in line for line in done.stdout.splitlines()), done.stdout

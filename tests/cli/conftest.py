"""The small content in a working folder, and the program in it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.cli import main
from bot.clock import SystemClock
from tests.catalog.folders import small
from tests.cli.logs import kept_logging
from tests.cli.places import Inside, Place, Ran, clean_environment
from tests.support.clock import NOON


@pytest.fixture(scope="session")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations of the small content, made once."""
    made = small(tmp_path_factory.mktemp("translated"))
    made.translate()
    return made.locales


@pytest.fixture
def place(tmp_path: Path, translations: Path) -> Place:
    folders = small(tmp_path)
    shutil.copytree(translations, folders.locales)
    return Place(tmp_path)


@pytest.fixture
def environment() -> Iterator[None]:
    """An environment of its own: what the program puts into it is gone afterwards."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update({name: value for name, value in before.items() if name in clean_environment()})
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def noon(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Inside this process it is the tests' noon: what is due hangs on the day."""
    monkeypatch.setattr(SystemClock, "now", lambda _: NOON)
    return NOON


@pytest.fixture
def inside(
    place: Place, environment: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Inside]:
    """The program inside this process, in the place."""

    def run(*arguments: str, **more: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["ukuk", *arguments])
        os.environ.update(more)
        with pytest.raises(SystemExit) as stopped:
            main()
        captured = capsys.readouterr()
        return Ran(int(stopped.value.code or 0), captured.out, captured.err)

    monkeypatch.chdir(place.folder)
    with kept_logging():
        yield run

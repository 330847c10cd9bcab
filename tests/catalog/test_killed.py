"""Killed at whatever moment, the bot leaves files that the next start can use: the old ones or the new ones, whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.catalog.catalogue import revision
from bot.catalog.snapshot import Snapshot
from bot.catalog.trained_file import keep_trained, load_earlier, load_trained
from bot.core.understanding import Trained
from tests.catalog.folders import small

ROOT = Path(__file__).parents[2]


@pytest.fixture
def ready(tmp_path: Path) -> Path:
    return tmp_path / "ready"


def killed_at_each_step(what: str, ready: Path) -> list[Path]:
    """The folders in which somebody was killed, each at another step; in the last one nobody was."""
    command = [sys.executable, "-m", "tests.catalog.dying", what, str(ready.parent)]
    ran = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=300)  # noqa: S603
    return [ready.parent / str(number) for number in range(int(ran.stdout) + 1)]


def test_while_the_good_content_is_kept(ready: Path) -> None:
    content, locales = ready / "content", ready / "locales"
    for path in (content / "facts.yaml", content / "topics" / "one.yaml", locales / "ky" / "LC_MESSAGES" / "bot.po"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("before", encoding="utf-8")
    old = revision(content, locales)
    Snapshot(ready / "var" / "last-good").keep(content, locales)
    (content / "facts.yaml").write_text("after", encoding="utf-8")
    new = revision(content, locales)
    found = []
    for home in killed_at_each_step("snapshot", ready):
        snapshot = Snapshot(home / "var" / "last-good")
        assert snapshot.exists()
        found.append(revision(snapshot.content, snapshot.locales))
        snapshot.keep(home / "content", home / "locales")
        assert revision(snapshot.content, snapshot.locales) == new
    assert len(found) > 15
    assert set(found) == {old, new}
    assert found[-1] == new


def test_while_what_was_learned_is_kept(ready: Path) -> None:
    folders = small(ready)
    keep_trained(ready / "var", Trained.of(folders.catalogue().library()))
    folders.edit("questions/unpaid-wages.yaml", "my boss keeps my money", "my boss owes me money")
    library = folders.catalogue().library()
    there = []
    for home in killed_at_each_step("learned", ready):
        trained = load_trained(home / "var", library)
        there.append(trained is not None)
        assert trained is not None or load_earlier(home / "var") is not None
    assert len(there) > 3
    assert set(there) == {False, True}
    assert there[-1]

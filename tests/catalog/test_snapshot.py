from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from bot.catalog.catalogue import revision
from bot.catalog.snapshot import Snapshot
from tests.catalog.folders import Folders


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "var" / "last-good"


@pytest.fixture
def snapshot(home: Path) -> Snapshot:
    return Snapshot(home)


def kept(snapshot: Snapshot) -> str:
    return revision(snapshot.content, snapshot.locales)


def state(folders: Folders) -> str:
    return revision(folders.content, folders.locales)


def test_nothing_is_kept_at_first_and_asking_makes_nothing(snapshot: Snapshot, home: Path) -> None:
    assert not snapshot.exists()
    assert not home.parent.exists()


def test_both_folders_are_kept(snapshot: Snapshot, translated: Folders) -> None:
    snapshot.keep(translated.content, translated.locales)
    assert snapshot.exists()
    assert kept(snapshot) == state(translated)


def test_the_same_content_is_not_copied_again(snapshot: Snapshot, translated: Folders, home: Path) -> None:
    translated.write("topics/.hidden.yaml", "id: x")
    snapshot.keep(translated.content, translated.locales)
    before = home.stat().st_ino
    snapshot.keep(translated.content, translated.locales)
    assert home.stat().st_ino == before


def test_a_new_state_replaces_the_old_whole(snapshot: Snapshot, translated: Folders, home: Path) -> None:
    snapshot.keep(translated.content, translated.locales)
    (translated.content / "hosts.yaml").unlink()
    translated.edit("facts.yaml", "value: 30", "value: 90")
    snapshot.keep(translated.content, translated.locales)
    assert kept(snapshot) == state(translated)
    assert not (snapshot.content / "hosts.yaml").exists()
    assert [path.name for path in home.parent.iterdir()] == ["last-good"]


def test_what_editors_programs_leave_is_not_kept(snapshot: Snapshot, translated: Folders) -> None:
    for name in (".git/x.yaml", "topics/.x.yaml.swp", "topics/x.yaml~", "topics/x.po.new"):
        translated.write(name, "x")
    (translated.content / "topics/.#x.yaml").symlink_to("editor@machine")
    snapshot.keep(translated.content, translated.locales)
    names = {path.name for path in snapshot.content.rglob("*")}
    assert "unpaid-wages.yaml" in names
    assert not {name for name in names if name.startswith(".") or name.endswith(("~", ".new"))}


def test_content_without_translations_is_kept(snapshot: Snapshot, folders: Folders) -> None:
    snapshot.keep(folders.content, folders.locales)
    assert kept(snapshot) == state(folders)


def test_leftovers_of_a_cut_run_are_cleared(snapshot: Snapshot, translated: Folders, home: Path) -> None:
    for ending in ("new-0a1b2c3d", "old"):
        (home.parent / f"last-good.{ending}" / "content").mkdir(parents=True)
    os.utime(home.parent / "last-good.new-0a1b2c3d", (0, 0))
    snapshot.keep(translated.content, translated.locales)
    assert kept(snapshot) == state(translated)
    translated.edit("facts.yaml", "value: 30", "value: 90")
    snapshot.keep(translated.content, translated.locales)
    assert [path.name for path in home.parent.iterdir()] == ["last-good"]


def test_a_full_disk_leaves_what_was_kept(
    snapshot: Snapshot, translated: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot.keep(translated.content, translated.locales)
    before = kept(snapshot)
    translated.edit("facts.yaml", "value: 30", "value: 90")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises(OSError, match="No space"):
        snapshot.keep(translated.content, translated.locales)
    assert kept(snapshot) == before


def test_the_draft_of_another_process_is_left_alone(snapshot: Snapshot, translated: Folders, home: Path) -> None:
    draft = home.parent / "last-good.new-0a1b2c3d"
    draft.mkdir(parents=True)
    snapshot.keep(translated.content, translated.locales)
    assert sorted(path.name for path in home.parent.iterdir()) == ["last-good", draft.name]


@pytest.mark.parametrize("succeeding", [0, 1])
def test_a_stop_between_any_two_steps_leaves_a_good_copy(
    snapshot: Snapshot, translated: Folders, monkeypatch: pytest.MonkeyPatch, succeeding: int
) -> None:
    snapshot.keep(translated.content, translated.locales)
    before = kept(snapshot)
    translated.edit("facts.yaml", "value: 30", "value: 90")
    rename = Path.rename
    done: list[Path] = []

    def cut(self: Path, target: Path) -> Path:
        if len(done) == succeeding:
            raise OSError(5, "Input/output error")
        done.append(target)
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", cut)
        with pytest.raises(OSError, match="Input/output"):
            snapshot.keep(translated.content, translated.locales)
    assert len(done) == succeeding
    assert snapshot.exists()
    assert kept(snapshot) == before
    snapshot.keep(translated.content, translated.locales)
    assert kept(snapshot) == state(translated)


def test_a_folder_that_cannot_be_made(tmp_path: Path, translated: Folders) -> None:
    (tmp_path / "var").write_text("a file")
    with pytest.raises(OSError, match="var"):
        Snapshot(tmp_path / "var" / "last-good").keep(translated.content, translated.locales)


def test_what_changes_while_it_is_copied_is_not_kept(
    snapshot: Snapshot, translated: Folders, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As while another branch is checked out: half of each was never good, and a start with broken files serves it."""
    snapshot.keep(translated.content, translated.locales)
    good = kept(snapshot)
    copied = Snapshot._copy

    def slowly(of: Snapshot, content: Path, locales: Path, draft: Path) -> None:
        copied(of, content, locales, draft)
        translated.edit("facts.yaml", "value: 31", "value: 32")

    translated.edit("facts.yaml", "value: 30", "value: 31")
    monkeypatch.setattr(Snapshot, "_copy", slowly)
    with pytest.raises(OSError, match="changed meanwhile"):
        snapshot.keep(translated.content, translated.locales)
    assert kept(snapshot) == good
    assert [path.name for path in home.parent.iterdir()] == ["last-good"]
    monkeypatch.undo()
    snapshot.keep(translated.content, translated.locales)
    assert kept(snapshot) == state(translated)

from __future__ import annotations

import os
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


def test_only_what_is_read_is_kept(snapshot: Snapshot, translated: Folders, tmp_path: Path) -> None:
    """A link to a whole disk was copied, and what could not be copied kept everything from being kept."""
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "else.yaml").write_text("large")
    (translated.content / "film.mp4").write_text("large")
    for name, to in (("disk", tmp_path / "disk"), ("round", Path()), ("gone", tmp_path / "nowhere")):
        (translated.content / name).symlink_to(to)
    os.mkfifo(translated.content / "pipe")
    snapshot.keep(translated.content, translated.locales)
    assert kept(snapshot) == state(translated)
    endings = {path.suffix for path in snapshot.content.rglob("*") if not path.is_dir()}
    assert endings == {".yaml"}
    assert not {"disk", "round"} & {path.name for path in snapshot.content.iterdir()}


def test_a_full_disk_leaves_what_was_kept(
    snapshot: Snapshot, translated: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshot.keep(translated.content, translated.locales)
    before = kept(snapshot)
    translated.edit("facts.yaml", "value: 30", "value: 90")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
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


@pytest.mark.parametrize("saved", ["before the copy", "in its midst"])
def test_what_is_saved_after_it_was_found_good_is_not_kept(
    snapshot: Snapshot, translated: Folders, home: Path, monkeypatch: pytest.MonkeyPatch, saved: str
) -> None:
    """A broken file was copied into the place of the good content, where it was saved in just that moment."""
    snapshot.keep(translated.content, translated.locales)
    before = kept(snapshot)
    translated.edit("facts.yaml", "value: 30", "value: 90")
    good = revision(translated.content, translated.locales)
    copied = snapshot._copy

    def copy(content: Path, locales: Path, draft: Path) -> None:
        translated.write("topics/unpaid-wages.yaml", "broken: [")
        copied(content, locales, draft)

    if saved == "before the copy":
        translated.write("topics/unpaid-wages.yaml", "broken: [")
        snapshot.keep(translated.content, translated.locales, good)
    else:
        monkeypatch.setattr(snapshot, "_copy", copy)
        snapshot.keep(translated.content, translated.locales)
    assert kept(snapshot) == before
    assert [path.name for path in home.parent.iterdir()] == [home.name]

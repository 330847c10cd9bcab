from __future__ import annotations

from pathlib import Path

from bot.catalog.files import files_below


def test_hidden_files_and_what_stands_in_hidden_folders_do_not_count(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/c.yaml", ".hidden.yaml", "a/._c.yaml", ".git/d.yaml", "a/.old/e.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "a" / ".#c.yaml").symlink_to("editor@machine")
    assert [path.relative_to(tmp_path).as_posix() for path in files_below(tmp_path)] == ["a/c.yaml", "b.yaml"]


def test_a_link_that_leads_nowhere_counts_so_that_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to(tmp_path / "gone.yaml")
    assert list(files_below(tmp_path)) == [tmp_path / "x.yaml"]


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert list(files_below(tmp_path / "gone")) == []


def test_the_folder_itself_may_stand_in_a_hidden_one(tmp_path: Path) -> None:
    home = tmp_path / ".cache" / "content"
    home.mkdir(parents=True)
    (home / "a.yaml").touch()
    assert list(files_below(home)) == [home / "a.yaml"]

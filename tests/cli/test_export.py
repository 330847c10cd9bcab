"""`export` writes a folder to serve, the same for the same content and day, and touches nothing of anybody else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.cli.export_folder import MANIFEST, StrangersError, update
from bot.core.offline.shelf import INDEX
from tests.cli.places import Inside, Place
from tests.core.offline.reading import read

DAY = ("--date", "2026-11-23")
ABOUT: dict[str, Any] = {"made": "2026-11-23", "files": {"ky/ru-kg.html": {"language": "ky"}}}
FILES = {INDEX: b"index", "ky/ru-kg.html": b"one", "ru/ru-kg.html": b"two"}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return found


def test_the_folder_has_every_file_and_a_page_before_them(inside: Inside, place: Place) -> None:
    ran = inside("export", "out", *DAY)
    assert ran.code == 0
    files = tree(place.folder / "out")
    links = read(files[INDEX].decode()).links
    assert len(links) >= 12
    assert set(files) == {INDEX, MANIFEST, *links}
    assert f"out: {len(links) + 1} files written, 0 unchanged, 0 removed." in ran.out
    for link in links:
        found = read(files[link].decode())
        assert found.faults == [], link
        assert "2026" in found.text


def test_the_manifest_tells_the_day_the_content_and_how_fresh_each_file_is(inside: Inside, place: Place) -> None:
    inside("export", "out", *DAY)
    told = manifest(place.folder / "out")
    assert (told["format"], told["made"]) == (1, "2026-11-23")
    assert len(told["content"]) == 12
    about = told["files"]["ky/ru-kg.html"]
    assert (about["language"], about["country"], about["passport"]) == ("ky", "RU", "kg")
    assert about["reviewed"] < about["read_again_by"]
    assert set(told["files"]) == set(tree(place.folder / "out")) - {MANIFEST}
    assert "before" not in told


def test_the_same_content_and_day_give_the_same_bytes(inside: Inside, place: Place) -> None:
    inside("export", "one", *DAY)
    inside("export", "two", *DAY)
    assert tree(place.folder / "one") == tree(place.folder / "two")
    assert "0 files written" in inside("export", "one", *DAY).out
    inside("export", "two", "--date", "2026-11-24")
    assert tree(place.folder / "one") != tree(place.folder / "two")


def test_without_a_folder_and_a_day_it_is_today_below_var(inside: Inside, place: Place) -> None:
    assert inside("export").code == 0
    assert INDEX in tree(place.folder / "var" / "export")


def test_files_of_somebody_else_are_never_written_over(inside: Inside, place: Place) -> None:
    site = place.folder / "site"
    site.mkdir()
    (site / INDEX).write_text("my own page", encoding="utf-8")
    ran = inside("export", "site", *DAY)
    assert ran.code == 2
    assert "Nothing was written" in ran.err
    assert INDEX in ran.told
    assert tree(site) == {INDEX: b"my own page"}


@pytest.mark.parametrize("arguments", [("export", "out", "--date", "23.11.2026"), ("export", "a", "b")])
def test_what_cannot_be_read_is_said(inside: Inside, arguments: tuple[str, ...]) -> None:
    assert inside(*arguments).code == 2


def test_broken_content_is_not_exported(inside: Inside, place: Place) -> None:
    (place.folders.content / "countries.yaml").write_text("- id: [", encoding="utf-8")
    ran = inside("export", "out")
    assert ran.code == 2
    assert "countries.yaml" in ran.err
    assert not (place.folder / "out").exists()


def test_a_folder_that_cannot_be_written_is_said(inside: Inside, place: Place) -> None:
    (place.folder / "out").write_text("a file", encoding="utf-8")
    ran = inside("export", "out")
    assert ran.code == 2
    assert "out" in ran.err
    assert "Traceback" not in ran.err


def test_what_no_longer_belongs_is_removed_and_what_others_put_there_is_not(tmp_path: Path) -> None:
    update(tmp_path, FILES, ABOUT)
    (tmp_path / "ru" / "notes.html").write_bytes(b"mine")
    (tmp_path / "style.css").write_bytes(b"mine")
    done = update(tmp_path, {INDEX: b"new", "ky/ru-kg.html": b"one"}, ABOUT)
    assert (done.written, done.unchanged, done.removed) == ([INDEX], ["ky/ru-kg.html"], ["ru/ru-kg.html"])
    assert set(tree(tmp_path)) == {INDEX, MANIFEST, "ky/ru-kg.html", "ru/notes.html", "style.css"}


def test_an_empty_folder_of_a_language_goes_too(tmp_path: Path) -> None:
    update(tmp_path, FILES, ABOUT)
    update(tmp_path, {INDEX: b"index"}, ABOUT)
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST, INDEX]


def test_what_was_changed_since_is_left_and_told(tmp_path: Path) -> None:
    update(tmp_path, FILES, ABOUT)
    (tmp_path / "ru" / "ru-kg.html").write_bytes(b"improved by hand")
    with pytest.raises(StrangersError, match="ru/ru-kg"):
        update(tmp_path, FILES | {INDEX: b"new"}, ABOUT)
    assert tree(tmp_path)[INDEX] == b"index", "nothing was written"
    done = update(tmp_path, {INDEX: b"new"}, ABOUT)
    assert (done.left, done.removed) == (["ru/ru-kg.html"], ["ky/ru-kg.html"])
    assert tree(tmp_path)["ru/ru-kg.html"] == b"improved by hand"


def test_an_export_that_was_broken_off_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    update(tmp_path, FILES, ABOUT)
    newer = {path: content + b" newer" for path, content in FILES.items()}
    real = Path.replace

    def no_space(self: Path, target: Path) -> Path:
        if target.name == "ru-kg.html" and target.parent.name == "ru":
            raise OSError(28, "No space left on device")
        return real(self, target)

    with monkeypatch.context() as full:
        full.setattr(Path, "replace", no_space)
        with pytest.raises(OSError, match="space"):
            update(tmp_path, newer, ABOUT)
    assert (tree(tmp_path)[INDEX], tree(tmp_path)["ru/ru-kg.html"]) == (b"index newer", b"two")
    newest = {path: content + b" newest" for path, content in FILES.items()}
    assert sorted(update(tmp_path, newest, ABOUT).written) == sorted(FILES)


def test_a_manifest_cannot_name_files_that_are_not_an_exports(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    update(folder, FILES, ABOUT)
    outside, beside = tmp_path / "letter.txt", folder / "letter.txt"
    told = manifest(folder)
    digest = told["files"][INDEX]["sha256"]
    for path in (outside, beside):
        path.write_bytes(b"index")
    told["files"] |= {"../letter.txt": {"sha256": digest}, "letter.txt": {"sha256": digest}}
    (folder / MANIFEST).write_text(json.dumps(told), encoding="utf-8")
    update(folder, FILES, ABOUT)
    assert outside.exists()
    assert beside.exists()


@pytest.mark.parametrize("said", ["", "[]", "{}", '{"files": []}', '{"files": {"index.html": "x"}}', '{"name": "app"}'])
def test_a_manifest_of_something_else_is_not_written_over(tmp_path: Path, said: str) -> None:
    (tmp_path / MANIFEST).write_text(said, encoding="utf-8")
    with pytest.raises(StrangersError, match=MANIFEST):
        update(tmp_path, FILES, ABOUT)
    assert set(tree(tmp_path)) == {MANIFEST}


def test_links_and_folders_in_the_way_are_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "precious"
    target.write_bytes(b"index")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / INDEX).symlink_to(target)
    (tmp_path / "folder" / INDEX).mkdir(parents=True)
    for name in ("link", "folder"):
        with pytest.raises(StrangersError, match="index"):
            update(tmp_path / name, FILES, ABOUT)
    (tmp_path / "blocked").mkdir()
    (tmp_path / "blocked" / "ky").write_bytes(b"a file where a folder would be")
    with pytest.raises(StrangersError, match="ky/ru-kg"):
        update(tmp_path / "blocked", FILES, ABOUT)
    assert target.read_bytes() == b"index"

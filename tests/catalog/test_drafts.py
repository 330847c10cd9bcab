"""A copy to work in: put in place whole, or nothing of it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from bot.catalog.drafts import ChangedMeanwhileError, draft
from bot.core.errors import ContentError
from tests.catalog.folders import TODAY, Folders

TOPIC = "topics/unpaid-wages.yaml"


def everything(folders: Folders) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folders.content.parent.rglob("*") if path.is_file()}


def test_what_changed_is_put_in_place_and_nothing_else(translated: Folders) -> None:
    before = everything(translated)
    (translated.content / TOPIC).chmod(0o640)
    with draft(translated.content, translated.locales) as copy:
        (copy.content / TOPIC).write_text(before[translated.content / TOPIC].decode().replace("I was", "They was"))
        (copy.content / "sources" / "new.yaml").write_text("- {id: page}\n")
        (copy.locales / "uz" / "LC_MESSAGES").mkdir(parents=True)
        (copy.locales / "uz" / "LC_MESSAGES" / "bot.po").write_text("")
        assert everything(translated) == before, "the originals stay while the copy is worked on"
        assert copy.changed() == copy.put()
    after = everything(translated)
    changed = {path for path, raw in after.items() if before.get(path) != raw}
    assert {path.relative_to(translated.content.parent).as_posix() for path in changed} == {
        f"content/{TOPIC}", "content/sources/new.yaml", "locales/uz/LC_MESSAGES/bot.po",
    }  # fmt: skip
    assert stat.S_IMODE((translated.content / TOPIC).stat().st_mode) == 0o640
    assert not copy.content.exists()


def test_nothing_is_put_in_place_where_somebody_saved_meanwhile(folders: Folders) -> None:
    with draft(folders.content, folders.locales) as copy:
        (copy.content / TOPIC).write_text("id: other\n")
        folders.edit(TOPIC, "I was not paid", "I was never paid")
        before = everything(folders)
        with pytest.raises(ChangedMeanwhileError):
            copy.put()
    assert everything(folders) == before


def test_a_disk_that_fills_up_half_way(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(folders)
    copied: list[str] = []

    def full(source: Path, target: Path) -> None:
        copied.append(target.name)
        if len(copied) == 2:
            raise OSError(28, "No space left on device")
        target.write_bytes(source.read_bytes())

    with draft(folders.content, folders.locales) as copy:
        for name in ("one", "two", "three"):
            (copy.content / "sources" / f"{name}.yaml").write_text("- {id: page}\n")
        monkeypatch.setattr("shutil.copyfile", full)
        with pytest.raises(OSError, match="No space"):
            copy.put()
    assert copied == ["one.yaml.new", "three.yaml.new"]
    assert everything(folders) == before


def test_what_may_not_be_served_is_told_with_the_names_of_an_editors_files(folders: Folders) -> None:
    with draft(folders.content, folders.locales) as copy:
        copy.prove(TODAY)
        text = (copy.content / TOPIC).read_text(encoding="utf-8")
        (copy.content / TOPIC).write_text(text.replace("sources: [law]", "sources: [lew]"), encoding="utf-8")
        with pytest.raises(ContentError) as refused:
            copy.prove(TODAY)
    assert {problem.place.file for problem in refused.value.problems} == {f"content/{TOPIC}"}


def test_hidden_files_and_leftovers_are_not_copied(folders: Folders) -> None:
    (folders.content / ".git").mkdir()
    (folders.content / "facts.yaml~").write_text("")
    with draft(folders.content, folders.locales) as copy:
        found = {path.name for path in copy.content.iterdir()}
        assert found == {path.name for path in folders.content.iterdir()} - {".git", "facts.yaml~"}
        assert copy.changed() == []

"""What one run leaves for the next: taken only where it is whole and of the same program."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.catalog import kept
from bot.catalog.kept import Kept, program


def test_what_was_kept_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "var" / "made"
    assert Kept(path, "us").load() is None
    for body in (b"one\ntwo\n", b""):
        Kept(path, "us").keep(body)
        assert Kept(path, "us").load() == body
    assert Kept(path, "them").load() is None
    assert [found.name for found in (tmp_path / "var").iterdir()] == ["made"], "no draft is left"


@pytest.mark.parametrize("at", [0, 30, 64, 65, 70, -1])
def test_a_changed_byte_or_a_cut_makes_it_as_good_as_none(tmp_path: Path, at: int) -> None:
    path = tmp_path / "made"
    Kept(path, "us").keep(b"a body of some length")
    whole = path.read_bytes()
    path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at:][1:])
    assert Kept(path, "us").load() is None
    path.write_bytes(whole[:at])
    assert Kept(path, "us").load() is None
    path.write_bytes(whole)
    assert Kept(path, "us").load() is not None


def test_nothing_is_waited_for_in_its_place(tmp_path: Path) -> None:
    """A pipe there held every start up for ever."""
    os.mkfifo(tmp_path / "made")
    assert Kept(tmp_path / "made", "us").load() is None
    Kept(tmp_path / "made", "us").keep(b"body")
    assert Kept(tmp_path / "made", "us").load() == b"body"


@pytest.mark.parametrize("raw", [b"", b"\n", b"x" * 1000, b"\0" * 65])
def test_junk(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "made").write_bytes(raw)
    assert Kept(tmp_path / "made", "us").load() is None


def test_where_nothing_can_be_written_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    blocked = Kept(tmp_path / "file" / "made", "us")
    blocked.keep(b"x")
    assert blocked.load() is None
    (tmp_path / "folder").mkdir()
    other = Kept(tmp_path / "folder", "us")
    other.keep(b"x")
    assert other.load() is None
    assert {path.name for path in tmp_path.iterdir()} == {"file", "folder"}, "on a full disk each process left a draft"


def test_a_program_is_its_code_and_what_it_stands_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "a.py").write_text("x = 1")
    names = [program(tmp_path)]
    assert program(tmp_path) == names[0]
    (tmp_path / "notes.txt").write_text("no code")
    assert program(tmp_path) == names[0]
    (tmp_path / "core" / "a.py").write_text("x = 2")
    names.append(program(tmp_path))
    (tmp_path / "core" / "a.py").rename(tmp_path / "core" / "b.py")
    names.append(program(tmp_path))
    monkeypatch.setattr(kept, "_STANDS_ON", ("babel", "no-such-package"))
    names.append(program(tmp_path))
    assert len(set(names)) == len(names)

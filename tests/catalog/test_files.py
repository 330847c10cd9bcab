from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog import files as module
from bot.catalog.files import Files, Parsed, files_below, shown


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


def test_a_name_is_shown_as_it_is_or_spelled_out(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    assert shown(folder, folder / "topics" / "жол.yaml") == "content/topics/жол.yaml"
    assert shown(folder, folder / "a\nb\u202e.yaml") == r"content/a\nb\u202e.yaml"
    assert shown(folder, folder / os.fsdecode(b"b\xff.yaml")) == r"content/b\udcff.yaml"


def test_the_bytes_of_a_file_are_the_same_however_often_they_are_asked_for(tmp_path: Path) -> None:
    path, files = tmp_path / "a.yaml", Files()
    path.write_bytes(b"one")
    assert files.raw(path) == b"one"
    path.write_bytes(b"two")
    assert files.raw(path) == b"one"
    assert Files().raw(path) == b"two"


def test_a_file_that_cannot_be_read_cannot_be_read_the_second_time_either(tmp_path: Path) -> None:
    path, files = tmp_path / "a.yaml", Files()
    for _ in range(2):
        with pytest.raises(FileNotFoundError):
            files.raw(path)
        path.write_bytes(b"by now it is there")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
def test_nothing_is_waited_for_and_nothing_endless_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "folder.yaml").mkdir()
    (tmp_path / "large.yaml").write_bytes(b"12345")
    monkeypatch.setattr(module, "MAX_BYTES", 4)
    told = {}
    for name in ("pipe", "folder", "large"):
        with pytest.raises(OSError) as caught:  # noqa: PT011  # what is wrong is looked at below
            Files().raw(tmp_path / f"{name}.yaml")
        told[name] = caught.value.strerror
    assert told == {
        "pipe": "it is no ordinary file",
        "folder": "it is a folder",
        "large": "it has more than 0 million bytes",
    }


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("packed", [True, False])
@given(values=VALUES)
def test_what_was_parsed_is_given_again_as_it_was(packed: bool, values: Any) -> None:  # noqa: FBT001  # a parameter of the test
    parsed = Parsed(packed=packed)
    assert parsed.once("yaml", b"raw", lambda: values) == values
    parsed.turn()
    again = parsed.once("yaml", b"raw", lambda: pytest.fail("it was parsed again"))
    assert again == values
    assert Parsed(parsed.now, packed=packed).once("yaml", b"raw", lambda: None) == values


def test_other_bytes_and_another_parser_are_parsed() -> None:
    parsed = Parsed()
    asked = [("yaml", b"1"), ("yaml", b"2"), ("po", b"1"), ("po", b"2")]
    made = [parsed.once(parser, raw, iter([number]).__next__) for number, (parser, raw) in enumerate(asked)]
    assert made == [0, 1, 2, 3]
    assert len(parsed.now) == 4


def test_what_a_reading_did_not_use_is_forgotten() -> None:
    parsed = Parsed()
    parsed.once("yaml", b"old", lambda: 1)
    parsed.turn()
    parsed.once("yaml", b"new", lambda: 2)
    assert parsed.is_new
    parsed.turn()
    assert parsed.once("yaml", b"old", lambda: 3) == 3


def test_what_could_not_be_parsed_is_not_remembered() -> None:
    parsed = Parsed()

    def broken() -> None:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  # it says nothing
        parsed.once("yaml", b"raw", broken)
    assert parsed.now == {}

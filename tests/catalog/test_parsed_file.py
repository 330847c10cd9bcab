"""What content files hold, kept for the next start: nothing that is served depends on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.loading import Known, load
from bot.catalog.parsed_file import ParsedFile, packed, unpacked
from tests.catalog.folders import TODAY, Folders


@given(st.dictionaries(st.binary(min_size=32, max_size=32), st.binary(max_size=40), max_size=8))
def test_what_was_packed_is_unpacked(entries: dict[bytes, bytes]) -> None:
    assert unpacked(packed(entries)) == entries


def served(folders: Folders, data: Path, code: Path) -> tuple[dict[str, str], bool]:
    """The texts that a start serves, and whether it parsed something that was not kept."""
    file = ParsedFile(data, code)
    known = Known(file.load())
    before = set(unpacked(packed(known.parsed.used)))
    library = load(folders.content, folders.locales, TODAY, known=known)
    file.keep(known.parsed.used)
    return {key: library.english(key) for key in library.keys}, set(known.parsed.used) != before


@pytest.fixture
def code(tmp_path: Path) -> Path:
    folder = tmp_path / "code"
    folder.mkdir()
    return folder


def test_a_second_start_parses_nothing_and_serves_the_same(translated: Folders, tmp_path: Path, code: Path) -> None:
    texts, new = served(translated, tmp_path / "var", code)
    assert new
    assert len(texts) > 100
    assert served(translated, tmp_path / "var", code) == (texts, False)


@pytest.mark.parametrize("what", ["content", "code", "cut", "junk"])
def test_what_does_not_hold_is_parsed_anew(translated: Folders, tmp_path: Path, code: Path, what: str) -> None:
    texts, _ = served(translated, tmp_path / "var", code)
    kept = tmp_path / "var" / "parsed.bin"
    match what:
        case "content":
            translated.edit("topics/unpaid-wages.yaml", "title: I was not paid", "title: They owe me")
        case "code":
            (code / "reader.py").write_text("changed = True")
        case "cut":
            kept.write_bytes(kept.read_bytes()[:-1])
        case _:
            kept.write_bytes(b"junk")
    again, new = served(translated, tmp_path / "var", code)
    assert new
    assert (again != texts) is (what == "content")


def test_where_nothing_can_be_kept_the_start_goes_on(translated: Folders, tmp_path: Path, code: Path) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")
    texts, new = served(translated, tmp_path / "var", code)
    assert new
    assert texts

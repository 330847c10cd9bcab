"""The form of our PO files: one text a line, a header without dates and people, whatever wrote the file before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from bot.catalog.messages import read_messages
from bot.catalog.po_files import Text, fill, update
from bot.catalog.po_form import write_po
from tests.catalog.other_tools import TOOLS, poedit

LONG = "Keep every message from the boss, photos of your work, names of co-workers and hours. " * 3
TEXTS = [Text("ui.a", LONG, "bot/core/phrases.py"), Text("ui.b", "Two\nlines", "bot/core/phrases.py")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "locales" / "ru" / "LC_MESSAGES" / "bot.po"
    update(path, "ru", TEXTS)
    fill(path, {"ui.a": "Храните все сообщения. " * 9, "ui.b": "Две\nстроки"})
    return path


def test_a_file_as_it_is_written(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == (
        '#\nmsgid ""\nmsgstr ""\n'
        '"Project-Id-Version: ukuk\\n"\n"Language: ru\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20)'
        ' ? 1 : 2);\\n"\n\n'
        f'#: bot/core/phrases.py\nmsgctxt "ui.a"\nmsgid "{LONG}"\nmsgstr "{"Храните все сообщения. " * 9}"\n\n'
        '#: bot/core/phrases.py\nmsgctxt "ui.b"\nmsgid ""\n"Two\\n"\n"lines"\nmsgstr ""\n"Две\\n"\n"строки"\n'
    )


@pytest.mark.parametrize("tool", TOOLS)
def test_what_another_program_wrote_says_the_same_and_comes_back_into_form(
    path: Path, tool: Callable[[Path], None]
) -> None:
    before, said = path.read_bytes(), read_messages(path.parents[2], ["ru"]).translations
    tool(path)
    assert read_messages(path.parents[2], ["ru"]).translations == said
    assert len(said["ru"]) == 2
    update(path, "ru", TEXTS)
    assert path.read_bytes() == before


def test_a_program_that_breaks_lines_elsewhere_breaks_no_meaning(path: Path) -> None:
    before = path.read_bytes()
    for width in (20, 40, 79, 400):
        poedit(path, width)
        assert path.read_bytes() != before
        update(path, "ru", TEXTS)
        assert path.read_bytes() == before


def test_one_changed_word_changes_one_line(path: Path) -> None:
    before = path.read_text(encoding="utf-8").splitlines()
    fill(path, {"ui.a": "Хранить все сообщения. " + "Храните все сообщения. " * 8})
    after = path.read_text(encoding="utf-8").splitlines()
    assert len(before) == len(after)
    assert len([line for line, other in zip(before, after, strict=True) if line != other]) == 1


def test_what_is_gone_stands_at_the_end_by_its_key_whatever_went_first(path: Path) -> None:
    update(path, "ru", TEXTS[1:])
    update(path, "ru", [])
    one_by_one = path.read_bytes()
    update(path, "ru", TEXTS)
    update(path, "ru", [])
    assert path.read_bytes() == one_by_one
    assert [entry.msgctxt for entry in polib.pofile(str(path))] == ["ui.a", "ui.b"]


def test_the_same_bytes_are_not_written_again(path: Path) -> None:
    before = path.stat().st_mtime_ns
    write_po(path, "ru", list(polib.pofile(str(path))))
    assert path.stat().st_mtime_ns == before

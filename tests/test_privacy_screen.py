"""What /privacy prints is what this process's tables are, in words that people can read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import Column, String, create_engine, inspect

from bot.core import markup, phrases
from bot.core.conversation import Conversation
from bot.core.limits import SCREEN_CHARACTERS
from bot.core.page import Screen
from bot.core.phrases import INTERFACE
from bot.core.routes import Intent, Privacy, Visitor
from bot.storage import Storage, kept_tables
from bot.storage.schema import metadata
from tests.support.clock import FakeClock
from tests.support.talk import screen_of
from tests.telegram.edition import ROOT, real_edition

LANGUAGES = ("ky", "ru", "en")
NOTES = "alembic_version"
"""Alembic's own table: which of our migrations were made."""


def _screen(language: str, part: str = "") -> Screen:
    talk = Conversation(real_edition, FakeClock(), remember_offered=True, kept=kept_tables())
    return screen_of(talk.go(Intent(Visitor(language, "RU"), Privacy(part))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_is_printed_and_fits_a_small_phone(language: str) -> None:
    shown, meant = (markup.visible(_screen(language, part).text) for part in ("", "t"))
    assert len(kept_tables()) >= 2
    for table in kept_tables():
        assert f"{table.name}: {', '.join(table.columns)}" in shown
        for column in table.columns:
            assert re.search(rf"^• {column}: \S", meant, re.MULTILINE), column
    for part in ("", "t", "s"):
        assert len(markup.visible(_screen(language, part).text)) <= SCREEN_CHARACTERS


def test_every_column_has_words_and_no_words_are_of_a_column_that_is_gone() -> None:
    written = {key.removeprefix("ui.table.") for key in INTERFACE if key.startswith("ui.table.")}
    columns = {f"{table.name}.{column}" for table in kept_tables() for column in table.columns}
    assert written == columns | {table.name for table in kept_tables()}


def test_a_new_column_is_printed_without_anybodys_doing(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the test above turns red, since nobody has said what it is for."""
    table = metadata.tables["choice"].to_metadata(type(metadata)())
    table.append_column(Column("shoe_size", String))
    monkeypatch.setattr("bot.storage.schema.metadata", table.metadata)
    (changed,) = kept_tables()
    assert changed.columns[-1] == "shoe_size"


async def test_the_database_has_these_tables_and_no_others(tmp_path: Path) -> None:
    file = tmp_path / "x.sqlite3"
    storage = Storage(f"sqlite:///{file}", secret="x" * 32, clock=FakeClock(), coarse=lambda _: False)
    await storage.migrate()
    await storage.close()
    engine = create_engine(f"sqlite:///{file}")
    found = inspect(engine)
    tables = {name: {item["name"] for item in found.get_columns(name)} for name in found.get_table_names()}
    engine.dispose()
    assert set(tables.pop(NOTES)) == {"version_num"}
    assert tables == {table.name: set(table.columns) for table in kept_tables()}


def test_the_paper_says_the_same() -> None:
    paper = (ROOT / "docs" / "PRIVACY.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", paper, re.MULTILINE)
    assert {name: tuple(re.findall(r"`(\w+)`", columns)) for name, columns in rows} == {
        table.name: table.columns for table in kept_tables()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_tells_nothing_and_is_longer_than_a_line_of_a_notification(language: str) -> None:
    library = real_edition().library
    cover = library.say(phrases.COVER.key, language).text
    assert 38 <= len(cover) <= 80
    telltale = {word.lower() for item in library.content.phrasings for word in item.keywords.get(language, ())}
    assert len(telltale) >= 100
    assert not [word for word in telltale if re.search(rf"(?<!\w){re.escape(word)}", cover.lower())]

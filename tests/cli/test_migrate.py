from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot import app
from bot.settings import Settings
from bot.storage import StorageError
from tests.cli.places import Inside, Place


def tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    try:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    finally:
        connection.close()


def test_a_new_file_as_an_operator_makes_it(place: Place) -> None:
    ran = place.run("migrate", DATABASE_URL="sqlite:///data/ukuk.sqlite3")
    assert (ran.code, ran.out, ran.err) == (0, "The database has its newest shape.\n", "")
    assert {"choice", "counter"} <= tables(place.folder / "data" / "ukuk.sqlite3")


def test_twice_is_no_fault(inside: Inside, place: Place) -> None:
    for _ in range(2):
        assert inside("migrate").code == 0
    assert "counter" in tables(place.folder / "var" / "ukuk.sqlite3")


@pytest.mark.parametrize("url", ["mysql://user:geheim@host/db", "sqlite:///:memory:", "nonsense://geheim"])
def test_an_address_that_is_none(inside: Inside, url: str) -> None:
    ran = inside("migrate", DATABASE_URL=url)
    assert ran.code == 2
    assert len(ran.told) == 1
    assert ran.told[0].startswith("DATABASE_URL: ")
    assert "geheim" not in ran.err + ran.out


def test_a_database_that_refuses(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    async def refuse(settings: Settings) -> None:
        await asyncio.sleep(0)
        raise StorageError

    monkeypatch.setattr(app, "migrate", refuse)
    ran = inside("migrate")
    assert (ran.code, ran.told) == (1, ["The database cannot be reached, or refused; see the log above."])


def test_a_path_where_no_file_can_be(inside: Inside, place: Place) -> None:
    (place.folder / "var").write_text("a file where the folder should be")
    ran = inside("migrate")
    assert ran.code == 1
    assert ran.told[-1] == "The database cannot be reached, or refused; see the log above."
    assert "Traceback" not in ran.err

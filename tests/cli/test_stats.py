"""`stats`: every format from a real database, what is hidden, and how a day is taken."""

from __future__ import annotations

import asyncio
import csv
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import coarse
from bot.core.ports import Count
from bot.core.report.periods import last_week, month_of
from bot.storage import Storage
from tests.cli.places import Inside, Place
from tests.core.report.samples import noon
from tests.support import builders as make
from tests.support.clock import FakeClock
from tests.support.libraries import library

WAGES = Count("topic", "unpaid-wages", "s", "ky", "RU")
DANGER = Count("topic", "emergency", "s", "ky", "RU")
LAST_MONDAY = last_week(datetime.now(UTC)).first  # noqa: TID251  # the command knows no other clock
LONG_AGO = month_of(LAST_MONDAY - timedelta(days=70)).first
"""The first day of a month that is over."""


def count(database: Path, *counts: tuple[date, Count, int]) -> None:
    """Count as the running bot does, on days of the past."""

    async def work() -> None:
        clock = FakeClock(noon(LAST_MONDAY))
        topics = [make.topic("unpaid-wages"), make.topic("emergency", sensitivity="danger")]
        storage = Storage(str(database), secret=None, clock=clock, coarse=coarse(lambda: library(topics=topics)))
        await storage.migrate()
        for day, what, times in counts:
            clock.set(noon(day))
            for _ in range(times):
                storage.counters.add(what)
            await storage.counters.flush()
        await storage.close()

    asyncio.run(work())


@pytest.fixture
def counted(place: Place) -> Place:
    """Two weeks of a public topic, the second small; two of a dangerous one; and the week that runs."""
    count(
        place.folder / "var" / "ukuk.sqlite3",
        (LONG_AGO + timedelta(days=1), WAGES, 13),
        (LONG_AGO + timedelta(days=8), WAGES, 3),
        (LONG_AGO + timedelta(days=2), DANGER, 5),
        (LONG_AGO + timedelta(days=9), DANGER, 4),
        (LAST_MONDAY + timedelta(days=7), WAGES, 437),
    )
    return place


def rows(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)["rows"]
    return found


def test_json(counted: Place, inside: Inside) -> None:
    ran = inside("stats", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    first, second = LONG_AGO, LONG_AGO + timedelta(days=7)
    public = {"event": "topic", "subject": "unpaid-wages", "detail": ""}
    assert rows(ran.out) == [
        {"from": f"{first}", "to": f"{first + timedelta(days=6)}", **public, "n": 15},
        {"from": f"{first}", "to": f"{month_of(first).last}", **public, "subject": "emergency", "n": 10},
        {"from": f"{second}", "to": f"{second + timedelta(days=6)}", **public, "n": None},
    ]
    assert json.loads(ran.out)["to"] == str(LAST_MONDAY + timedelta(days=6))


def test_csv_and_table_and_page_tell_the_same(counted: Place, inside: Inside) -> None:
    lines = list(csv.DictReader(inside("stats", "--format", "csv").out.splitlines()))
    assert [(line["subject"], line["n"]) for line in lines] == [
        ("unpaid-wages", "15"), ("emergency", "10"), ("unpaid-wages", "*"),
    ]  # fmt: skip
    table = inside("stats").out
    assert "I was not paid" in table
    assert "15 + *" in table
    assert "* is a number from 1 to 7" in table
    page = inside("stats", "--format", "html").out
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")
    assert "15 + *" in page
    for text in (table, page):
        assert "437" not in text
        assert "435" not in text


@pytest.mark.parametrize("day", [8, 10, 14])
def test_a_day_is_taken_as_its_week_and_its_month(counted: Place, inside: Inside, day: int) -> None:
    ran = inside("stats", "--format", "json", "--since", str(LONG_AGO + timedelta(days=day - 1)))
    assert ran.code == 0
    monday = LONG_AGO + timedelta(days=7)
    assert len(ran.told) == 1
    assert f"{monday.day} {monday:%B} {monday.year}, a Monday" in ran.err
    assert f"by month from {LONG_AGO.day} {LONG_AGO:%B} {LONG_AGO.year}" in ran.err
    assert [(row["subject"], row["n"]) for row in rows(ran.out)] == [("emergency", 10), ("unpaid-wages", None)]
    assert json.loads(ran.out)["from"] == str(monday)


@pytest.mark.parametrize("since", [LAST_MONDAY + timedelta(days=7), date.max])
def test_a_week_that_runs_has_nothing_to_tell(counted: Place, inside: Inside, since: date) -> None:
    """Nor has the last one of the calendar, which ended in a traceback."""
    ran = inside("stats", "--format", "json", "--since", str(since))
    assert (ran.code, rows(ran.out)) == (0, [])
    assert "is not over" in ran.err


def test_nothing_was_counted(inside: Inside) -> None:
    assert rows(inside("stats", "--format", "json").out) == []
    assert inside("stats", "--format", "csv").out == "from,to,event,subject,detail,language,country,n\n"
    assert "Conversations begun" in inside("stats").out


@pytest.mark.parametrize("day", ["yesterday", "2026-13-01", "05.10.2026", ""])
def test_a_day_that_is_none(inside: Inside, day: str) -> None:
    ran = inside("stats", "--since", day)
    assert (ran.code, ran.out) == (2, "")
    assert "--since" in ran.err


def test_a_format_that_is_none(inside: Inside) -> None:
    assert inside("stats", "--format", "xml").code == 2


def test_a_database_that_is_not_there(inside: Inside) -> None:
    ran = inside("stats", DATABASE_URL="postgresql://user:geheim@127.0.0.1:9/db")
    assert (ran.code, ran.out) == (1, "")
    assert ran.told[-1] == "The counts cannot be read; the line above says why."
    assert "ConnectionRefusedError" in ran.err
    assert "geheim" not in ran.err
    ran = inside("stats", DATABASE_URL="mysql://user:geheim@host/db")
    assert (ran.code, len(ran.told)) == (2, 1)


def test_broken_content_and_nothing_kept(inside: Inside, place: Place) -> None:
    place.folders.edit("topics/unpaid-wages.yaml", "sensitivity: public", "sensitivity: secret")
    assert inside("stats").code == 2


def test_a_topic_that_is_careful_now_is_told_by_month_of_what_was_told(
    counted: Place, inside: Inside, place: Place
) -> None:
    place.folders.edit("topics/unpaid-wages.yaml", "sensitivity: public", "sensitivity: careful")
    found = rows(inside("stats", "--format", "json").out)
    assert {(row["subject"], row["n"]) for row in found} == {("unpaid-wages", 15), ("emergency", 10)}
    assert {row["to"] for row in found} == {str(month_of(LONG_AGO).last)}

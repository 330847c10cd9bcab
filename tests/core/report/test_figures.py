"""Sums of what is told, and how programs read it."""

from __future__ import annotations

import csv
import json
from datetime import date

import pytest

from bot.core.ports import Count, Counted
from bot.core.report.figures import Figure, figure, grouped, share
from bot.core.report.periods import month_of, week_of
from bot.core.report.publication import Cell, Publication, Published, publish
from bot.core.report.rows import COLUMNS, as_csv, as_json
from tests.core.report.samples import noon, sample_library

MONDAY = date(2026, 11, 23)


def told(subject: str, n: int | None) -> Published:
    return Published(Cell(week_of(MONDAY), "topic", subject), n)


@pytest.mark.parametrize(
    ("numbers", "words", "value"),
    [
        ((), "", 0),
        ((None,), "*", None),
        ((10, 15), "25", 25),
        ((10, None, None), "10 + *", 10),
        ((1500,), "1,500", 1500),
    ],
)
def test_a_hidden_number_adds_nothing(numbers: tuple[int | None, ...], words: str, value: int | None) -> None:
    found = figure(told("a", n) for n in numbers)
    assert (str(found), found.value) == (words, value)


def test_figures_add_up_and_are_in_order() -> None:
    rows = [told("small", 10), told("hidden", None), told("great", 20), told("great", None), told("also small", 10)]
    found = grouped(rows, lambda row: row.cell.subject)
    assert list(found) == ["great", "also small", "small", "hidden"]
    assert sum(found.values(), Figure()) == figure(rows) == Figure(40, shown=3, hidden=2)


def test_a_share_is_of_what_is_shown() -> None:
    assert share(Figure(10, 1), Figure(40, 2, hidden=1)) == 0.25
    assert share(Figure(), Figure(40, 2)) == 0
    assert share(Figure(0, 0, hidden=1), Figure(40, 2)) is None
    assert share(Figure(), Figure()) is None


def test_the_json_is_as_other_commands_read_it() -> None:
    rows = [
        Counted(MONDAY, weekly=False, count=Count("contact", "helpline", "", "ky", "RU"), n=13),
        Counted(MONDAY, weekly=False, count=Count("menu", "", "", "ky", "RU"), n=3),
        Counted(MONDAY, weekly=False, count=Count("room", "work", "", "ky", "RU"), n=8),
    ]
    publication = publish(rows, sample_library(), noon(date(2026, 11, 30)), date(2026, 11, 25))
    document = json.loads(as_json(publication))
    period = {"from": "2026-11-23", "to": "2026-11-29"}
    assert document == {
        "ukuk": "stats",
        "version": 1,
        **period,
        "rows": [
            {**period, "event": "contact", "subject": "helpline", "detail": "", "n": 15},
            {**period, "event": "menu", "subject": "", "detail": "", "country": "RU", "n": None},
            {**period, "event": "room", "subject": "", "detail": "", "language": "ky", "n": 10},
        ],
    }
    lines = list(csv.DictReader(as_csv(publication).splitlines()))
    assert tuple(lines[0]) == COLUMNS
    assert [line["n"] for line in lines] == ["15", "*", "10"]
    assert [(line["from"], line["country"], line["language"]) for line in lines][1:] == [
        ("2026-11-23", "RU", ""),
        ("2026-11-23", "", "ky"),
    ]


def test_nothing_is_a_document_too() -> None:
    empty = Publication((), MONDAY, MONDAY)
    assert json.loads(as_json(empty))["rows"] == []
    assert as_csv(empty) == ",".join(COLUMNS) + "\n"


def test_a_month_is_told_from_its_first_week_on() -> None:
    month = month_of(MONDAY)
    assert (month.first, month.last) == (date(2026, 11, 2), date(2026, 12, 6))

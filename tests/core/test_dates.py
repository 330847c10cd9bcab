"""Dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.dates import find_date

TODAY = date(2026, 11, 23)
FIFTH = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05.11.2026", FIFTH),
        ("5.11.26", FIFTH),
        ("5/11/2026", FIFTH),
        ("2026-11-05", FIFTH),
        ("2026.11.5", FIFTH),
        ("5.11", FIFTH),
        ("5 ноября 2026", FIFTH),
        ("5 ноября", FIFTH),
        ("5-ноябрь", FIFTH),
        ("5-ноябрда", FIFTH),
        ("2026-жылдын 5-ноябры", FIFTH),
        ("2026-ж., 5-ноябрь", FIFTH),
        ("November 5, 2026", FIFTH),
        ("Nov 5", FIFTH),
        ("5th of November 2026", FIFTH),
        ("ноябрдын 5и", FIFTH),
        ("24.12", date(2025, 12, 24)),
        ("29 февраля 2024", date(2024, 2, 29)),
        ("мая 9", date(2026, 5, 9)),
        ("вчера", date(2026, 11, 22)),
        ("Бүгүн", TODAY),
        ("кечээ!", date(2026, 11, 22)),
        ("мурдагы күнү", date(2026, 11, 21)),
        ("day before yesterday", date(2026, 11, 21)),
    ],
)
def test_a_date_alone(text: str, day: date) -> None:
    found = find_date(text, TODAY)
    assert found is not None
    assert (found.day, found.alone) == (day, True)


@pytest.mark.parametrize("text", ["31.02.2026", "32.13.2026", "30 февраля", "0.11.2026", "2026-13-01"])
def test_what_is_written_like_a_date_but_is_none(text: str) -> None:
    found = find_date(text, TODAY)
    assert found is not None
    assert found.day is None


def test_a_story_with_a_date_in_it() -> None:
    found = find_date("меня уволили 5 ноября и не заплатили", TODAY)
    assert found is not None
    assert (found.day, found.alone) == (FIFTH, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "айлык бербейт",
        "вчера меня уволили",
        "115",
        "+7 925 115-50-47",
        "5 лет работаю",
        "в марте",
        "10.5 saat",
        "8-800-2000",
    ],
)
def test_no_date(text: str) -> None:
    assert find_date(text, TODAY) is None


@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    find_date(text, TODAY)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    for written in (f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", day.isoformat()):
        found = find_date(written, TODAY)
        assert found is not None
        assert found.day == day

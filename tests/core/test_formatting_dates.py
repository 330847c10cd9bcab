"""Dates are written out, and never more exactly than they are known."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.formatting import format_date, format_page_date
from bot.core.pagedate import PageDate

LANGUAGES = st.sampled_from(["ky", "ru", "en"])


@pytest.mark.parametrize(
    ("language", "year", "month", "day"),
    [
        ("ky", "2025", "2025-ж., август", "2025-ж., 25-август"),
        ("ru", "2025", "август 2025", "25 августа 2025"),
        ("en", "2025", "August 2025", "25 August 2025"),
    ],
)
def test_three_precisions(language: str, year: str, month: str, day: str) -> None:
    assert format_page_date(PageDate("2025"), language) == year
    assert format_page_date(PageDate("2025-08"), language) == month
    assert format_page_date(PageDate("2025-08-25"), language) == day
    assert format_date(date(2025, 8, 25), language) == day


@pytest.mark.parametrize("month", range(1, 13))
def test_russian_months_after_a_day_and_alone(month: int) -> None:
    """«август 2025», not «августа 2025»; and no «г.», which before a full stop would read «г..»."""
    alone = format_page_date(PageDate(f"2025-{month:02}"), "ru")
    after_day = format_date(date(2025, month, 3), "ru")
    assert alone[:2] == after_day.split(" ", 1)[1][:2]
    assert alone != after_day.split(" ", 1)[1]
    assert "г." not in alone + after_day


@given(day=st.dates(min_value=date(1000, 1, 1)), language=LANGUAGES)
def test_a_day_has_its_year_and_its_number_and_no_figure_for_the_month(day: date, language: str) -> None:
    said = format_date(day, language)
    numbers = sorted(int(part) for part in _figures(said))
    assert numbers == sorted([day.year, day.day])


@given(day=st.dates(min_value=date(1000, 1, 1)), language=LANGUAGES)
def test_less_exact_dates_say_less(day: date, language: str) -> None:
    assert [int(part) for part in _figures(format_page_date(PageDate(day.isoformat()[:7]), language))] == [day.year]
    assert format_page_date(PageDate(day.isoformat()[:4]), language) == str(day.year)


def _figures(text: str) -> list[str]:
    return "".join(letter if letter.isdigit() else " " for letter in text).split()

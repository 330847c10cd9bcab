"""A page's date is as exact as the page gives it, and never more."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from bot.core.pagedate import PageDate

_ADAPTER = TypeAdapter(PageDate)


@pytest.mark.parametrize(
    ("text", "precision", "earliest", "latest"),
    [
        ("2025", "year", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-08", "month", date(2025, 8, 1), date(2025, 8, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-08-25", "day", date(2025, 8, 25), date(2025, 8, 25)),
    ],
)
def test_says_the_days_it_can_mean(text: str, precision: str, earliest: date, latest: date) -> None:
    found = PageDate(text)
    assert (found.precision, found.earliest, found.latest) == (precision, earliest, latest)
    assert str(found) == text
    assert repr(found) == f"PageDate('{text}')"


@pytest.mark.parametrize(
    "text",
    ["", "25", "2025-8", "2025-13", "2025-02-30", "2025/08/25", "25.08.2025", "2025-08-25T10:00", "2025\n", "٢٠٢٥"],
)
def test_refuses_what_names_no_day(text: str) -> None:
    with pytest.raises(ValueError, match=r"date|month|day"):
        PageDate(text)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_the_day_lies_in_its_month_and_year(day: date) -> None:
    year, month, exact = (PageDate(day.isoformat()[:size]) for size in (4, 7, 10))
    assert year.earliest <= month.earliest <= exact.earliest == day == exact.latest <= month.latest <= year.latest
    assert month.latest.day == monthrange(day.year, day.month)[1]


def test_equal_by_what_is_written() -> None:
    assert PageDate("2025-08") == PageDate("2025-08")
    assert hash(PageDate("2025-08")) == hash(PageDate("2025-08"))
    assert PageDate("2025") != PageDate("2025-01")
    assert PageDate("2025") != "2025"


@pytest.mark.parametrize(("written", "text"), [(2025, "2025"), ("2025-08", "2025-08"), (PageDate("2025"), "2025")])
def test_is_read_from_what_a_file_can_hold(written: Any, text: str) -> None:
    assert str(_ADAPTER.validate_python(written)) == text
    assert _ADAPTER.dump_python(_ADAPTER.validate_python(written)) == text


@pytest.mark.parametrize("written", [True, 2025.5, None, date(2025, 8, 25), ["2025"], 20])
def test_refuses_other_kinds(written: Any) -> None:
    with pytest.raises(ValidationError):
        _ADAPTER.validate_python(written)


def test_tells_editors_tools_its_shape() -> None:
    schema = _ADAPTER.json_schema()
    text, year = schema["anyOf"]
    assert (text["type"], text["pattern"][0]) == ("string", "^")
    assert (year["type"], year["minimum"]) == ("integer", 1000), "a bare year is a number where YAML is read"

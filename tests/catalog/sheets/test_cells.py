"""A text in a cell is the same text again, whatever a spreadsheet would make of it."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.sheets.cells import MAX_CHARACTERS, NoTextError, put_in, taken_out, unfit


@given(st.text())
def test_what_fits_comes_back(text: str) -> None:
    if unfit(text) is None:
        assert taken_out(put_in(text), "s") == text


@pytest.mark.parametrize(
    "text", ["=1+1", "+996", "-1", "@sum", "_x0041_", "_x005F_x0041_", "a\r\nb", "#N/A", " ", "'a", "_x000D_"]
)
def test_what_a_spreadsheet_reads_in_its_own_way(text: str) -> None:
    assert unfit(text) is None
    assert taken_out(put_in(text), "s") == text


@pytest.mark.parametrize(
    ("text", "told"), [("a\x00b", "U+0000"), ("\x0b", "U+000B"), ("\uffff", "U+FFFF"), ("\ud800", "U+D800")]
)
def test_what_no_spreadsheet_can_hold_is_told(text: str, told: str) -> None:
    why = unfit(text)
    assert why is not None
    assert told in why


def test_a_text_longer_than_a_cell() -> None:
    assert unfit("я" * MAX_CHARACTERS) is None
    assert "longer than a cell" in str(unfit("я" * (MAX_CHARACTERS + 1)))


@pytest.mark.parametrize(("value", "text"), [(112, "112"), (112.0, "112"), (1.5, "1.5"), (None, ""), ("_x0041_", "A")])
def test_what_a_spreadsheet_made_of_a_text(value: Any, text: str) -> None:
    assert taken_out(value, "n" if isinstance(value, float | int) else "s") == text


@pytest.mark.parametrize(
    ("value", "kind", "told"),
    [
        ("=1+1", "f", "formula"),
        ("#REF!", "e", "the error #REF!"),
        (True, "b", "truth value"),
        (date(2026, 1, 1), "d", "a date"),
        (datetime(2026, 1, 1), "d", "a date"),  # noqa: DTZ001  # as spreadsheets have them
        (time(9), "d", "a date"),
        ("a_x0001_b", "s", "U.0001"),
    ],
)
def test_what_is_no_text_is_told(value: Any, kind: str, told: str) -> None:
    with pytest.raises(NoTextError, match=told):
        taken_out(value, kind)

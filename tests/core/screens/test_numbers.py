"""Numbers as people write them, and as one tap dials them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.screens.numbers import dialled


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+996312987654", "+996 312 987 654"),
        ("+74950000001", "+7 495 000-00-01"),
        ("112", "112"),
        ("102", "102"),
        ("1414", "1414"),
        ("15770071", "1577-0071"),
        ("+9999999999", "+9999999999"),
        ("+2101234567", "+2101234567"),
    ],
)
def test_written_for_people(number: str, shown: str) -> None:
    assert dialled(number) == shown


@given(st.from_regex(r"(\+[1-9][0-9]{6,14}|[0-9]{2,8})", fullmatch=True))
def test_every_number_of_the_model_can_be_shown_and_keeps_its_digits(number: str) -> None:
    shown = dialled(number)
    digits = [letter for letter in shown if letter.isdigit()]
    assert "".join(digits) == number.removeprefix("+")
    assert shown.startswith("+") is number.startswith("+")

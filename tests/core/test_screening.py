"""What answers mean: by signs, in the order of the outcomes."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.screening import is_readable, is_sign, outcome
from tests.support import more_builders as more

THREE = more.screening()
"""`locked` stops at yes; `debt` is a sign at yes, `free` at no; two signs are `likely`."""


@pytest.mark.parametrize(
    ("sign", "answer", "counts"),
    [("yes", "y", True), ("yes", "n", False), ("yes", "s", False), ("no", "n", True), ("no", "y", False),
     ("no", "s", False)],
)  # fmt: skip
def test_which_answer_is_a_sign(sign: str, answer: str, counts: bool) -> None:  # noqa: FBT001  # a column above
    assert is_sign(more.question("q", sign=sign), answer) is counts


@pytest.mark.parametrize(
    ("answers", "means"),
    [
        ("", None), ("n", None), ("s", None), ("ny", None),
        ("y", "danger"), ("yn", "danger"), ("yyy", "danger"),
        ("nyn", "likely"), ("nyy", "calm"), ("nny", "calm"), ("sss", "calm"), ("nsn", "calm"), ("syn", "likely"),
    ],
)  # fmt: skip
def test_the_first_outcome_that_holds(answers: str, means: str | None) -> None:
    found = outcome(THREE, answers)
    assert (found.id if found else None) == means


@pytest.mark.parametrize("answers", ["".join(letters) for letters in product("yns", repeat=3)])
def test_all_answers_mean_something(answers: str) -> None:
    assert outcome(THREE, answers) is not None


def test_nobody_in_danger_is_asked_the_rest() -> None:
    late = more.screening(questions=[more.question("debt"), more.question("locked", stop_at_sign=True)] + [
        more.question(f"q{number}") for number in range(3)
    ])  # fmt: skip
    found = outcome(late, "ny")
    assert found is not None
    assert found.urgent


def test_a_skipped_question_never_stops() -> None:
    assert outcome(THREE, "s") is None


@pytest.mark.parametrize(
    ("answers", "readable"), [("", True), ("yns", True), ("ynsy", False), ("x", False), ("Y", False), ("0", False)]
)
def test_which_answers_can_be_of_this_screening(answers: str, readable: bool) -> None:  # noqa: FBT001  # as above
    assert is_readable(THREE, answers) is readable


@given(st.text("yns", max_size=3), st.text("yns", max_size=3))
def test_an_outcome_stays_when_more_is_answered(first: str, more_answers: str) -> None:
    """What was urgent stays urgent, whatever is said after it."""
    early, whole = outcome(THREE, first), outcome(THREE, (first + more_answers)[:3])
    if early is not None and early.urgent:
        assert whole == early

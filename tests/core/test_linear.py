"""The packed sums are the sums, and what is learned is what the examples say."""

from __future__ import annotations

from math import isclose, sqrt

from hypothesis import given
from hypothesis import strategies as st

from bot.core.understanding.features import ROWS
from bot.core.understanding.linear import MOST, SCALE, LinearModel, packed, row_bytes, softmax
from bot.core.understanding.training import Lessons

TELLING = st.integers(1, 200)
WEIGHTS = st.integers(1, 26).flatmap(
    lambda classes: st.lists(
        st.tuples(st.lists(st.floats(-50, 50), min_size=classes, max_size=classes), TELLING), min_size=1, max_size=40
    )
)


@given(WEIGHTS)
def test_the_packed_sums_are_the_sums(rows: list[tuple[list[float], int]]) -> None:
    classes = tuple(str(number) for number in range(len(rows[0][0])))
    model = LinearModel(classes, tuple(float(number) for number in range(len(classes))), _rows(rows))
    length = sqrt(sum(telling for _, telling in rows))
    for index, score in enumerate(model.scores(range(len(rows)))):
        exact = sum(weights[index] for weights, _ in rows) / length + index
        assert abs(score - exact) <= len(rows) / SCALE / length


def test_weights_beyond_the_field_are_cut() -> None:
    model = LinearModel(("a", "b"), (0.0, 0.0), packed([1e9, -1e9], 1))
    assert model.scores([0]) == [MOST / SCALE, -MOST / SCALE]


def test_of_nothing_only_the_offsets_speak() -> None:
    assert LinearModel(("a", "b"), (1.0, 2.0), packed([0.0, 0.0], 1)).scores([]) == [1.0, 2.0]


@given(st.lists(st.floats(-700, 700), min_size=1, max_size=30))
def test_probabilities_are_shares_of_one_in_the_order_of_scores(scores: list[float]) -> None:
    shares = softmax(scores)
    assert isclose(sum(shares), 1.0)
    assert max(shares) == shares[scores.index(max(scores))]


def test_what_is_learned_is_what_the_examples_say() -> None:
    lines = [[1, 2], [1, 3], [4, 5], [4, 6], [7]]
    model = Lessons(lines).learn(["a", "a", "b", "b", None], ["a", "b"], rounds=1)
    assert len(model.rows) == ROWS * row_bytes(2)
    assert model.probabilities([1])[0] > 0.8
    assert model.probabilities([4])[1] > 0.8
    assert abs(model.probabilities([7])[0] - 0.5) < 0.2, "a line without a label teaches nothing"
    unknown = model.probabilities([1, 900, 901, 902])
    assert 0.5 < unknown[0] < model.probabilities([1])[0], "what is unknown makes less sure"


def test_the_same_lines_teach_the_same() -> None:
    lines, labels = [[1, 2, 3], [2, 4], [5, 1], [6, 2]], ["a", "b", "a", "b"]
    assert Lessons(lines).learn(labels, ["a", "b"], 1) == Lessons(lines).learn(labels, ["a", "b"], 1)


def test_one_class_alone_is_certain() -> None:
    assert Lessons([[1], [2]]).learn(["a", "a"], ["a"], 1).probabilities([1]) == [1.0]


def _rows(rows: list[tuple[list[float], int]]) -> bytes:
    return b"".join(packed(weights, telling) for weights, telling in rows)

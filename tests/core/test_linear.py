"""The packed sums are the sums, and what is learned is what the examples say."""

from __future__ import annotations

from math import isclose, sqrt

from hypothesis import given
from hypothesis import strategies as st

from bot.core.understanding.features import ROWS
from bot.core.understanding.linear import MOST, SCALE, LinearModel, packed, row_bytes, softmax
from bot.core.understanding.training import Task, learn, learn_more

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
    (model,) = learn(lines, [Task(["a", "b"], ["a", "a", "b", "b", None])])
    assert len(model.rows) == ROWS * row_bytes(2)
    assert model.probabilities([1])[0] > 0.8
    assert model.probabilities([4])[1] > 0.8
    assert abs(model.probabilities([7])[0] - 0.5) < 0.2, "a line without a label teaches nothing"
    unknown = model.probabilities([1, 900, 901, 902])
    assert 0.5 < unknown[0] < model.probabilities([1])[0], "what is unknown makes less sure"


def test_the_same_lines_teach_the_same() -> None:
    lines, tasks = [[1, 2, 3], [2, 4], [5, 1], [6, 2]], [Task(["a", "b"], ["a", "b", "a", "b"])]
    assert learn(lines, tasks) == learn(lines, tasks)


def test_tasks_that_are_learned_together_do_not_mix() -> None:
    lines = [[1, 2], [1, 3], [4, 5], [4, 6]]
    letters, signs = Task(["a", "b"], ["a", "a", "b", "b"]), Task(["+", "-", "?"], ["+", "-", "+", "-"])
    together = learn(lines, [letters, signs])
    assert together[0].probabilities([1])[0] > 0.8
    assert together[1].probabilities([2])[0] > 0.8
    assert together[1].probabilities([6])[1] > 0.8


def test_a_model_is_taught_a_line_more_and_keeps_what_it_knew() -> None:
    models = learn([[1, 2], [1, 3], [4, 5], [4, 6]], [Task(["a", "b"], ["a", "a", "b", "b"])])
    assert abs(models[0].probabilities([8, 9])[1] - 0.5) < 0.2
    (more,) = learn_more(models, [[8, 9], [1, 2]], [Task(["a", "b"], ["b", "a"])])
    assert more.probabilities([8, 9])[1] > 0.8
    assert more.probabilities([1, 3])[0] > 0.8
    assert [round(weight, 1) for weight in more.weights(5)] == [round(weight, 1) for weight in models[0].weights(5)]
    assert more.telling(8) == models[0].telling(8)


def test_one_class_alone_is_certain() -> None:
    assert learn([[1], [2]], [Task(["a"], ["a", "a"])])[0].probabilities([1]) == [1.0]


def test_nothing_to_learn_from_is_no_fault() -> None:
    assert learn([], [Task(["a", "b"], [])])[0].probabilities([1]) == [0.5, 0.5]


def _rows(rows: list[tuple[list[float], int]]) -> bytes:
    return b"".join(packed(weights, telling) for weights, telling in rows)

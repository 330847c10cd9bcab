"""Examples → a linear model, in pure Python and a second or two.

Two learners over the same features, added: an averaged perceptron with a margin (Collins 2002;
Crammer et al. 2006, "passive-aggressive"), which finds what tells neighbours apart, and complement
naive Bayes (Rennie et al. 2003), which is steady where examples are few. The perceptron adds and
subtracts whole rows of 64-bit fields, so that its cost does not grow with the number of classes.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from struct import Struct
from typing import Final

from bot.core.understanding.features import ROWS
from bot.core.understanding.linear import LinearModel, packed

ROUNDS: Final = 4
_SEED: Final = 1
_UNIT: Final = 10_000
"""The margin, and a weight of 1.0, in the perceptron's whole numbers."""
_LARGEST_STEP: Final = 0.5
_MIDDLE: Final = 1 << 62
"""Added to each 64-bit field before it is read: fields may be negative."""
_SMOOTHING: Final = 0.1
_LEAST_TIMES: Final = 2
_MANY: Final = 1000
"""A feature that one example alone has teaches nothing about others, where there are many examples."""
BAYES_SHARE: Final = 0.6
"""How much naive Bayes counts beside the perceptron, both scaled to the same spread."""


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled text: its features and its class."""

    features: Sequence[int]
    label: str


def train(
    examples: Sequence[Example], classes: Sequence[str], *, rounds: int = ROUNDS, bayes_share: float = BAYES_SHARE
) -> LinearModel:
    """A model of these classes. The same examples in the same order give the same model."""
    number = {name: index for index, name in enumerate(classes)}
    labels = [number[example.label] for example in examples]
    met = Counter(row for example in examples for row in example.features)
    least = _LEAST_TIMES if len(examples) >= _MANY else 1
    kept = [row for row, times in met.items() if times >= least]
    place = {row: index for index, row in enumerate(kept)}
    inputs = [[place[row] for row in example.features if row in place] for example in examples]
    margins = _perceptron(inputs, labels, len(kept), len(classes), rounds)
    rarities = _bayes(inputs, labels, len(kept), len(classes))
    share = bayes_share * _spread(margins) / (_spread(rarities) or 1.0)
    empty = packed([0.0] * len(classes))
    rows, width = bytearray(empty * ROWS), len(empty)
    for row, one, two in zip(kept, margins, rarities, strict=True):
        rows[row * width : (row + 1) * width] = packed([a + share * b for a, b in zip(one, two, strict=True)])
    return LinearModel(tuple(classes), bytes(rows))


def _perceptron(
    inputs: Sequence[Sequence[int]], labels: Sequence[int], size: int, classes: int, rounds: int
) -> list[list[float]]:
    """Averaged weights, row by row."""
    one = [1 << (64 * index) for index in range(classes)]
    middle = _MIDDLE * sum(one)
    width = 8 * classes
    read = Struct(f"<{classes}Q").unpack
    weights, late = [0] * size, [0] * size
    order, seen = list(range(len(inputs))), 1
    scale = [max(len(rows), 1) ** -0.5 for rows in inputs]
    shuffle = random.Random(_SEED).shuffle  # noqa: S311  # an order of examples, no secret
    for _ in range(rounds if classes > 1 else 0):
        shuffle(order)
        for index in order:
            rows, label = inputs[index], labels[index]
            total = middle
            for row in rows:
                total += weights[row]
            scores = list(read(total.to_bytes(width, "little")))
            right, scores[label] = scores[label], 0
            rival = max(scores)
            missing = _UNIT - (right - rival) * scale[index]
            if missing > 0:
                step = int(min(missing, _LARGEST_STEP * _UNIT) * scale[index] / 2) + 1
                change = step * (one[label] - one[scores.index(rival)])
                after = change * seen
                for row in rows:
                    weights[row] += change
                    late[row] += after
            seen += 1
    whole = seen * _UNIT
    sums = (now * seen - then + middle for now, then in zip(weights, late, strict=True))
    return [[(field - _MIDDLE) / whole for field in read(fields.to_bytes(width, "little"))] for fields in sums]


def _bayes(inputs: Sequence[Sequence[int]], labels: Sequence[int], size: int, classes: int) -> list[list[float]]:
    """Complement naive Bayes, row by row: how much rarer a feature is in all other classes.

    Without the term for the size of a class: who asks what says nothing about what one message means.
    """
    counts: list[Counter[int]] = [Counter() for _ in range(size)]
    for rows, label in zip(inputs, labels, strict=True):
        for row in rows:
            counts[row][label] += 1
    found: list[list[float]] = []
    for count in counts:
        times, weights = count.total(), [0.0] * classes
        for label, own in count.items():
            weights[label] = log((times + _SMOOTHING) / (times - own + _SMOOTHING))
        found.append(weights)
    return found


def _spread(rows: Sequence[Sequence[float]]) -> float:
    """The mean size of a weight."""
    return sum(sum(map(abs, weights)) for weights in rows) / max(1, len(rows))

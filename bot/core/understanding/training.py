"""Examples → a linear model, in pure Python and some seconds.

Multinomial logistic regression (softmax) over tf-idf features of length one, by stochastic gradient
descent with a falling step. Each feature's weights for all classes are one whole number of 32-bit
fields, so that adding a row costs the same whatever the number of classes.

How telling a feature is (its inverse document frequency, squared) is folded into the weights: a sum of
rows needs no multiplication then, neither here nor when a message is read.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt
from struct import Struct
from typing import Final

from bot.core.understanding.features import ROWS
from bot.core.understanding.linear import LinearModel, packed, softmax

_LEAST_STEPS: Final = 2000
"""Where examples are few they are gone through more often."""
_SEED: Final = 1
_STEP: Final = 4.0
_OFFSET_STEP: Final = 0.02
"""The offsets of classes learn slower: every example moves them."""
_ENOUGH: Final = 0.01
"""An example that misses so little of certainty teaches nothing more, and costs no step."""
_UNIT: Final = 1 << 14
"""A weight of 1.0 in whole numbers."""
_FIELD_BITS: Final = 32
_MIDDLE: Final = 1 << (_FIELD_BITS - 1)
"""Added to each field before it is read: fields may be negative."""
_LEAST_TIMES: Final = 2
_MANY: Final = 1000
"""A feature that one example alone has teaches nothing about others, where there are many examples."""


class Lessons:
    """The features of all lines to learn from, made ready once; each model learns other labels of them."""

    def __init__(self, lines: Sequence[Sequence[int]]) -> None:
        met = Counter(row for line in lines for row in line)
        least = _LEAST_TIMES if len(lines) >= _MANY else 1
        self._kept = [row for row, times in met.items() if times >= least]
        self._telling = [_telling(met[row], len(lines)) for row in self._kept]
        self._unknown = _telling(0, len(lines))
        place = {row: index for index, row in enumerate(self._kept)}
        self._lines = [[place[row] for row in line if row in place] for line in lines]
        self._scales = [
            1 / sqrt(max(1, sum(map(self._telling.__getitem__, known)) + self._unknown * (len(line) - len(known))))
            for line, known in zip(lines, self._lines, strict=True)
        ]

    def learn(self, labels: Sequence[str | None], classes: Sequence[str], rounds: int) -> LinearModel:
        """A model of these classes; lines without a label are left out. The same lines give the same model."""
        number = {name: index for index, name in enumerate(classes)}
        examples = [
            (line, number[label], scale)
            for line, scale, label in zip(self._lines, self._scales, labels, strict=True)
            if label is not None
        ]
        descent = _Descent(self._telling, len(classes))
        descent.learn(examples, max(rounds, _LEAST_STEPS // max(1, len(examples))))
        rows = bytearray(packed([0.0] * len(classes), self._unknown) * ROWS)
        width = len(rows) // ROWS
        for row, weights, telling in zip(self._kept, descent.weights(), self._telling, strict=True):
            rows[row * width : (row + 1) * width] = packed(weights, telling)
        return LinearModel(tuple(classes), tuple(descent.offsets), bytes(rows))


def _telling(times: int, examples: int) -> int:
    """The square of the inverse document frequency, smoothed, as a whole number."""
    return max(1, round((log((1 + examples) / (1 + times)) + 1) ** 2))


class _Descent:
    """Weights of all classes, feature by feature, and the steps that mend them."""

    def __init__(self, telling: Sequence[int], classes: int) -> None:
        self.offsets = [0.0] * classes
        self._telling = telling
        self._rows = [0] * len(telling)
        self._width = _FIELD_BITS // 8 * classes
        self._fields = Struct(f"<{classes}I")
        self._middle = _MIDDLE * sum(1 << (_FIELD_BITS * index) for index in range(classes))

    def learn(self, examples: Sequence[tuple[Sequence[int], int, float]], rounds: int) -> None:
        """Go through all examples (rows, class, one over the length) in new orders; steps fall to nothing."""
        order, whole = list(range(len(examples))), rounds * len(examples)
        shuffle = random.Random(_SEED).shuffle  # noqa: S311  # an order of examples, no secret
        done = 0
        for _ in range(rounds):
            shuffle(order)
            for index in order:
                self._step(*examples[index], _STEP * (1 - done / whole))
                done += 1

    def _step(self, rows: Sequence[int], label: int, scale: float, step: float) -> None:
        weights, telling, unit = self._rows, self._telling, scale / _UNIT
        total = sum(map(weights.__getitem__, rows))
        wrong = softmax([sum_ * unit + offset for sum_, offset in zip(self._read(total), self.offsets, strict=True)])
        wrong[label] -= 1.0
        if wrong[label] > -_ENOUGH:
            return
        self.offsets = [offset - _OFFSET_STEP * step * by for offset, by in zip(self.offsets, wrong, strict=True)]
        size = step * scale * _UNIT
        change = int.from_bytes(self._fields.pack(*[_MIDDLE - int(size * by) for by in wrong]), "little")
        change -= self._middle
        for row in rows:
            weights[row] += change * telling[row]

    def weights(self) -> list[list[float]]:
        """What was learned, row by row."""
        return [[field / _UNIT for field in self._read(row)] for row in self._rows]

    def _read(self, row: int) -> list[int]:
        fields = self._fields.unpack((row + self._middle).to_bytes(self._width, "little"))
        return [field - _MIDDLE for field in fields]

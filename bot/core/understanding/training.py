"""Examples → linear models, in pure Python and some seconds; or a model that is known already, taught a few lines more.

Multinomial logistic regression (softmax) over tf-idf features of length one, by stochastic gradient
descent with a falling step. Several tasks (what a line is about, whether it is danger, its language) are
learned in one pass: each feature's weights for all classes of all tasks are one whole number of 32-bit
fields, so that adding a row costs the same whatever the number of classes.

How telling a feature is (its inverse document frequency, squared) is folded into the weights: a sum of
rows needs no multiplication then, neither here nor when a message is read.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log, sqrt
from operator import add
from struct import Struct
from typing import Final

from bot.core.understanding.features import ROWS
from bot.core.understanding.linear import LinearModel, packed, row_bytes, softmax

ROUNDS: Final = 3
"""How often all examples are gone through."""
_LEAST_STEPS: Final = 2000
"""Where examples are few they are gone through more often."""
_SEED: Final = 1
_STEP: Final = 6.0
_STEP_MORE: Final = 1.0
"""The first step where a model that knows already is taught a few lines more."""
_LEAST: Final = 0.4
"""Steps fall to this part of the first and no lower: the weights of many moments of the last round are averaged
instead, so that the order of the examples matters less."""
_MOMENTS: Final = 20
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


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be told of lines: the classes, and the label of each line; None where it teaches nothing of this."""

    classes: Sequence[str]
    labels: Sequence[str | None]


def learn(lines: Sequence[Sequence[int]], tasks: Sequence[Task]) -> list[LinearModel]:
    """A model for each task, from the features of all lines. The same lines give the same models."""
    met: Counter[int] = Counter()
    for line in lines:
        met.update(line)
    least = _LEAST_TIMES if len(lines) >= _MANY else 1
    kept = {row: _telling(times, len(lines)) for row, times in met.items() if times >= least}
    unknown = _telling(0, len(lines))
    descent = _Descent(list(kept.values()), tasks)
    descent.learn(_examples(lines, kept, unknown), max(ROUNDS, _LEAST_STEPS // max(1, len(lines))), _STEP)
    blank = [LinearModel(tuple(task.classes), (), _row(len(task.classes), unknown) * ROWS) for task in tasks]
    return descent.into(blank, kept)


def learn_more(
    models: Sequence[LinearModel], lines: Sequence[Sequence[int]], tasks: Sequence[Task]
) -> list[LinearModel]:
    """The models, taught these lines besides. Fit for a few hundred lines, some of which are known already.

    How telling features are is as it was, also of those that are met for the first time.
    """
    rows = {row: models[0].telling(row) for line in lines for row in line}
    descent = _Descent(list(rows.values()), tasks)
    descent.begin(models, rows)
    descent.learn(_examples(lines, rows, 0), ROUNDS, _STEP_MORE)
    return descent.into(models, rows)


def _telling(times: int, examples: int) -> int:
    """The square of the inverse document frequency, smoothed, as a whole number."""
    return max(1, round((log((1 + examples) / (1 + times)) + 1) ** 2))


def _row(classes: int, telling: int) -> bytes:
    return packed([0.0] * classes, telling)


_Example = tuple[list[int], float]
"""The places of a line's known features, and one over its length."""


def _examples(lines: Sequence[Sequence[int]], kept: dict[int, int], unknown: int) -> list[_Example]:
    """What is unknown makes a line longer, and what is known counts less."""
    place = {row: index for index, row in enumerate(kept)}
    telling = list(kept.values())
    made = []
    for line in lines:
        known = [place[row] for row in line if row in place]
        length = sum(map(telling.__getitem__, known)) + unknown * (len(line) - len(known))
        made.append((known, 1 / sqrt(max(1, length))))
    return made


class _Descent:
    """Weights of all classes of all tasks, feature by feature, and the steps that mend them."""

    def __init__(self, telling: Sequence[int], tasks: Sequence[Task]) -> None:
        ends = list(accumulate(len(task.classes) for task in tasks))
        self._spans = list(zip([0, *ends], ends, strict=False))
        self._labels = [_numbered(task) for task in tasks]
        self._telling = telling
        self._rows = [0] * len(telling)
        self._begun: list[int] = []
        self._offsets = [0.0] * ends[-1]
        self._moments = 1
        self._width = _FIELD_BITS // 8 * ends[-1]
        self._fields = Struct(f"<{ends[-1]}I")
        self._middle = _MIDDLE * sum(1 << (_FIELD_BITS * index) for index in range(ends[-1]))

    def begin(self, models: Sequence[LinearModel], rows: dict[int, int]) -> None:
        """Begin with what models know of these rows."""
        self._offsets = [offset for model in models for offset in model.offsets]
        for index, row in enumerate(rows):
            weights = [weight for model in models for weight in model.weights(row)]
            self._rows[index] = self._number([round(weight * _UNIT) for weight in weights])
        self._begun = list(self._rows)

    def learn(self, examples: Sequence[_Example], rounds: int, first_step: float) -> None:
        """Go through all examples in new orders; steps fall, and the last round's weights are averaged."""
        order, whole, done = list(range(len(examples))), rounds * len(examples), 0
        shuffle = random.Random(_SEED).shuffle  # noqa: S311  # an order of examples, no secret
        average = _Average()
        every = max(1, len(examples) // _MOMENTS)
        for number in range(1, rounds + 1):
            shuffle(order)
            for index in order:
                self._step(index, *examples[index], first_step * max(_LEAST, 1 - done / whole))
                done += 1
                if number == rounds and done % every == 0:
                    average.add(self._rows, self._offsets)
        if average.moments:
            self._rows, self._offsets, self._moments = average.rows, average.mean_offsets(), average.moments

    def _step(self, index: int, rows: Sequence[int], scale: float, step: float) -> None:
        weights, telling = self._rows, self._telling
        wrong = self._wrong(index, sum(map(weights.__getitem__, rows)), scale / _UNIT)
        if wrong is None:
            return
        self._offsets = [offset - _OFFSET_STEP * step * by for offset, by in zip(self._offsets, wrong, strict=True)]
        size = step * scale * _UNIT
        change = self._number([-int(size * by) for by in wrong])
        for row in rows:
            weights[row] += change * telling[row]

    def _wrong(self, index: int, total: int, unit: float) -> list[float] | None:
        """How far each class is from what the line's labels say; None where it is near enough."""
        sums, offsets = self._read(total), self._offsets
        wrong, teaches = [0.0] * len(offsets), False
        for (start, end), labels in zip(self._spans, self._labels, strict=True):
            label = labels[index]
            if label is None:
                continue
            pairs = zip(sums[start:end], offsets[start:end], strict=True)
            chances = softmax([sum_ * unit + offset for sum_, offset in pairs])
            chances[label] -= 1.0
            if chances[label] <= -_ENOUGH:
                wrong[start:end], teaches = chances, True
        return wrong if teaches else None

    def into(self, models: Sequence[LinearModel], rows: dict[int, int]) -> list[LinearModel]:
        """The models with these rows, and the offsets, as they are learned now."""
        unit = _UNIT * self._moments
        begun: list[int | None] = [row * self._moments for row in self._begun]
        begun = begun or [None] * len(self._rows)
        learned = [
            (row, telling, [field / unit for field in self._read(fields)])
            for (row, telling), fields, before in zip(rows.items(), self._rows, begun, strict=True)
            if fields != before
        ]
        made = []
        for model, (start, end) in zip(models, self._spans, strict=True):
            buffer, width = bytearray(model.rows), row_bytes(end - start)
            for row, telling, weights in learned:
                buffer[row * width : (row + 1) * width] = packed(weights[start:end], telling)
            made.append(LinearModel(model.classes, tuple(self._offsets[start:end]), bytes(buffer)))
        return made

    def _number(self, fields: Sequence[int]) -> int:
        return int.from_bytes(self._fields.pack(*[_MIDDLE + field for field in fields]), "little") - self._middle

    def _read(self, row: int) -> list[int]:
        fields = self._fields.unpack((row + self._middle).to_bytes(self._width, "little"))
        return [field - _MIDDLE for field in fields]


class _Average:
    """Weights and offsets of several moments, summed up."""

    def __init__(self) -> None:
        self.moments = 0
        self.rows: list[int] = []
        self._offsets: list[float] = []

    def add(self, rows: Sequence[int], offsets: Sequence[float]) -> None:
        self.rows = list(map(add, self.rows, rows)) if self.moments else list(rows)
        self._offsets = list(map(add, self._offsets, offsets)) if self.moments else list(offsets)
        self.moments += 1

    def mean_offsets(self) -> list[float]:
        return [offset / self.moments for offset in self._offsets]


def _numbered(task: Task) -> list[int | None]:
    number: dict[str | None, int] = {name: index for index, name in enumerate(task.classes)}
    return [number.get(label) for label in task.labels]

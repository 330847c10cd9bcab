"""A linear model over hashed features, small and quick without numpy.

Each row holds one weight for each class, and how telling the feature is, packed side by side into one
number of 16-bit fields. Sums are made by adding whole numbers, two additions a feature, whatever the
number of classes: one of the even fields and one of the odd, so that each sum has 32 bits to grow in.
Weights are stored with a bias that keeps every field positive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, sqrt
from struct import Struct
from typing import Final

SCALE: Final = 500.0
"""A weight of 1.0 in a field."""
BIAS: Final = 1 << 15
MOST: Final = BIAS - 1
"""Weights are cut at ± this; 65,535 rows of the largest fit into a sum."""
_NOTHING: Final = -30.0
"""Scores so far behind the best have no share that anybody would see."""
_LANE_BITS: Final = 32
_FIELD_BITS: Final = 16


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Classes with what each has of its own (`offsets`), and rows of packed weights."""

    classes: tuple[str, ...]
    offsets: tuple[float, ...]
    rows: bytes

    def scores(self, features: Sequence[int]) -> list[float]:
        """A score for each class: the sum of its weights over the length of the features, and its offset.

        The length is the Euclidean one of tf-idf vectors: what is unknown makes a message longer, and
        what is known in it counts less.
        """
        width, lanes = row_bytes(len(self.classes)), _lanes(len(self.classes))
        mask = _every_other(lanes)
        rows, evens, odds = self.rows, 0, 0
        for row in features:
            start = row * width
            fields = int.from_bytes(rows[start : start + width], "little")
            evens += fields & mask
            odds += (fields >> _FIELD_BITS) & mask
        read = Struct(f"<{lanes}I").unpack
        sums = [0] * (2 * lanes)
        sums[::2], sums[1::2] = read(evens.to_bytes(width, "little")), read(odds.to_bytes(width, "little"))
        telling = sums[len(self.classes)]
        unit, middle = SCALE * sqrt(max(telling, 1)), BIAS * len(features)
        return [(field - middle) / unit + offset for field, offset in zip(sums, self.offsets, strict=False)]

    def weights(self, row: int) -> list[float]:
        """What one row says for each class."""
        return [(field - BIAS) / SCALE for field in self._fields(row)[: len(self.classes)]]

    def telling(self, row: int) -> int:
        """How telling one row is: the square of its inverse document frequency."""
        return self._fields(row)[len(self.classes)]

    def _fields(self, row: int) -> tuple[int, ...]:
        width = row_bytes(len(self.classes))
        return Struct(f"<{width * 8 // _FIELD_BITS}H").unpack_from(self.rows, row * width)

    def probabilities(self, features: Sequence[int]) -> list[float]:
        """The softmax of the scores: how likely each class is."""
        return softmax(self.scores(features))


def softmax(scores: Sequence[float]) -> list[float]:
    """Scores as shares of one."""
    most = max(scores)
    raised = [exp(score - most) if score - most > _NOTHING else 0.0 for score in scores]
    whole = sum(raised)
    return [value / whole for value in raised]


def packed(weights: Sequence[float], telling: int) -> bytes:
    """One row: weights as fields, then how telling the feature is."""
    fields = [BIAS + round(weight * SCALE) for weight in weights]
    if max(fields) > BIAS + MOST or min(fields) < BIAS - MOST:
        fields = [BIAS + max(-MOST, min(MOST, field - BIAS)) for field in fields]
    padding = [0] * (2 * _lanes(len(weights)) - len(weights) - 1)
    return Struct(f"<{2 * _lanes(len(weights))}H").pack(*fields, telling, *padding)


def row_bytes(classes: int) -> int:
    """The bytes of a row."""
    return _lanes(classes) * _LANE_BITS // 8


def _lanes(classes: int) -> int:
    """Pairs of fields that hold the weights of all classes, and how telling the feature is."""
    return (classes + 2) // 2


@cache
def _every_other(lanes: int) -> int:
    """A mask of the even fields."""
    return sum(((1 << _FIELD_BITS) - 1) << (_LANE_BITS * lane) for lane in range(lanes))

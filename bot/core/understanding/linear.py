"""A linear model over hashed features, small and quick without numpy.

Each row holds one weight for each class, packed side by side into one number of 32-bit fields. So
the scores of all classes are summed by adding whole numbers: one addition a feature, whatever the
number of classes. Weights are stored with a bias that keeps every field positive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Final

FIELD_BYTES: Final = 4
SCALE: Final = 4000.0
"""A weight of 1.0 in a field."""
BIAS: Final = 1 << 15
MOST: Final = BIAS - 1
"""Weights are cut at ± this; 65,535 rows of the largest still fit into a field."""


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Classes, and rows of packed weights."""

    classes: tuple[str, ...]
    rows: bytes

    def scores(self, features: Sequence[int]) -> list[float]:
        """A score for each class: the sum of its weights over the root of the number of features."""
        width = FIELD_BYTES * len(self.classes)
        rows, total = self.rows, 0
        for row in features:
            start = row * width
            total += int.from_bytes(rows[start : start + width], "little")
        count = len(features)
        fields = Struct(f"<{len(self.classes)}I").unpack(total.to_bytes(width, "little"))
        unit = SCALE * max(count, 1) ** 0.5
        return [(field - BIAS * count) / unit for field in fields]


def packed(weights: Sequence[float]) -> bytes:
    """One row of weights as its fields."""
    fields = (BIAS + max(-MOST, min(MOST, round(weight * SCALE))) for weight in weights)
    return Struct(f"<{len(weights)}I").pack(*fields)

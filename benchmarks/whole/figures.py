"""From many measurements to one figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from statistics import median


def percentile(sorted_values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of all does not exceed (nearest rank).

    Raises:
        ValueError: there are no values, or the share is not above 0 and at most 1.
    """
    if not sorted_values or not 0 < share <= 1:
        raise ValueError("a percentile needs values, and a share above 0 and at most 1")
    return sorted_values[ceil(share * len(sorted_values)) - 1]


def middle(values: Iterable[float]) -> float:
    """The median."""
    return float(median(values))

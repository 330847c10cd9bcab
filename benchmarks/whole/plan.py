"""How much is measured: enough to tell bots apart, or just enough to see that everything runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Plan:
    """Rounds go over all bots in turn, so that what else the machine does falls on all of them."""

    starts: int
    rounds: int
    round_seconds: float
    warm_seconds: float
    rate_rounds: int
    rate_seconds: float
    people: tuple[int, ...]
    people_seconds: float
    content: tuple[int, ...]
    quick: bool = False


RATE: Final = 200
"""Updates a second while latency is measured."""
RATE_PEOPLE: Final = 400
FULL: Final = Plan(5, 5, 4.0, 4.0, 3, 4.0, (1_000, 10_000, 100_000), 240.0, (1, 10, 100))
QUICK: Final = Plan(1, 2, 0.7, 0.7, 1, 2.0, (300, 1_000), 10.0, (1,), quick=True)
LIMIT_SECONDS: Final = 900.0
"""After so long nothing more is begun; what is left out is told."""

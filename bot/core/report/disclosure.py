"""How a number is told, or not."""

from __future__ import annotations

from typing import Final

HIDDEN_BELOW: Final = 8
"""From 1 to 7 a number could be of somebody in particular: it is hidden."""
ROUNDED_TO: Final = 5
"""What is told is rounded: 8 to 12 is 10, 13 to 17 is 15."""
HIDDEN: Final = "*"
"""How a hidden number is written."""


def told(n: int) -> int | None:
    """A true number as it may be told; None where it is hidden."""
    if n < HIDDEN_BELOW:
        return None
    return (n + ROUNDED_TO // 2) // ROUNDED_TO * ROUNDED_TO

"""The numbers of updates that were answered, in a table of a fixed size: it does not grow with people or with time."""

from __future__ import annotations

from array import array
from typing import Final

REMEMBERED: Final = 1 << 14
"""Numbers follow each other, so the last so many are known: one takes the place of another that is so far away."""
_NONE: Final = (1 << 64) - 1
"""No update has this number."""


class Seen:
    """Tells whether a number was noted lately: the same update may come again from Telegram, long after its answer."""

    def __init__(self) -> None:
        self._numbers = array("Q", [_NONE]) * REMEMBERED

    def note(self, number: int) -> None:
        """An update that was answered. A number of more than 64 bits, as Telegram never sends, is not known again."""
        if 0 <= number < _NONE:
            self._numbers[number % REMEMBERED] = number

    def __contains__(self, number: int) -> bool:
        return number < _NONE and self._numbers[number % REMEMBERED] == number

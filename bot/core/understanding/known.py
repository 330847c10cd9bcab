"""How many of a message's words are known at all: what is written in no known way is not guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

_BEGINNING: Final = 4
_LEAST_LETTERS: Final = 3


def beginnings(lines: Iterable[Sequence[str]]) -> frozenset[str]:
    """The beginnings of the words of lines, by which words are known."""
    return frozenset(word[:_BEGINNING] for line in lines for word in line if len(word) >= _LEAST_LETTERS)


def known_share(known: frozenset[str], found: Sequence[str]) -> float:
    """Which part of the words, 0…1, begins like one that is known."""
    return sum(word[:_BEGINNING] in known for word in found) / len(found) if found else 0.0

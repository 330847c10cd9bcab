"""Lines that are nearly the same: found among thousands without looking at all letters of every pair.

Two lines are alike where they share more than a given part of their letters by three (Jaccard), as
`skeleton` spells them. First a short signature of each is compared, which rules out nearly all pairs
and never a pair that is alike; what is left is counted exactly.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from bot.core.skeleton import Spelling

_BITS: Final = 479
"""Of a signature: with fewer more pairs are counted in vain, with more each comparison costs more."""
_GRAM: Final = 3


class Likeness:
    """Finds lines that are alike. What it learned of a word serves all groups of lines."""

    def __init__(self, share: float) -> None:
        """`share` is the part of their letters by three over which two lines are alike."""
        self._share = share
        self._spelling = Spelling()
        self._signatures: dict[str, int] = {}
        self._bits: dict[str, int] = {}

    def pairs(self, lines: Sequence[str]) -> Iterator[tuple[int, int]]:
        """The numbers of lines that are alike, the earlier first."""
        spelled = self._spelling.words(lines)
        by_length = sorted((*self._measured(keys), number) for number, keys in enumerate(spelled))
        lengths = [length for length, _, _ in by_length]
        signatures = [signature for _, signature, _ in by_length]
        apart = (1 - self._share) / (1 + self._share)
        for place, (length, mine, number) in enumerate(by_length):
            # Let a and b be how many letters by three two lines have, and s how many both have. Alike means that
            # s > share * (a + b - s). Then b > share * a, and of what only one has, a + b - 2s, there is less than
            # apart * (a + b). No signature has more bits than its line has letters by three, no length is less.
            first = bisect_left(lengths, self._share * mine.bit_count())
            most = apart * 2 * length
            near = [at for at, other in enumerate(signatures[first:place], first) if (mine ^ other).bit_count() < most]
            for at in near:
                their_length, theirs, other = by_length[at]
                may_be = (mine ^ theirs).bit_count() < apart * (length + their_length)
                if may_be and self._are_alike(spelled[number], spelled[other]):
                    yield min(number, other), max(number, other)

    def _are_alike(self, one: Sequence[str], two: Sequence[str]) -> bool:
        grams, others = set(_grams(" ".join(one))), set(_grams(" ".join(two)))
        shared = len(grams & others)
        return shared > self._share * (len(grams) + len(others) - shared)

    def _measured(self, keys: Sequence[str]) -> tuple[int, int]:
        """At least as many as a line has letters by three, and its signature: a bit for each of those inside words."""
        signature = length = 0
        for key in keys:
            length += len(key) + 1
            signature |= self._signatures.get(key) or self._learn(key)
        return length, signature

    def _learn(self, key: str) -> int:
        signature = 0
        for gram in _grams(key):
            if gram not in self._bits:
                self._bits[gram] = 1 << len(self._bits) % _BITS
            signature |= self._bits[gram]
        self._signatures[key] = signature
        return signature


def _grams(keys: str) -> list[str]:
    padded = f" {keys} "
    return [padded[start : start + _GRAM] for start in range(len(padded) - _GRAM + 1)]

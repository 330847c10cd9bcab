"""What of a message's words counts: the words, their beginnings, their letters by three to five, neighbours.

Each feature is hashed to a row of the model (the «hashing trick»), so that no vocabulary is kept.
Words come as keys of one alphabet (see skeleton.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final
from zlib import crc32

ROWS: Final = 1 << 16
"""Rows of a model. With about 80,000 features seen twice and more in the content, few that matter collide."""
_MASK: Final = ROWS - 1
_GRAMS: Final = (3, 4, 5)
_BEGINNING: Final = 5
_WHOLE, _START, _PAIR = 1, 2, 3
"""Seeds of the hash: a word, a beginning and a pair with the same letters are different features."""


def features(words: Sequence[str]) -> list[int]:
    """The rows of a message, each once, in no order that means anything."""
    found: set[int] = set()
    encoded = [word.encode() for word in words]
    for word in encoded:
        found.add(crc32(word, _WHOLE))
        if len(word) > _BEGINNING:
            found.add(crc32(word[:_BEGINNING], _START))
        padded = b"<%b>" % word
        for size in _GRAMS:
            for start in range(len(padded) - size + 1):
                found.add(crc32(padded[start : start + size]))
    for one, two in pairwise(encoded):
        found.add(crc32(b"%b %b" % (one[:_BEGINNING], two[:_BEGINNING]), _PAIR))
    return list({row & _MASK for row in found})

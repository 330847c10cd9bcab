"""What of a message's words counts: the words, their beginnings, their letters, neighbours, and what they mean.

Each feature is hashed to a row of the model (the «hashing trick»), so that no vocabulary is kept.
Words come as keys of one alphabet (see skeleton.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final
from zlib import crc32

from bot.core.understanding.concepts import Concepts

ROWS: Final = 1 << 17
"""Rows of a model. Of the features that matter few collide."""
MOST_WORDS: Final = 300
"""A longer message has said what it is about."""
_MASK: Final = ROWS - 1
_GRAM: Final = 4
_BEGINNING: Final = 5
_REACH: Final = 3
"""How many words with a meaning stand between two that are taken together."""
_WHOLE, _START, _PAIR, _MEANING, _MEANINGS = 1, 2, 3, 4, 5
"""Seeds of the hash: a word, a beginning and a pair with the same letters are different features."""


class Features:
    """The features of messages, by what the editors' lists say words mean."""

    def __init__(self, concepts: Concepts) -> None:
        self._concepts = concepts

    def of(self, words: Sequence[str]) -> list[int]:
        """The rows of a message, each once, in no order that means anything."""
        words = words[:MOST_WORDS]
        return list({row & _MASK for row in (*_spelling(words), *self._meaning(words))})

    def _meaning(self, words: Sequence[str]) -> Iterator[int]:
        """What the words mean, and which meanings stand near each other, in whatever order."""
        before: list[str] = []
        for word in words:
            concepts = self._concepts.of(word)
            if not concepts:
                continue
            for concept in concepts:
                yield crc32(concept.encode(), _MEANING)
            first = concepts[0]
            for other in before:
                if other != first:
                    pair = f"{first} {other}" if first < other else f"{other} {first}"
                    yield crc32(pair.encode(), _MEANINGS)
            before = [*before[1 - _REACH :], first]


def _spelling(words: Sequence[str]) -> Iterator[int]:
    encoded = [word.encode() for word in words]
    for word in encoded:
        yield crc32(word, _WHOLE)
        if len(word) > _BEGINNING:
            yield crc32(word[:_BEGINNING], _START)
        padded = b"<%b>" % word
        for start in range(len(padded) - _GRAM + 1):
            yield crc32(padded[start : start + _GRAM])
    for one, two in pairwise(encoded):
        yield crc32(b"%b %b" % (one[:_BEGINNING], two[:_BEGINNING]), _PAIR)

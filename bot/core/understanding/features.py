"""What of a message's words counts: the words, their beginnings, their letters, neighbours, and what they mean.

Each feature is hashed to a row of the model (the «hashing trick»), so that no vocabulary is kept.
Words come as keys of one alphabet (see skeleton.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
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

    def __init__(self, concepts: Concepts, *, remembering: bool = False) -> None:
        """With `remembering` each word is looked at once: for learning, never for what people write."""
        self._concepts = concepts
        self._alone = cache(self._word) if remembering else self._word

    def of(self, words: Sequence[str]) -> list[int]:
        """The rows of a message, each once, in no order that means anything."""
        rows: set[int] = set()
        before: list[str] = []
        beginning = b""
        for word in words[:MOST_WORDS]:
            alone, start, meaning = self._alone(word)
            rows.update(alone)
            if beginning:
                rows.add(crc32(b"%b %b" % (beginning, start), _PAIR) & _MASK)
            beginning = start
            if meaning is None:
                continue
            for other in before:
                if other != meaning:
                    pair = f"{meaning} {other}" if meaning < other else f"{other} {meaning}"
                    rows.add(crc32(pair.encode(), _MEANINGS) & _MASK)
            before = [*before[1 - _REACH :], meaning]
        return list(rows)

    def _word(self, word: str) -> tuple[tuple[int, ...], bytes, str | None]:
        """What one word tells: its rows; its beginning and its first meaning, for what it tells beside others."""
        concepts, encoded = self._concepts.of(word), word.encode()
        rows = [crc32(encoded, _WHOLE), *(crc32(concept.encode(), _MEANING) for concept in concepts)]
        if len(encoded) > _BEGINNING:
            rows.append(crc32(encoded[:_BEGINNING], _START))
        padded = b"<%b>" % encoded
        rows += [crc32(padded[start : start + _GRAM]) for start in range(len(padded) - _GRAM + 1)]
        return tuple(row & _MASK for row in rows), encoded[:_BEGINNING], concepts[0] if concepts else None

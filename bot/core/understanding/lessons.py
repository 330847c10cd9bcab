"""What there is to learn: each line of the content with what it tells, and its features."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from typing import Final, NamedTuple

from bot.core.library import Library
from bot.core.skeleton import word_key, words
from bot.core.understanding.concepts import Concepts
from bot.core.understanding.features import Features
from bot.core.understanding.known import beginnings

OFF_TOPIC: Final = "off-topic"
"""The id of the file of phrases that belong to no topic, and the class of it."""
SAFE: Final = "safe"
"""The class of all that is no danger."""
NOW: Final = "now"
"""Danger whose kind is not told."""
DANGER_TOPIC: Final = "emergency"
MARK_BYTES: Final = 8


class Line(NamedTuple):
    """A line of the content, and what is said by it; no topic where it only tells danger."""

    text: str
    topic: str | None
    danger: str
    language: str

    def mark(self) -> int:
        """A number that tells this line from others."""
        said = "\0".join((self.text, self.topic or "", self.danger, self.language))
        return int.from_bytes(blake2b(said.encode(), digest_size=MARK_BYTES).digest(), "big")


class Lesson(NamedTuple):
    """A line made ready to learn from: its features, and its words' keys."""

    line: Line
    rows: list[int]
    words: list[str]


def lines_of(library: Library) -> Iterator[Line]:
    """Each line with its topic, its danger and its language; a key word as often as it weighs."""
    for item in library.content.phrasings:
        topic, danger = (None, NOW) if item.id == DANGER_TOPIC else (item.id, SAFE)
        for group in (item.phrases, item.keywords):
            for language, lines in group.items():
                for line in lines:
                    yield from [Line(line, topic, danger, language)] * item.weights.get(line, 1)
    for kind in library.content.dangers:
        for group, danger in ((kind.says, kind.id), (kind.hints, kind.id), (kind.unlike, SAFE)):
            yield from (Line(line, None, danger, language) for language, lines in group.items() for line in lines)


def lessons(concepts: Concepts, lines: Iterable[Line]) -> list[Lesson]:
    """Lines made ready, by what lists say words mean."""
    features, key = Features(concepts, remembering=True), cache(word_key)
    return [Lesson(line, features.of(found), found) for line in lines for found in [words(line.text, key)]]


def known_beginnings(said: Iterable[Lesson]) -> frozenset[str]:
    """The beginnings of words by which a topic or a danger was told."""
    return beginnings(item.words for item in said if item.line.topic or item.line.danger != SAFE)

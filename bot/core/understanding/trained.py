"""What is learned from the content's phrases: a model of topics, a model of danger, and both as bytes to be kept.

Learning takes a second or two, so what was learned is kept by the fingerprint of what it was learned
from. The models are numbers alone; nothing that anybody wrote to the bot is in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Self

from bot.core.library import Library
from bot.core.skeleton import words
from bot.core.understanding.features import ROWS, features
from bot.core.understanding.linear import FIELD_BYTES, LinearModel
from bot.core.understanding.training import Example, train

OFF_TOPIC: Final = "off-topic"
"""The id of the file of phrases that belong to no topic, and the class of it."""
SAFE: Final = "safe"
"""The class of all that is no danger."""
NOW: Final = "now"
"""Danger whose kind is not told."""
DANGER_TOPIC: Final = "emergency"
_DANGER_ROUNDS: Final = 3
_DANGER_WEIGHT: Final = 2
"""How often a line of danger is seen for each one of all else, which are four times as many."""
_FORMAT: Final = "1"
_LENGTH_BYTES: Final = 4


@dataclass(frozen=True, slots=True)
class Trained:
    """Both models, and the fingerprint of what they were made from."""

    topics: LinearModel
    danger: LinearModel
    fingerprint: str

    @classmethod
    def of(cls, library: Library) -> Self:
        """Learn from a library; a second or two."""
        topics, danger = list(_topic_examples(library)), list(_danger_examples(library))
        return cls(
            train(topics, sorted({example.label for example in topics} | {OFF_TOPIC})),
            train(
                danger, sorted({example.label for example in danger} | {SAFE}), rounds=_DANGER_ROUNDS, bayes_share=0.0
            ),
            fingerprint(library),
        )

    def to_bytes(self) -> bytes:
        """As it is kept: a line of names, then the rows of both models."""
        head = json.dumps([self.fingerprint, self.topics.classes, self.danger.classes]).encode()
        return len(head).to_bytes(_LENGTH_BYTES, "little") + head + self.topics.rows + self.danger.rows

    @classmethod
    def from_bytes(cls, kept: bytes) -> Self:
        """Read what `to_bytes` made.

        Raises:
            ValueError: it is something else, or cut short.
        """
        length = int.from_bytes(kept[:_LENGTH_BYTES], "little")
        start = _LENGTH_BYTES + length
        made_from, topics, danger = json.loads(kept[_LENGTH_BYTES:start].decode())
        middle = start + ROWS * FIELD_BYTES * len(topics)
        end = middle + ROWS * FIELD_BYTES * len(danger)
        if len(kept) != end:
            raise ValueError("the rows are not all there")
        return cls(LinearModel(tuple(topics), kept[start:middle]), LinearModel(tuple(danger), kept[middle:]), made_from)


def fingerprint(library: Library) -> str:
    """What names the phrases that a model was made from, and the way it was made."""
    content = library.content
    made = hash_of(item.model_dump_json() for item in (*content.phrasings, *content.dangers))
    return f"{_FORMAT}-{made}"


def hash_of(parts: Iterator[str]) -> str:
    """A hash of texts in their order."""
    found = sha256()
    for part in parts:
        found.update(part.encode())
        found.update(b"\0")
    return found.hexdigest()[:24]


def _topic_examples(library: Library) -> Iterator[Example]:
    for item in library.content.phrasings:
        if item.id != DANGER_TOPIC:
            yield from (Example(features(words(line)), item.id) for line in item.lines())


def _danger_examples(library: Library) -> Iterator[Example]:
    for kind in library.content.dangers:
        for line in kind.lines():
            yield from [Example(features(words(line)), kind.id)] * _DANGER_WEIGHT
        yield from (Example(features(words(line)), SAFE) for line in kind.lines_unlike())
    for item in library.content.phrasings:
        label = NOW if item.id == DANGER_TOPIC else SAFE
        yield from (Example(features(words(line)), label) for line in item.lines())

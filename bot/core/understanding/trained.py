"""What is learned from the content's phrases: models of topics, danger and languages, and all as bytes to be kept.

Learning takes some seconds, so what was learned is kept by the fingerprint of what it was learned
from. The models are numbers alone; nothing that anybody wrote to the bot is in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Self

from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.skeleton import words
from bot.core.understanding.concepts import Concepts
from bot.core.understanding.features import ROWS, Features
from bot.core.understanding.known import beginnings
from bot.core.understanding.linear import LinearModel, row_bytes
from bot.core.understanding.training import Lessons

OFF_TOPIC: Final = "off-topic"
"""The id of the file of phrases that belong to no topic, and the class of it."""
SAFE: Final = "safe"
"""The class of all that is no danger."""
NOW: Final = "now"
"""Danger whose kind is not told."""
DANGER_TOPIC: Final = "emergency"
_TOPIC_ROUNDS: Final = 3
_DANGER_ROUNDS: Final = 3
_LANGUAGE_ROUNDS: Final = 1
_FORMAT: Final = "2"
"""Another number whenever the same phrases are learned in another way: what was kept before is not taken then."""
_LENGTH_BYTES: Final = 4


@dataclass(frozen=True, slots=True)
class Trained:
    """The models, the beginnings of known words, and the fingerprint of what they were made from."""

    topics: LinearModel
    danger: LinearModel
    languages: LinearModel
    known: frozenset[str]
    fingerprint: str

    @classmethod
    def of(cls, library: Library) -> Self:
        """Learn from a library; some seconds."""
        features = Features(Concepts(library.content.vocabularies))
        said = [_Said.of(features, *line) for line in _lines(library)]
        lessons = Lessons([line.rows for line in said])

        def model(labels: Sequence[str | None], always: str, rounds: int) -> LinearModel:
            return lessons.learn(labels, sorted({label for label in labels if label} | {always}), rounds)

        return cls(
            model([line.topic for line in said], OFF_TOPIC, _TOPIC_ROUNDS),
            model([line.danger for line in said], SAFE, _DANGER_ROUNDS),
            model([line.language for line in said], SOURCE_LANGUAGE, _LANGUAGE_ROUNDS),
            beginnings(line.words for line in said if line.topic or line.danger != SAFE),
            fingerprint(library),
        )

    def to_bytes(self) -> bytes:
        """As it is kept: a line of names, offsets and words, then the rows of the models."""
        models = (self.topics, self.danger, self.languages)
        names = [(model.classes, model.offsets) for model in models]
        head = json.dumps([self.fingerprint, names, " ".join(sorted(self.known))]).encode()
        return b"".join([len(head).to_bytes(_LENGTH_BYTES, "little"), head, *(model.rows for model in models)])

    @classmethod
    def from_bytes(cls, kept: bytes) -> Self:
        """Read what `to_bytes` made.

        Raises:
            ValueError: it is something else, or cut short.
        """
        start = _LENGTH_BYTES + int.from_bytes(kept[:_LENGTH_BYTES], "little")
        made_from, names, known = json.loads(kept[_LENGTH_BYTES:start].decode())
        models = []
        for classes, offsets in names:
            end = start + ROWS * row_bytes(len(classes))
            models.append(LinearModel(tuple(classes), tuple(offsets), kept[start:end]))
            start = end
        if len(kept) != start:
            raise ValueError("the rows are not all there")
        topics, danger, languages = models
        return cls(topics, danger, languages, frozenset(known.split()), made_from)


@dataclass(frozen=True, slots=True)
class _Said:
    """A line of the content: its words and features, and what is said by it; no topic where it only tells danger."""

    words: list[str]
    rows: list[int]
    topic: str | None
    danger: str
    language: str

    @classmethod
    def of(cls, features: Features, text: str, topic: str | None, danger: str, language: str) -> Self:
        found = words(text)
        return cls(found, features.of(found), topic, danger, language)


def _lines(library: Library) -> Iterator[tuple[str, str | None, str, str]]:
    """Each line with its topic, its danger and its language; a key word as often as it weighs."""
    for item in library.content.phrasings:
        topic, danger = (None, NOW) if item.id == DANGER_TOPIC else (item.id, SAFE)
        for group in (item.phrases, item.keywords):
            for language, lines in group.items():
                for line in lines:
                    yield from [(line, topic, danger, language)] * item.weights.get(line, 1)
    for kind in library.content.dangers:
        for group, danger in ((kind.says, kind.id), (kind.hints, kind.id), (kind.unlike, SAFE)):
            yield from ((line, None, danger, language) for language, lines in group.items() for line in lines)


def fingerprint(library: Library) -> str:
    """What names the phrases that a model was made from, and the way it was made."""
    content = library.content
    made = hash_of(item.model_dump_json() for item in (*content.phrasings, *content.vocabularies, *content.dangers))
    return f"{_FORMAT}-{made}"


def hash_of(parts: Iterator[str]) -> str:
    """A hash of texts in their order."""
    found = sha256()
    for part in parts:
        found.update(part.encode())
        found.update(b"\0")
    return found.hexdigest()[:24]

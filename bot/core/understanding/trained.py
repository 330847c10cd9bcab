"""What is learned from the content's phrases: models of topics, danger and languages, and all as bytes to be kept.

Learning takes some seconds, so what was learned is kept by the fingerprint of what it was learned
from. The models are numbers alone; nothing that anybody wrote to the bot is in them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final, Self

from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.understanding.concepts import Concepts
from bot.core.understanding.features import ROWS
from bot.core.understanding.lessons import MARK_BYTES, OFF_TOPIC, SAFE, Lesson, known_beginnings, lessons, lines_of
from bot.core.understanding.linear import LinearModel, row_bytes
from bot.core.understanding.training import Task, learn, learn_more

MOST_ADDED: Final = 1000
"""So many new lines can be taught besides; more are learned anew with all others."""
_BESIDE: Final = 30
_BESIDE_EACH: Final = 10
_MOST_BESIDE: Final = 600
"""Lines known before that are gone through again beside new ones, so that nothing is unlearned: the more, the more
is new."""
_SEED: Final = 1
_FORMAT: Final = "4"
"""Another number whenever the same phrases are learned in another way: what was kept before is not taken then."""
_LENGTH_BYTES: Final = 4


@dataclass(frozen=True, slots=True)
class Trained:
    """The models, the beginnings of known words, and what they were made from: the lines' marks and a fingerprint."""

    topics: LinearModel
    danger: LinearModel
    languages: LinearModel
    known: frozenset[str]
    marks: bytes
    fingerprint: str

    @classmethod
    def of(cls, library: Library) -> Self:
        """Learn from a library; some seconds."""
        said = lessons(Concepts(library.content.vocabularies), lines_of(library))
        tasks = [
            Task(sorted({label for label in labels if label} | {always}), labels)
            for labels, always in zip(_labels(said), (OFF_TOPIC, SAFE, SOURCE_LANGUAGE), strict=True)
        ]
        topics, danger, languages = learn([item.rows for item in said], tasks)
        marks = b"".join(sorted(item.line.mark().to_bytes(MARK_BYTES, "big") for item in said))
        return cls(topics, danger, languages, known_beginnings(said), marks, fingerprint(library))

    def taught(self, library: Library, concepts: Concepts) -> Self | None:
        """The same, taught what a library says besides, in a moment; None where it must be learned anew.

        `concepts` are those of the library's lists.
        For the time until all is learned: what is no longer said is not forgotten, and it is not to be kept.
        """
        models = (self.topics, self.danger, self.languages)
        before = {self.marks[start : start + MARK_BYTES] for start in range(0, len(self.marks), MARK_BYTES)}
        lines = list(lines_of(library))
        added = [line for line in lines if line.mark().to_bytes(MARK_BYTES, "big") not in before]
        classes = {label for model in models for label in model.classes} | {None}
        if len(added) > MOST_ADDED or not classes.issuperset(label for line in added for label in line[1:]):
            return None
        beside = min(len(lines), _BESIDE + _BESIDE_EACH * len(added), _MOST_BESIDE)
        again = random.Random(_SEED).sample(lines, beside)  # noqa: S311  # lines, no secret
        said = lessons(concepts, added + again)
        tasks = [Task(model.classes, labels) for model, labels in zip(models, _labels(said), strict=True)]
        topics, danger, languages = learn_more(models, [item.rows for item in said], tasks)
        known = self.known | known_beginnings(said)
        return replace(self, topics=topics, danger=danger, languages=languages, known=known, fingerprint="")

    def to_bytes(self) -> bytes:
        """As it is kept: a line of names, offsets and words, then the lines' marks and the rows of the models."""
        models = (self.topics, self.danger, self.languages)
        names = [(model.classes, model.offsets) for model in models]
        head = json.dumps([self.fingerprint, names, " ".join(sorted(self.known)), len(self.marks)]).encode()
        rows = (model.rows for model in models)
        return b"".join([len(head).to_bytes(_LENGTH_BYTES, "little"), head, self.marks, *rows])

    @classmethod
    def from_bytes(cls, kept: bytes) -> Self:
        """Read what `to_bytes` made.

        Raises:
            ValueError: it is something else, or cut short.
        """
        start = _LENGTH_BYTES + int.from_bytes(kept[:_LENGTH_BYTES], "little")
        made_from, names, known, marks_bytes = json.loads(kept[_LENGTH_BYTES:start].decode())
        marks, start = kept[start : start + marks_bytes], start + marks_bytes
        models = []
        for classes, offsets in names:
            end = start + ROWS * row_bytes(len(classes))
            models.append(LinearModel(tuple(classes), tuple(offsets), kept[start:end]))
            start = end
        if len(kept) != start:
            raise ValueError("the rows are not all there")
        topics, danger, languages = models
        return cls(topics, danger, languages, frozenset(known.split()), marks, made_from)


def _labels(said: Sequence[Lesson]) -> tuple[list[str | None], list[str | None], list[str | None]]:
    """What the lines are about, whether they tell danger, and their languages."""
    lines = [item.line for item in said]
    return [line.topic for line in lines], [line.danger for line in lines], [line.language for line in lines]


def fingerprint(library: Library) -> str:
    """What names the phrases that a model was made from, and the way it was made."""
    content = library.content
    made = hash_of(item.model_dump_json() for item in (*content.phrasings, *content.vocabularies, *content.dangers))
    return f"{_FORMAT}-{made}"


def made_alike(made_from: str) -> bool:
    """Whether a fingerprint is of something that was learned in today's way, from whatever phrases."""
    return made_from.startswith(f"{_FORMAT}-")


def hash_of(parts: Iterator[str]) -> str:
    """A hash of texts in their order."""
    found = sha256()
    for part in parts:
        found.update(part.encode())
        found.update(b"\0")
    return found.hexdigest()[:24]

"""Why a message was understood so: which words decided, and which phrases of the content are nearest. For editors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.core.library import Library
from bot.core.skeleton import words
from bot.core.understanding.features import Features
from bot.core.understanding.linear import LinearModel

_WORDS: Final = 5
_LINES: Final = 3


def deciding_words(model: LinearModel, features: Features, found: Sequence[str], label: str) -> list[tuple[str, float]]:
    """The words without which the class would score less, most first, as keys of one alphabet, and how much less."""
    if label not in model.classes or not found:
        return []
    index = model.classes.index(label)
    whole = model.scores(features.of(found))[index]
    rests = ([*found[:at], *found[at + 1 :]] for at in range(len(found)))
    less = [whole - model.scores(features.of(rest))[index] for rest in rests]
    decided = [(word, by) for word, by in zip(found, less, strict=True) if by > 0]
    return sorted(decided, key=lambda pair: -pair[1])[:_WORDS]


def nearest_lines(library: Library, features: Features, rows: Sequence[int], label: str) -> list[tuple[str, float]]:
    """The phrases of a topic or of a kind of danger that share most with a message, and the share (Jaccard)."""
    asked = set(rows)
    shares = ((line, _share(asked, set(features.of(words(line))))) for line in _lines(library, label))
    return sorted((pair for pair in shares if pair[1] > 0), key=lambda pair: -pair[1])[:_LINES]


def _lines(library: Library, label: str) -> Iterator[str]:
    for item in library.content.phrasings:
        if item.id == label:
            yield from item.lines()
    for kind in library.content.dangers:
        if kind.id == label:
            yield from kind.lines()


def _share(one: set[int], two: set[int]) -> float:
    return len(one & two) / max(1, len(one | two))

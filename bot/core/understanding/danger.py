"""Is somebody in danger? The editors' list, whole phrases, and a model of its own; before any ranking.

Missing danger is the worst mistake, so either is enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

from bot.core.library import Library
from bot.core.skeleton import Spelling
from bot.core.understanding.lessons import DANGER_TOPIC, NOW, SAFE
from bot.core.understanding.linear import LinearModel
from bot.core.understanding.message import Message

PERHAPS: Final = 0.06
"""How likely danger must be where the message may be about many things: a false alarm costs less than a danger
that is missed."""
BESIDE_NOTHING: Final = 0.25
"""The same where the message seems to be about nothing we know, or few of its words are known."""
BESIDE_TOPIC: Final = 0.22
"""The same where the message is surely about a topic: its own card says what to do, and when to call."""
ALONE: Final = 0.9
"""The same for a single word: "death" alone tells nothing, «убивают» all."""
BELONGS: Final = 0.35
"""The probability that a message is about any topic, under which it seems to be about nothing we know."""
MOSTLY_KNOWN: Final = 0.5
"""The share of words that are known, 0…1, under which a message seems to be about nothing we know."""
SURE_TOPIC: Final = 0.6
"""From this probability of a topic the message is surely about it."""
_LEAST_WORDS: Final = 3
"""Shorter phrases of the list must be the whole message, longer ones may stand within it."""


class Danger:
    """The list is there at once; the model comes when it is trained."""

    def __init__(self, library: Library, model: LinearModel | None, before: Danger | None = None) -> None:
        """Where the list is that of `before`, it is not spelled again."""
        self._model = model
        listed = _listed(library)
        self._made_from = sha256(repr(listed).encode()).digest()
        self._phrases: dict[str, str]
        self._beginnings: dict[tuple[str, ...], list[int]]
        if before is not None and before._made_from == self._made_from:  # noqa: SLF001  # of its own kind
            self._phrases, self._beginnings = before._phrases, before._beginnings  # noqa: SLF001  # of its own kind
        else:
            self._phrases = _spelled(listed)
            self._beginnings = _begun(self._phrases)

    def kind(self, message: Message, *, topic: float = 0.0, belongs: float = 1.0) -> str | None:
        """The kind of danger that a message tells of (`now` where the kind is not told); None where none.

        `topic` is how likely the likeliest topic is, `belongs` how likely it is that the message is about
        any: beside what is surely meant, danger must be surer. Of what has no known word in it, and
        where nothing was learned yet, the list alone speaks.
        """
        listed = self.listed(message.words)
        if listed is not None or self._model is None or not message.known:
            return listed
        return _learned(self._model, message, _needed(message, topic, belongs))

    def listed(self, found: Sequence[str]) -> str | None:
        """The kind of the longest phrase of the list that stands in the words, whatever was learned; else None.

        The work grows with the words alone: most of them begin no phrase.
        """
        if len(found) < _LEAST_WORDS:
            return self._phrases.get(" ".join(found))
        kind, longest = None, 0
        for start in range(len(found) - _LEAST_WORDS + 1):
            for length in self._beginnings.get(tuple(found[start : start + _LEAST_WORDS]), ()):
                if length <= longest:
                    break
                if length > len(found) - start:
                    continue
                listed = self._phrases.get(" ".join(found[start : start + length]))
                if listed is not None:
                    kind, longest = listed, length
                    break
        return kind


def _listed(library: Library) -> list[tuple[str, str]]:
    """The list: each phrase, and the kind of danger that it tells."""
    content = library.content
    said = [(line, NOW) for item in content.phrasings if item.id == DANGER_TOPIC for line in item.lines()]
    return said + [(line, kind.id) for kind in content.dangers for lines in kind.says.values() for line in lines]


def _spelled(listed: Sequence[tuple[str, str]]) -> dict[str, str]:
    spelled = Spelling().words([line for line, _ in listed])
    return {" ".join(found): kind for found, (_, kind) in zip(spelled, listed, strict=True)}


def _begun(phrases: Iterable[str]) -> dict[tuple[str, ...], list[int]]:
    """The first words of phrases, and how many words phrases have that begin so, the most first."""
    begun: dict[tuple[str, ...], list[int]] = {}
    for length, beginning in sorted(set(map(_beginning, phrases)), reverse=True):
        begun.setdefault(beginning, []).append(length)
    return begun


def _beginning(phrase: str) -> tuple[int, tuple[str, ...]]:
    """How many words a phrase has, and the first of them."""
    words = phrase.split(" ")
    return len(words), tuple(words[:_LEAST_WORDS])


def _needed(message: Message, topic: float, belongs: float) -> float:
    if len(message.words) == 1:
        return ALONE
    if belongs < BELONGS or message.known < MOSTLY_KNOWN:
        return BESIDE_NOTHING
    return BESIDE_TOPIC if topic >= SURE_TOPIC else PERHAPS


def _learned(model: LinearModel, message: Message, threshold: float) -> str | None:
    chances = dict(zip(model.classes, model.probabilities(message.rows), strict=True))
    safe = chances.pop(SAFE)
    kind = max(chances, key=chances.__getitem__, default=None)
    return kind if 1 - safe > threshold else None

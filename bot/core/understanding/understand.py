"""A typed message → what it may mean. Total: any text gives an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from bot.core.library import Library
from bot.core.limits import CHOICES_WHEN_UNSURE
from bot.core.understanding.concepts import Concepts
from bot.core.understanding.danger import Danger
from bot.core.understanding.explain import deciding_words, nearest_lines
from bot.core.understanding.features import Features
from bot.core.understanding.language import language_of
from bot.core.understanding.message import Message, read
from bot.core.understanding.places import Places
from bot.core.understanding.trained import DANGER_TOPIC, OFF_TOPIC, Trained

SURE: Final = 0.6
SURE_LEAD: Final = 0.15
"""From this probability, and so far before the second, one card is shown."""
UNSURE: Final = 0.75
"""From this probability of some topic, against none, choices are shown."""

LEAST: Final = 0.15
"""Where no topic has this probability, nothing is offered: choices that are guesses help nobody."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message seems to mean: one topic when sure, up to three when unsure, else none.

    `danger` is the kind of danger where `urgent`; `country` the country that is named as the place.
    """

    topics: tuple[str, ...]
    confidence: Literal["sure", "unsure", "none"]
    urgent: bool
    country: str | None = None
    danger: str | None = None


class Understanding:
    """What a library's phrases teach. Without `trained` only danger's list, places and languages are known."""

    def __init__(self, library: Library, trained: Trained | None) -> None:
        self._library = library
        self._trained = trained
        self._places = Places(library)
        self._features = Features(Concepts(library.content.vocabularies))
        self._danger = Danger(library, trained.danger if trained is not None else None)

    @property
    def trained(self) -> bool:
        """Whether the phrases were learned: else typed words are only looked up in the list of danger."""
        return self._trained is not None

    @classmethod
    def of(cls, library: Library) -> Understanding:
        """Learn now, and understand: for tests and commands, where some seconds do not matter."""
        return cls(library, Trained.of(library))

    def understand(self, text: str) -> Understood:
        """The topics a message may mean."""
        message = self._read(text)
        country = self._places.country(message.key)
        likely = self._likely(message)
        kind = self._danger.kind(message, off_topic=_is_off_topic(likely))
        if kind is not None:
            return Understood((DANGER_TOPIC,), "sure", urgent=True, country=country, danger=kind)
        topics, confidence = _band(likely)
        return Understood(topics, confidence, urgent=False, country=country)

    def is_urgent(self, text: str) -> bool:
        """Whether a message says danger."""
        message = self._read(text)
        return self._danger.kind(message, off_topic=_is_off_topic(self._likely(message))) is not None

    def likely(self, text: str) -> list[tuple[str, float]]:
        """Topics and their probabilities, best first; what is missing to one is the probability of no topic."""
        return self._likely(self._read(text))

    def language(self, text: str) -> str | None:
        """The language of a text as far as it can be told."""
        return language_of(self._trained.languages if self._trained is not None else None, self._read(text))

    def why(self, text: str) -> Iterator[tuple[str, list[tuple[str, float]]]]:
        """For each topic that is shown, or for the kind of danger: the words that decided, and how much they did."""
        understood, message = self.understand(text), self._read(text)
        labels = understood.topics if understood.danger is None else (understood.danger,)
        for label in labels:
            decided: list[tuple[str, float]] = []
            if self._trained is not None:
                model = self._trained.topics if understood.danger is None else self._trained.danger
                decided = deciding_words(model, self._features, message.words, label)
            yield label, decided

    def nearest(self, text: str, label: str) -> list[tuple[str, float]]:
        """The phrases of a topic or of a kind of danger that are nearest to a text, and how near (0…1)."""
        return nearest_lines(self._library, self._features, self._read(text).rows, label)

    def _read(self, text: str) -> Message:
        return read(text, self._features, self._trained.known if self._trained is not None else frozenset())

    def _likely(self, message: Message) -> list[tuple[str, float]]:
        if self._trained is None or not message.known:
            return []
        model = self._trained.topics
        pairs = zip(model.classes, model.probabilities(message.rows), strict=True)
        return sorted((pair for pair in pairs if pair[0] != OFF_TOPIC), key=lambda pair: (-pair[1], pair[0]))


def _is_off_topic(likely: Sequence[tuple[str, float]]) -> bool:
    return sum(chance for _, chance in likely) < UNSURE


def _band(likely: Sequence[tuple[str, float]]) -> tuple[tuple[str, ...], Literal["sure", "unsure", "none"]]:
    chances = [chance for _, chance in likely]
    if not chances or chances[0] < LEAST or _is_off_topic(likely):
        return (), "none"
    lead = chances[0] - (chances[1] if len(chances) > 1 else 0.0)
    if chances[0] >= SURE and lead >= SURE_LEAD:
        return (likely[0][0],), "sure"
    return tuple(topic for topic, _ in likely[:CHOICES_WHEN_UNSURE]), "unsure"


__all__ = ["DANGER_TOPIC", "OFF_TOPIC", "Understanding", "Understood"]

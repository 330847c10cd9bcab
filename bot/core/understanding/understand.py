"""A typed message → what it may mean. Total: any text gives an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final, Literal

from bot.core.library import Library
from bot.core.limits import CHOICES_WHEN_UNSURE, TYPED_CHARACTERS
from bot.core.skeleton import skeleton, words
from bot.core.understanding.danger import Danger
from bot.core.understanding.explain import deciding_words
from bot.core.understanding.features import features
from bot.core.understanding.language import Languages
from bot.core.understanding.places import Places
from bot.core.understanding.trained import DANGER_TOPIC, OFF_TOPIC, Trained

SHARPNESS: Final = 6.0
"""Scores to probabilities: fitted so that what is called 90 % sure is right nine times in ten (`make evaluate`)."""
SURE: Final = 0.7
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
        self._model = trained.topics if trained is not None else None
        self._places = Places(library)
        self._languages = Languages(library)
        self._danger = Danger(library, trained.danger if trained is not None else None, self._languages.known_share)
        self.trained = trained is not None

    @classmethod
    def of(cls, library: Library) -> Understanding:
        """Learn now, and understand: for tests and commands, where a second or two does not matter."""
        return cls(library, Trained.of(library))

    def understand(self, text: str) -> Understood:
        """The topics a message may mean."""
        text = text[:TYPED_CHARACTERS]
        country = self._places.country(skeleton(text))
        likely = self.likely(text)
        kind = self._danger.kind(text, off_topic=_is_off_topic(likely))
        if kind is not None:
            return Understood((DANGER_TOPIC,), "sure", urgent=True, country=country, danger=kind)
        topics, confidence = _band(likely)
        return Understood(topics, confidence, urgent=False, country=country)

    def likely(self, text: str) -> list[tuple[str, float]]:
        """Topics and their probabilities, best first; what is missing to one is the probability of no topic."""
        found = words(text[:TYPED_CHARACTERS])
        if self._model is None or not self._languages.knows(found):
            return []
        scores = self._model.scores(features(found))
        most = max(scores)
        raised = [exp(SHARPNESS * (score - most)) for score in scores]
        whole = sum(raised)
        pairs = zip(self._model.classes, raised, strict=True)
        ranked = [(topic, value / whole) for topic, value in pairs if topic != OFF_TOPIC]
        return sorted(ranked, key=lambda pair: (-pair[1], pair[0]))

    def why(self, text: str) -> Iterator[tuple[str, list[tuple[str, float]]]]:
        """For each topic that is shown, or for the kind of danger: the words that decided, and how much they did."""
        understood = self.understand(text)
        model = self._model if understood.danger is None else self._danger.model
        labels = understood.topics if understood.danger is None else (understood.danger,)
        for label in labels:
            yield label, deciding_words(model, text, label) if model is not None else []

    def language(self, text: str) -> str | None:
        """The language of a text as far as it can be told."""
        return self._languages.of(text[:TYPED_CHARACTERS])

    def is_urgent(self, text: str) -> bool:
        """Whether a message says danger."""
        text = text[:TYPED_CHARACTERS]
        return self._danger.kind(text, off_topic=_is_off_topic(self.likely(text))) is not None


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

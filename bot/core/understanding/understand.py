"""A typed message → what it may mean. Total: any text gives an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Final, Literal

from bot.core.library import Library
from bot.core.limits import CHOICES_WHEN_UNSURE, TYPED_CHARACTERS
from bot.core.skeleton import words
from bot.core.understanding.concepts import Concepts
from bot.core.understanding.danger import Danger
from bot.core.understanding.explain import deciding_words, nearest_lines
from bot.core.understanding.features import Features
from bot.core.understanding.language import language_of
from bot.core.understanding.lessons import DANGER_TOPIC, NOW, OFF_TOPIC
from bot.core.understanding.message import Message, read
from bot.core.understanding.numbers import Dialled, Numbers
from bot.core.understanding.places import Places
from bot.core.understanding.trained import Trained

SURE: Final = 0.7
SURE_LEAD: Final = 0.2
"""From this probability, and so far before the second, one card is shown."""
SURE_BESIDE: Final = 0.85
"""The same where a topic that is easily taken for it comes second."""
SURE_ALONE: Final = 0.9
"""The same for a single word: «паспорт» may be taken, lost or expired."""
UNSURE: Final = 0.75
"""From this probability of some topic, against none, choices are shown."""
UNSURE_ALONE: Final = 0.4
"""The same for a single word: nobody types «армия» to chat."""

LEAST: Final = 0.13
"""Where no topic has this probability, nothing is offered: choices that are guesses help nobody."""
_LEAST_CHOICES: Final = 2
"""Who is not sure offers at least so many."""
_WORTH_A_LOOK: Final = 0.001
"""Topics less likely than this are no choice beside others."""


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

    def __init__(self, library: Library, trained: Trained | None, before: Understanding | None = None) -> None:
        """What `before` made from the same lists is not made again."""
        self._trained = trained
        self._concepts = _concepts(library, before)
        self._features = Features(self._concepts)
        self._numbers = Numbers(library)
        self._neighbours = _neighbours(library)
        self._places = Places(library)
        model = trained.danger if trained is not None else None
        listed: Danger | None = None if before is None else before._danger  # noqa: SLF001  # of its own kind
        self._danger: Danger = Danger(library, model, listed)

    @property
    def learned(self) -> Trained | None:
        """What was learned; without it typed words are only looked up in the list of danger."""
        return self._trained

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that can be told from a text."""
        return self._trained.languages.classes if self._trained is not None else ()

    @classmethod
    def of(cls, library: Library) -> Understanding:
        """Learn now, and understand: for tests and commands, where some seconds do not matter."""
        return cls(library, Trained.of(library))

    @classmethod
    def taught(cls, library: Library, learned: Trained | None, before: Understanding | None = None) -> Understanding:
        """What was learned decides, taught what the library says besides; as it was where that is too much."""
        concepts = _concepts(library, before)
        return cls(library, learned and (learned.taught(library, concepts) or learned), before)

    def renewed(self, library: Library) -> Understanding:
        """The same for a library with the same phrases and words: only what else it says is looked at anew."""
        understanding = copy(self)
        understanding._numbers = Numbers(library)  # noqa: SLF001  # of its own kind, and just made
        understanding._places = Places(library)  # noqa: SLF001
        return understanding

    def understand(self, text: str) -> Understood:
        """The topics a message may mean."""
        dialled = self._numbers.of(text)
        if dialled is not None:
            return _by_number(dialled)
        message = self._read(text)
        country = self._places.country(message.key)
        likely, belongs = self._likely(message)
        kind = self._danger.kind(message, topic=_most(likely), belongs=belongs)
        if kind is not None:
            return Understood((DANGER_TOPIC,), "sure", urgent=True, country=country, danger=kind)
        topics, confidence = self._band(likely, belongs, alone=len(message.words) == 1)
        return Understood(topics, confidence, urgent=False, country=country)

    def is_urgent(self, text: str) -> bool:
        """Whether a message says danger."""
        dialled = self._numbers.of(text)
        if dialled is not None:
            return dialled.emergency
        message = self._read(text)
        likely, belongs = self._likely(message)
        return self._danger.kind(message, topic=_most(likely), belongs=belongs) is not None

    def names_danger(self, text: str) -> bool:
        """Whether a message stands in the list of danger, whatever was learned: quicker than `is_urgent`."""
        dialled = self._numbers.of(text)
        if dialled is not None:
            return dialled.emergency
        return self._danger.listed(words(text[:TYPED_CHARACTERS])) is not None

    def likely(self, text: str) -> list[tuple[str, float]]:
        """Topics and their probabilities, best first, as far as any can be shown."""
        return self._likely(self._read(text))[0]

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

    def nearest(self, library: Library, text: str, label: str) -> list[tuple[str, float]]:
        """The library's phrases of a topic or of a kind of danger that are nearest to a text, and how near (0…1)."""
        return nearest_lines(library, self._features, self._read(text).rows, label)

    def _read(self, text: str) -> Message:
        return read(text, self._features, self._trained.known if self._trained is not None else frozenset())

    def _likely(self, message: Message) -> tuple[list[tuple[str, float]], float]:
        """Topics and their probabilities, best first, and the probability that it is any topic at all."""
        if self._trained is None or not message.known:
            return [], 0.0
        model = self._trained.topics
        chances = model.probabilities(message.rows)
        pairs = [pair for pair in zip(model.classes, chances, strict=True) if pair[0] != OFF_TOPIC]
        ranked = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
        worth = [*ranked[:_LEAST_CHOICES], *(pair for pair in ranked[_LEAST_CHOICES:] if pair[1] >= _WORTH_A_LOOK)]
        return worth, 1 - chances[model.classes.index(OFF_TOPIC)]

    def _band(
        self, likely: Sequence[tuple[str, float]], belongs: float, *, alone: bool
    ) -> tuple[tuple[str, ...], Literal["sure", "unsure", "none"]]:
        """What is shown. A single word, `alone`, may mean less or more than a sentence."""
        if not likely or likely[0][1] < LEAST or belongs < (UNSURE_ALONE if alone else UNSURE):
            return (), "none"
        (best, chance), (second, behind) = [*likely, ("", 0.0)][:2]
        beside = second in self._neighbours.get(best, ())
        needed = SURE_ALONE if alone else SURE_BESIDE if beside else SURE
        if chance >= needed and chance - behind >= SURE_LEAD:
            return (best,), "sure"
        return tuple(topic for topic, _ in likely[:CHOICES_WHEN_UNSURE]), "unsure"


def _concepts(library: Library, before: Understanding | None) -> Concepts:
    lists = library.content.vocabularies
    return Concepts(lists) if before is None else before._concepts.of_now(lists)  # noqa: SLF001  # of its own kind


def _neighbours(library: Library) -> dict[str, set[str]]:
    """Topics that are easily taken for each other, whichever of the two says so."""
    found: dict[str, set[str]] = {}
    for item in library.content.phrasings:
        for other in item.neighbours:
            found.setdefault(item.id, set()).add(other)
            found.setdefault(other, set()).add(item.id)
    return found


def _most(likely: Sequence[tuple[str, float]]) -> float:
    return likely[0][1] if likely else 0.0


def _by_number(dialled: Dialled) -> Understood:
    """Who types an emergency number wants help now; who types another, what it is for."""
    if dialled.emergency:
        return Understood((DANGER_TOPIC,), "sure", urgent=True, country=dialled.country, danger=NOW)
    confidence: Literal["sure", "unsure", "none"] = "sure" if len(dialled.topics) == 1 else "unsure"
    return Understood(dialled.topics, confidence if dialled.topics else "none", urgent=False, country=dialled.country)


__all__ = ["DANGER_TOPIC", "OFF_TOPIC", "Understanding", "Understood"]

"""A typed question → topics, how sure, is it danger. It generates nothing: it points at reviewed cards.

A first, honest version: character n-grams of the content's own phrasings, weighted by how few
topics share them, plus key words; and, apart from all ranking, the list of danger phrases. Every
text is compared by its skeleton (see skeleton.py).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log
from typing import Final, Literal

from bot.core.formatting import country_name
from bot.core.library import Library
from bot.core.limits import CHOICES_WHEN_UNSURE, TYPED_CHARACTERS
from bot.core.skeleton import skeleton, words

DANGER_TOPIC: Final = "emergency"
_GRAM_SIZES: Final = (3, 4, 5)
_KEYWORD_WEIGHT: Final = 0.08
_SURE: Final = 0.08
_UNSURE: Final = 0.055
_MARGIN: Final = 1.25
"""How many times better the best topic must be than the second to be sure."""
_DANGER_SHARE: Final = 0.8
"""The share of a danger phrase's words that a message must contain."""
_DANGER_MIN_WORDS: Final = 3
"""Shorter danger phrases must be contained whole."""
_DANGER_SCORE: Final = 0.07
_DANGER_MARGIN: Final = 1.05
"""The danger topic must be the best by so much, where no phrase of the list was met."""
_PLACE_LETTERS: Final = 4
_ORIGIN: Final = re.compile(r"(?:[dt][aeo]n|[dtn][iu]n)")
"""Kyrgyz endings of «from» and «of», in the skeleton alphabet: such a country is a home, not a place."""
_FROM: Final = frozenset({"iz", "s", "from", "of", "grajdanin", "grajdanka", "grajdane", "grajdan"})
"""Words before a country that say the same in Russian and English."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a message seems to mean: one topic when sure, up to three when unsure, else none."""

    topics: tuple[str, ...]
    confidence: Literal["sure", "unsure", "none"]
    urgent: bool
    country: str | None = None


class Understanding:
    """The index made from one library. Cheap to make; a new line in the content needs no build step."""

    def __init__(self, library: Library) -> None:
        self._grams: dict[str, dict[str, float]] = defaultdict(dict)
        self._keywords: list[tuple[str, str]] = []
        self._danger: list[tuple[str, tuple[str, ...]]] = []
        self._places: dict[str, str] = {}
        self._place = re.compile("(?!)()()")
        self._vocabulary: dict[str, Counter[str]] = {language: Counter() for language in library.languages}
        self._learn(library)

    def _learn(self, library: Library) -> None:
        counts: dict[str, Counter[str]] = {}
        for item in library.content.phrasings:
            for language, group in (*item.phrases.items(), *item.keywords.items()):
                for line in group:
                    self._vocabulary.setdefault(language, Counter()).update(set(words(line)))
            lines = [line for group in (*item.phrases.values(), *item.keywords.values()) for line in group]
            if item.id == DANGER_TOPIC:
                self._danger = [(skeleton(line), tuple(words(line))) for line in lines]
            counts[item.id] = Counter(gram for line in lines for gram in _grams(skeleton(line)))
            self._keywords.extend((skeleton(line), item.id) for group in item.keywords.values() for line in group)
        self._weigh(counts)
        for country in library.content.countries:
            names = [country_name(country.id, language) for language in library.languages]
            keys = {skeleton(name) for name in (*names, *country.places)}
            self._places.update((key, country.id) for key in keys if len(key) >= _PLACE_LETTERS)
        longest_first = sorted(self._places, key=lambda name: (-len(name), name))
        self._place = re.compile(rf"(?:^| )({'|'.join(map(re.escape, longest_first))})([^ ]*)")

    def _weigh(self, counts: dict[str, Counter[str]]) -> None:
        """Weights of grams: frequent in a topic, rare in the others; each topic's vector has length one."""
        spread = Counter(gram for topic in counts.values() for gram in topic)
        for topic, grams in counts.items():
            weights = {gram: (1 + log(n)) * log(1 + len(counts) / spread[gram]) for gram, n in grams.items()}
            length = sum(weight * weight for weight in weights.values()) ** 0.5 or 1.0
            for gram, weight in weights.items():
                self._grams[gram][topic] = weight / length

    def understand(self, text: str) -> Understood:
        """The topics a message may mean. Total: any text gives an answer."""
        text = text[:TYPED_CHARACTERS]
        key = skeleton(text)
        country = self._country(key)
        if self._is_urgent(key):
            return Understood((DANGER_TOPIC,), "sure", urgent=True, country=country)
        ranked = [pair for pair in self._rank(key) if pair[0] != DANGER_TOPIC]
        if not ranked or ranked[0][1] < _UNSURE:
            return Understood((), "none", urgent=False, country=country)
        best, second = ranked[0][1], ranked[1][1] if len(ranked) > 1 else 0.0
        if best >= _SURE and best >= second * _MARGIN:
            return Understood((ranked[0][0],), "sure", urgent=False, country=country)
        shown = tuple(topic for topic, _ in ranked[:CHOICES_WHEN_UNSURE])
        return Understood(shown, "unsure", urgent=False, country=country)

    def language(self, text: str) -> str | None:
        """The language whose phrasings share most words with a text; None where none does."""
        found = words(text[:TYPED_CHARACTERS])
        scores = {language: sum(word in known for word in found) for language, known in self._vocabulary.items()}
        best = max(scores.values(), default=0)
        leaders = [language for language, score in scores.items() if score == best]
        return leaders[0] if best and len(leaders) == 1 else None

    def is_urgent(self, text: str) -> bool:
        """Whether a message says danger. A list, reviewed, apart from all ranking."""
        return self._is_urgent(skeleton(text[:TYPED_CHARACTERS]))

    def _rank(self, key: str) -> list[tuple[str, float]]:
        scores: dict[str, float] = defaultdict(float)
        grams = Counter(_grams(key))
        known = {gram: n for gram, n in grams.items() if gram in self._grams}
        length = sum(grams.values()) ** 0.5 or 1.0
        for gram, n in known.items():
            for topic, weight in self._grams[gram].items():
                scores[topic] += n**0.5 * weight / length
        padded = f" {key} "
        for keyword, topic in self._keywords:
            if f" {keyword}" in padded:
                scores[topic] += _KEYWORD_WEIGHT * min(1.0, len(keyword) / 12)
        return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))

    def _is_urgent(self, key: str) -> bool:
        padded, present = f" {key} ", set(key.split())
        for phrase, parts in self._danger:
            if f" {phrase} " in padded:
                return True
            if len(parts) >= _DANGER_MIN_WORDS and _share(parts, present) >= _DANGER_SHARE:
                return True
        ranked = self._rank(key)
        if not ranked or ranked[0][0] != DANGER_TOPIC or ranked[0][1] < _DANGER_SCORE:
            return False
        return len(ranked) == 1 or ranked[0][1] >= ranked[1][1] * _DANGER_MARGIN

    def _country(self, key: str) -> str | None:
        """The country that a message names as the place; not one that somebody comes from."""
        for found in self._place.finditer(key):
            before = key[: found.start()].rpartition(" ")[2]
            if before not in _FROM and not _ORIGIN.match(found.group(2)):
                return self._places[found.group(1)]
        return None


def _grams(key: str) -> Iterable[str]:
    padded = f" {key} "
    for size in _GRAM_SIZES:
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]


def _share(parts: Sequence[str], present: set[str]) -> float:
    return sum(part in present for part in parts) / len(parts)

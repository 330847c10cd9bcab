"""Words of one meaning in all languages: what was learned of «кожоюн» is known of «начальник» and "boss".

The lists are the editors' (`content/words/*.yaml`). A word is found by its longest known beginning, in
the one alphabet of skeleton.py, so that endings and ways of typing do not matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from bot.core.model import Vocabulary
from bot.core.skeleton import words

WHOLE: Final = "="
"""Before a stem: the word must be this and nothing longer."""
LEAST_LETTERS: Final = 3
"""Shorter beginnings would be found in too many words: they must be whole."""


class Concepts:
    """The concepts of words."""

    def __init__(self, vocabularies: Sequence[Vocabulary]) -> None:
        stems = [found for vocabulary in vocabularies for found in vocabulary.all_stems()]
        self._made_from = _digest(stems)
        self._whole: dict[str, tuple[str, ...]] = {}
        self._beginnings: dict[str, tuple[str, ...]] = {}
        for concept, stem in stems:
            self._add(concept, stem)
        self._longest = max(map(len, self._beginnings), default=0)

    def of_now(self, vocabularies: Sequence[Vocabulary]) -> Concepts:
        """Those of these lists: the same where the lists say what they said before."""
        stems = [found for vocabulary in vocabularies for found in vocabulary.all_stems()]
        return self if _digest(stems) == self._made_from else Concepts(vocabularies)

    def _add(self, concept: str, stem: str) -> None:
        for key in words(stem.removeprefix(WHOLE))[:1]:
            whole = stem.startswith(WHOLE) or len(key) < LEAST_LETTERS
            known = self._whole if whole else self._beginnings
            if concept not in known.get(key, ()):
                known[key] = (*known.get(key, ()), concept)

    def of(self, word: str) -> tuple[str, ...]:
        """The concepts of a word's key, mostly one; none where the word is in no list."""
        whole = self._whole.get(word)
        if whole is not None:
            return whole
        beginnings = self._beginnings
        for end in range(min(len(word), self._longest), LEAST_LETTERS - 1, -1):
            found = beginnings.get(word[:end])
            if found is not None:
                return found
        return ()


def _digest(stems: list[tuple[str, str]]) -> bytes:
    return sha256(repr(stems).encode()).digest()

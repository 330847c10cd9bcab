"""The language of a text, by the words that each language's phrases have; and whether its words are known at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from bot.core.library import Library
from bot.core.skeleton import words

_KYRGYZ_LETTERS: Final = re.compile("[ңөү]", re.IGNORECASE)
_KYRGYZ: Final = "ky"


_BEGINNING: Final = 4
_LEAST_LETTERS: Final = 3


class Languages:
    """The vocabulary of each language's phrases."""

    def __init__(self, library: Library) -> None:
        self._beginnings: set[str] = set()
        for text in _all_lines(library):
            self._beginnings.update(word[:_BEGINNING] for word in words(text) if len(word) >= _LEAST_LETTERS)
        self._known: dict[str, Counter[str]] = {language: Counter() for language in library.languages}
        for item in library.content.phrasings:
            for language, lines in (*item.phrases.items(), *item.keywords.items()):
                known = self._known.setdefault(language, Counter())
                for line in lines:
                    known.update(set(words(line)))

    def _share(self, language: str, word: str) -> float:
        """How much a word speaks for a language: a word of one language alone speaks most."""
        if not self._known[language][word]:
            return 0.0
        return 1 / sum(known[word] > 0 for known in self._known.values())

    def knows(self, found: Sequence[str]) -> bool:
        """Whether any word begins like one of the phrases: what is written in no known way is not guessed."""
        return self.known_share(found) > 0

    def known_share(self, found: Sequence[str]) -> float:
        """Which part of the words, 0…1, begins like one of the phrases."""
        known = sum(word[:_BEGINNING] in self._beginnings for word in found)
        return known / len(found) if found else 0.0

    def of(self, text: str) -> str | None:
        """The language whose phrases share most words with a text; None where no language leads."""
        if _KYRGYZ_LETTERS.search(text) and _KYRGYZ in self._known:
            return _KYRGYZ
        found = words(text)
        scores = {language: sum(self._share(language, word) for word in found) for language in self._known}
        best = max(scores.values(), default=0)
        leaders = [language for language, score in scores.items() if score == best]
        return leaders[0] if best and len(leaders) == 1 else None


def _all_lines(library: Library) -> Iterator[str]:
    for item in library.content.phrasings:
        yield from item.lines()
    for kind in library.content.dangers:
        yield from kind.lines()

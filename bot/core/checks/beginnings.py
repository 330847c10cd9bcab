"""Words that begin so: how lists of editors are looked for in texts, quickly however long the lists are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, Generic, TypeVar

_Item = TypeVar("_Item")
_WORD: Final = re.compile(r"\w+")
_SORTED_BY: Final = 2
"""Letters by which beginnings are sorted."""


class Beginnings(Generic[_Item]):
    """Beginnings of words, or of several words in a row, each with the item it belongs to; case does not count."""

    def __init__(self, pairs: Iterable[tuple[str, _Item]]) -> None:
        self._by_letters: dict[str, list[tuple[str, _Item]]] = {}
        for beginning, item in pairs:
            small = beginning.lower()
            self._by_letters.setdefault(small[:_SORTED_BY], []).append((small, item))
        known = sorted({beginning for group in self._by_letters.values() for beginning, _ in group})
        self._any = re.compile(rf"(?<!\w)(?=\w)(?:{'|'.join(map(re.escape, known))})" if known else "(?!)")

    def found(self, text: str) -> Iterator[tuple[str, str, _Item]]:
        """For each that stands in the text: as it is written there, the whole first word, the item."""
        small = text.lower()
        if self._any.search(small) is None:
            return
        for match in _WORD.finditer(small):
            at = match.start()
            for beginning, item in self._by_letters.get(small[at : at + _SORTED_BY], ()):
                if small.startswith(beginning, at):
                    yield text[at : at + len(beginning)], match.group(), item

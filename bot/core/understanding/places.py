"""The country that a message names as the place; not one that somebody comes from."""

from __future__ import annotations

import re
from typing import Final

from bot.core.formatting import country_name
from bot.core.library import Library
from bot.core.skeleton import skeleton

_LEAST_LETTERS: Final = 4
_ORIGIN: Final = re.compile(r"(?:[dt][aeo]n|[dtn][iu]n)")
"""Kyrgyz endings of «from» and «of», in the skeleton alphabet: such a country is a home, not a place."""
_FROM: Final = frozenset({"iz", "s", "from", "of", "grajdanin", "grajdanka", "grajdane", "grajdan"})
"""Words before a country that say the same in Russian and English."""


class Places:
    """The words by which a library's countries are named."""

    def __init__(self, library: Library) -> None:
        self._names: dict[str, str] = {}
        self._unlike: set[str] = set()
        for country in library.content.countries:
            names = [country_name(country.id, language) for language in library.languages]
            keys = {skeleton(name) for name in (*names, *country.places)}
            self._names.update((key, country.id) for key in keys if len(key) >= _LEAST_LETTERS)
            self._unlike.update(skeleton(word) for word in country.unlike)
        longest_first = sorted(self._names, key=lambda name: (-len(name), name))
        self._name = re.compile(rf"(?:^| )({'|'.join(map(re.escape, longest_first)) or '(?!)'})([^ ]*)")

    def country(self, key: str) -> str | None:
        """The first country that a skeleton names as the place."""
        for found in self._name.finditer(key):
            name, ending = found.groups()
            before = key[: found.start()].rpartition(" ")[2]
            if name + ending in self._unlike or before in _FROM or _ORIGIN.match(ending):
                continue
            return self._names[name]
        return None

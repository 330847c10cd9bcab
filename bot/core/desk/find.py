"""Which items hold a text or a number, in any language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from bot.core.desk.items import Item, Kind
from bot.core.library import SOURCE_LANGUAGE, Library

SHORTEST: Final = 2
"""Characters from which on it is looked for."""
_NOT_DIGITS: Final = re.compile(r"\D")
_NUMBER: Final = re.compile(r"\+?[\d\s()-]{3,}")


def find(library: Library, items: Mapping[str, Item], wanted: str) -> list[str]:
    """The keys of the items one of whose texts, or phone numbers, has what is wanted in it."""
    words = " ".join(wanted.casefold().split())
    if len(words) < SHORTEST:
        return []
    having = {key for key in library.keys if _says(library, key, words)}
    number = _NOT_DIGITS.sub("", words) if _NUMBER.fullmatch(words) else ""
    return [key for key, item in items.items() if not having.isdisjoint(item.texts) or _has(library, item, number)]


def _says(library: Library, key: str, words: str) -> bool:
    if words in key or words in library.english(key).casefold():
        return True
    found = (library.translation(key, language) for language in library.languages if language != SOURCE_LANGUAGE)
    return any(item is not None and words in item.text.casefold() for item in found)


def _has(library: Library, item: Item, number: str) -> bool:
    if not number or item.kind is not Kind.CONTACT:
        return False
    return any(number in phone.number for phone in library.contacts[item.id].phones)

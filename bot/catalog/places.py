"""Where everything stands: each text and each record with its file and line, for whoever wants to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.catalog.catalogue import Catalogue
from bot.core.library import SOURCE_LANGUAGE
from bot.core.problems import Place
from bot.core.texts import translatable

PHRASES: Final = "bot/core/phrases.py"
"""The interface's English stands in the code."""
_LOOKED_AT: Final = frozenset({"topic", "contact", "fact", "source", "screening", "show", "deadline", "country"})
"""Records that a page shows: what is learned from, half of all lines, is none of them."""
_CALL: Final = re.compile(r'\bphrase\(\s*"([^"]+)"')


def all_places(catalogue: Catalogue, code: Path) -> dict[tuple[str, str], Place]:
    """(language, key) → place: texts, records, cards; `code` is the folder of the program."""
    found = {(SOURCE_LANGUAGE, key): catalogue.reading.place(key) for key in _keys(catalogue)}
    found.update(((SOURCE_LANGUAGE, key), place) for key, place in _phrases(code))
    found.update(catalogue.messages.places)
    return found


def _keys(catalogue: Catalogue) -> Iterator[str]:
    """Keys of texts and records, those of one file together: a file is read again for its places once."""
    content = catalogue.reading.content
    yield from (key for key, _ in translatable(content))
    yield from (f"topic.{topic.id}.{card.id}" for topic in content.topics for card in topic.cards)
    yield from (key for key in catalogue.reading.records if key.partition(".")[0] in _LOOKED_AT)


def _phrases(code: Path) -> Iterator[tuple[str, Place]]:
    text = (code.parent / PHRASES).read_text(encoding="utf-8")
    for match in _CALL.finditer(text):
        yield f"ui.{match[1]}", Place(PHRASES, text.count("\n", 0, match.start(1)) + 1, 1)

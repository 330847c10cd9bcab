"""Every text as a row: its key, its English, each translation with its state, and where it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from bot.catalog.catalogue import Catalogue
from bot.catalog.messages import DOMAINS, po_path
from bot.catalog.po_entries import Entry, read_entries
from bot.catalog.po_notes import Notes, withdrawal
from bot.core.phrases import INTERFACE as PHRASES
from bot.core.texts import translatable

SHEETS: Final = {
    "topic": "topics",
    "contact": "contacts",
    "fact": "facts",
    "source": "sources",
    "screening": "screenings",
    "show": "show",
    "deadline": "deadlines",
    "danger": "danger",
    "ui": "interface",
}
"""Head of a key → the sheet of its texts, in the order of the sheets."""
FACT: Final = "fact"
INTERFACE: Final = "ui"
_PHRASES: Final = "bot/core/phrases.py"


class State(StrEnum):
    """What a translation is: `withdrawn` is there and not shown."""

    DONE = "done"
    FUZZY = "fuzzy"
    MISSING = "missing"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Cell:
    """A translation and its state."""

    text: str
    state: State


@dataclass(frozen=True, slots=True)
class Row:
    """One text. Of what is not translated, as the words about a fact, there are no cells."""

    key: str
    english: str
    cells: Mapping[str, Cell]
    place: str

    @property
    def head(self) -> str:
        """The kind of the text."""
        return self.key.partition(".")[0]

    @property
    def sheet(self) -> str:
        """The sheet it stands on."""
        return SHEETS[self.head]


def rows_of(catalogue: Catalogue, locales: Path, languages: Sequence[str]) -> list[Row]:
    """All texts with their translations into these languages, in the order of the content.

    Raises:
        OSError: a PO file cannot be read.
        UnreadablePoError: one is no PO file.
    """
    entries = {language: dict(_entries(locales, language)) for language in languages}

    def row(key: str, english: str, place: str) -> Row:
        cells = {language: _cell(entries[language].get(key), english) for language in languages}
        return Row(key, english, {} if key.startswith(f"{FACT}.") else cells, place)

    content = catalogue.reading.content
    found = [row(key, english, str(catalogue.reading.place(key))) for key, english in translatable(content)]
    found += [
        row(key, fact.about, str(catalogue.reading.place(key)))
        for fact in content.facts
        for key in (f"{FACT}.{fact.id}.about",)
    ]
    return [*found, *(row(key, english, _PHRASES) for key, english in PHRASES.items())]


def of_topics(rows: Sequence[Row], catalogue: Catalogue, topics: Sequence[str]) -> list[Row]:
    """The rows of these topics, and of what stands beside them: questions, words to show, days to act before."""
    content = catalogue.reading.content
    starts = {f"topic.{topic}." for topic in topics}
    for kind, records in (("screening", content.screenings), ("show", content.shows), ("deadline", content.deadlines)):
        starts.update(f"{kind}.{record.id}." for record in records if record.topic in topics)
    return [row for row in rows if row.key.startswith(tuple(starts))]


def normal(text: str) -> str:
    """A text without what spreadsheets change by themselves: the kind of line ends, and space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n")


def digest(text: str) -> str:
    """What a text is known by, so that a change is seen."""
    return f"h{hashlib.sha256(normal(text).encode()).hexdigest()[:16]}"  # a letter first, or it might be a number


def _entries(locales: Path, language: str) -> Iterator[tuple[str, Entry]]:
    for domain in DOMAINS:
        path = po_path(locales, language, domain)
        if path.is_file():
            yield from ((entry.key, entry) for entry in read_entries(path))


def _cell(entry: Entry | None, english: str) -> Cell:
    held = None if entry is None else withdrawal(entry.text, entry.flags, Notes.of(entry.comment))
    if held is not None:
        return Cell(held.text, State.WITHDRAWN)
    if entry is None or not entry.text:
        return Cell("", State.MISSING)
    # what `translations update` would mark is said here already
    fuzzy = "fuzzy" in entry.flags or entry.english != english
    return Cell(entry.text, State.FUZZY if fuzzy else State.DONE)

"""What an editor decides about a text, carried out where it is kept: `flagged.yaml` and the PO files.

A correction that began in Russian or Kyrgyz: the English waits in `flagged.yaml`, the other languages
are fuzzy with the reason. The language that led stays good until the English changes; then it is
fuzzy as any other, until the editor says that the English says now what it says (`read_again`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from bot.catalog import po_state
from bot.catalog.catalogue import Catalogue, read_catalogue
from bot.catalog.flagged_file import NAME, write_flagged
from bot.catalog.messages import po_path
from bot.catalog.po_notes import Note, one_line
from bot.core.library import SOURCE_LANGUAGE
from bot.core.model import Flagged


@dataclass(frozen=True, slots=True)
class Desk:
    """The folders, and what was read from them just before."""

    catalogue: Catalogue
    content: Path
    locales: Path

    @classmethod
    def of(cls, content: Path, locales: Path) -> Self:
        """What the folders say now."""
        return cls(read_catalogue(content, locales), content, locales)

    def now(self) -> Catalogue:
        """What the folders say after a decision."""
        return read_catalogue(self.content, self.locales)

    @property
    def languages(self) -> list[str]:
        """The languages that are translated into."""
        return [item.id for item in self.catalogue.reading.content.languages if item.id != SOURCE_LANGUAGE]

    def flag(self, key: str, why: str, since: date, begun_in: str | None) -> list[str]:
        """Mark the English, and all translations but the one that leads; returns the languages marked.

        Flagged before, it keeps its day, and both reasons.

        Raises (as do the others): OSError, UnreadablePoError.
        """
        waiting = self._waiting()
        before = waiting.get(key)
        reasons = dict.fromkeys([*(before.why.split("; ") if before else ()), one_line(why)])
        first = before.since if before else since
        waiting[key] = Flagged(id=key, why="; ".join(reasons), since=first, begun_in=begun_in)
        write_flagged(self.content, waiting.values())
        note = Note.flagged(why, since, begun_in)
        others = [language for language in self.languages if language != begun_in]
        return [language for language in others if po_state.flag(self._po(language, key), key, note)]

    def withdraw(self, key: str, language: str, why: str, since: date) -> bool:
        """Take a translation from what people see; False where there is none."""
        return po_state.withdraw(self._po(language, key), key, why, since)

    def confirm(self, key: str, language: str) -> bool:
        """A translation is right as it stands; False where nothing said otherwise."""
        english = self.catalogue.library().english(key)
        return po_state.confirm(self._po(language, key), key, english)

    def read_again(self, key: str) -> bool:
        """The English was read again, and the language that led is good with it; False where nothing flagged it."""
        waiting = self._waiting()
        mark = waiting.pop(key, None)
        if mark is None:
            return False
        library = self.catalogue.library()
        if mark.begun_in in self.languages and key in library.keys:
            po_state.follow(self._po(mark.begun_in, key), key, library.english(key))
        write_flagged(self.content, waiting.values())
        return True

    def _waiting(self) -> dict[str, Flagged]:
        """What our file has; another file below `flagged/` is an editor's own."""
        reading = self.catalogue.reading
        here = f"{self.content.name}/{NAME}"
        return {item.id: item for item in reading.content.flagged if reading.place(f"flagged.{item.id}").file == here}

    def _po(self, language: str, key: str) -> Path:
        return po_path(self.locales, language, "bot" if key.startswith("ui.") else "content")

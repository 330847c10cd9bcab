"""Notes that commands leave at an entry, for the next translator and for the next `update`.

They are lines of the translator's comment (`# …`), which gettext, Poedit and Weblate show and keep.
A flag of our own would not do: gettext's tools, with which Poedit saves, drop flags that they do
not know. A note begins with its kind in brackets; a text that it keeps follows, in quotes and in
short lines that no program breaks:

    # [withdrawn 2026-11-23] It names another office.
    # "Элчиликке жазыңыз."
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, Self

from bot.catalog.po_entries import WITHDRAWN

_COLUMNS: Final = 72
"""Characters of a kept text on one line, quotes included: fewer than any program wraps comments at."""
_HEAD: Final = re.compile(r"\[(?P<kind>[a-z]+)(?: (?P<about>[^\]]*))?\](?: (?P<why>.*))?")


class Kind(StrEnum):
    """What a note says of its entry; in the order in which notes stand."""

    FLAGGED = "flagged"
    """A correction began in another language: this text is to be read again."""
    DOUBTED = "doubted"
    """A translator doubted this text before its English changed: that the English is back settles nothing."""
    WITHDRAWN = "withdrawn"
    """The text was wrong, and is shown to nobody."""
    ANOTHER = "another"
    """The key stood twice: the translation that is not used."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note: its kind, the day and the language it is about, the reason, and the translation that it keeps."""

    kind: Kind
    about: str = ""
    why: str = ""
    text: str = ""

    @classmethod
    def flagged(cls, why: str, since: date, begun_in: str | None) -> Self:
        """A correction began in a language, or in none that is known."""
        begun = f", begun in {begun_in}" if begun_in else ""
        return cls(Kind.FLAGGED, f"{since}{begun}", one_line(why))

    @classmethod
    def withdrawn(cls, text: str, why: str = "", since: date | None = None) -> Self:
        """This text was wrong."""
        return cls(Kind.WITHDRAWN, str(since or ""), one_line(why), text)

    @property
    def words(self) -> str:
        """The day and the reason, as far as they are known."""
        return ": ".join(filter(None, (self.about, self.why)))

    def lines(self) -> list[str]:
        """The lines of the comment that say it."""
        head = f"[{self.kind}{f' {self.about}' if self.about else ''}]"
        return [" ".join(filter(None, (head, self.why))), *_quoted(self.text)]


@dataclass(slots=True)
class Notes:
    """The comment of one entry: what a person wrote there, and our notes."""

    own: list[str]
    notes: list[Note]

    @classmethod
    def of(cls, comment: str) -> Self:
        """The notes among the lines of a comment; every other line is a person's own."""
        found = cls([], [])
        for line in comment.split("\n") if comment else ():
            head, quoted = _HEAD.fullmatch(line), _unquoted(line)
            if head and head["kind"] in set(Kind):
                found.notes.append(Note(Kind(head["kind"]), head["about"] or "", head["why"] or ""))
            elif quoted is not None and found.notes:
                last = found.notes.pop()
                found.notes.append(replace(last, text=last.text + quoted))
            else:
                found.own.append(line)
        return found

    def __str__(self) -> str:
        order = list(Kind)
        notes = sorted(dict.fromkeys(self.notes), key=lambda note: (order.index(note.kind), note.text))
        return "\n".join([*self.own, *(line for note in notes for line in note.lines())])

    def get(self, kind: Kind) -> Note | None:
        """The first note of a kind."""
        return next((note for note in self.notes if note.kind is kind), None)

    def put(self, note: Note) -> None:
        """Leave a note in place of those of its kind."""
        self.drop(note.kind)
        self.notes.append(note)

    def drop(self, *kinds: Kind) -> None:
        """Take the notes of these kinds away."""
        self.notes = [note for note in self.notes if note.kind not in kinds]

    def texts(self) -> list[str]:
        """The translations that notes keep."""
        return [note.text for note in self.notes if note.text]


def withdrawal(text: str, flags: Collection[str], notes: Notes) -> Note | None:
    """The note by which a text is shown to nobody; None where nothing withholds it.

    The same text, filled in again, stays withdrawn; another one is good.
    """
    note = notes.get(Kind.WITHDRAWN)
    if note is not None and text in {"", note.text}:
        return note
    return Note.withdrawn(text) if text and WITHDRAWN in flags else None


def one_line(words: str) -> str:
    """Words without line ends and without what cannot be printed."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())


def _quoted(text: str) -> Iterator[str]:
    """A text as JSON strings of a line each, cut after a space where there is one."""
    while text:
        end = min(len(text), _COLUMNS)
        while end > 1 and len(_as_json(text[:end])) > _COLUMNS:
            end -= 1
        if end < len(text):
            end = text.rfind(" ", 0, end) + 1 or end
        yield _as_json(text[:end])
        text = text[end:]


def _as_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _unquoted(line: str) -> str | None:
    if not line.startswith('"'):
        return None
    try:
        return str(json.loads(line))
    except ValueError:
        return None

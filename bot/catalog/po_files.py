"""PO files brought up to date: the merge by key, with nothing ever lost.

Babel's own `update` matches by text: it lost translations and gave one topic's Kyrgyz to another
when tried. Here an entry belongs to its key (`msgctxt`) for ever. A changed English keeps the
translation, marked fuzzy with the English before (`#| msgid`); a key that is gone becomes
obsolete (`#~`) and comes back with its translation when the key does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from bot.catalog.po_entries import FUZZY
from bot.catalog.po_form import language_of, read_po, set_flag, write_po
from bot.catalog.po_notes import Kind, Note, Notes, withdrawal
from bot.catalog.po_state import keep_withdrawn, settle

_Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A text to translate: its key, its English, and where it stands, for the translator."""

    key: str
    english: str
    place: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What an update did to one file."""

    added: int
    changed: int
    revived: int
    retired: int

    @property
    def anything(self) -> bool:
        """Whether a text came, changed or went."""
        return any((self.added, self.changed, self.revived, self.retired))


def update(path: Path, language: str, texts: Iterable[Text]) -> Merged:
    """Bring a PO file up to the texts; running it twice changes nothing the second time.

    Raises:
        OSError: the file cannot be read or written.
        UnreadablePoError: it is no PO file.
    """
    old, keyless = _by_key(read_po(path))
    counts = {"added": 0, "changed": 0, "revived": 0, "retired": 0}
    current = [_current(text, old.pop(text.key, None), counts) for text in texts]
    gone = [entry for entry in (*old.values(), *keyless) if _retired(entry, counts)]
    gone.sort(key=lambda entry: (entry.msgctxt or "", entry.msgid, entry.msgstr))
    write_po(path, language, [*current, *gone])
    return Merged(**counts)


def fill(path: Path, translations: Mapping[str, str]) -> int:
    """Put translations under their keys as done; returns how many texts changed.

    Raises:
        OSError: the file cannot be read or written.
        UnreadablePoError: it is no PO file.
    """
    entries = read_po(path)
    changed = 0
    for entry in entries:
        text = translations.get(entry.msgctxt or "")
        if text is None or entry.obsolete or (entry.msgstr == text and FUZZY not in entry.flags):
            continue
        held = withdrawal(entry.msgstr, entry.flags, Notes.of(entry.tcomment))
        if held is not None and held.text == text:
            continue  # it was withdrawn: an old list of texts must not bring it back
        settle(entry, text)
        changed += 1
    write_po(path, language_of(path), entries)
    return changed


def _by_key(entries: Iterable[polib.POEntry]) -> tuple[dict[str, polib.POEntry], list[polib.POEntry]]:
    """One entry a key, and those without a key. Of a key that stands twice the other translations become notes.

    gettext's tools, with which Poedit saves, refuse a file in which an entry stands twice.
    """
    found: dict[str, polib.POEntry] = {}
    keyless: list[polib.POEntry] = []
    for entry in sorted(entries, key=lambda item: bool(item.obsolete)):
        if not entry.msgctxt:
            keyless.append(entry)
            continue
        first = found.setdefault(entry.msgctxt, entry)
        if first is not entry:
            _keep_beside(first, entry)
    return found, keyless


def _keep_beside(first: polib.POEntry, other: polib.POEntry) -> None:
    notes = Notes.of(first.tcomment)
    for text in (other.msgstr, *Notes.of(other.tcomment).texts()):
        if text and text not in (first.msgstr, *notes.texts()):
            notes.notes.append(Note(Kind.ANOTHER, text=text))
    first.tcomment = str(notes)


def _current(text: Text, entry: polib.POEntry | None, counts: _Counts) -> polib.POEntry:
    if entry is None:
        counts["added"] += 1
        entry = polib.POEntry(msgctxt=text.key, msgid=text.english)
    elif entry.obsolete:
        counts["revived"] += 1
        entry.obsolete = False
    notes = Notes.of(entry.tcomment)
    keep_withdrawn(entry, notes)
    _judge(entry, notes)
    if entry.msgid != text.english:
        counts["changed"] += 1
        _change(entry, notes, text.english)
    _judge(entry, notes)
    entry.tcomment = str(notes)
    entry.occurrences = [(text.place, "")]
    return entry


def _change(entry: polib.POEntry, notes: Notes, english: str) -> None:
    """The English is another: the translation is of the one before."""
    if FUZZY in entry.flags and not entry.previous_msgid and not notes.get(Kind.FLAGGED):
        notes.put(Note(Kind.DOUBTED, why="Before its English changed."))
    if not (FUZZY in entry.flags and entry.previous_msgid):
        entry.previous_msgid = entry.msgid
    set_flag(entry, FUZZY, on=True)
    entry.msgid = english


def _judge(entry: polib.POEntry, notes: Notes) -> None:
    """Whether the translation still waits to be read again; where it does not, nothing is left that says so."""
    if entry.previous_msgid == entry.msgid:
        # the English went back to what the translation was made from
        entry.previous_msgid = None
        if not (notes.get(Kind.FLAGGED) or notes.get(Kind.DOUBTED)):
            set_flag(entry, FUZZY, on=False)
    if FUZZY not in entry.flags or not entry.msgstr:
        set_flag(entry, FUZZY, on=False)
        entry.previous_msgid = None
        notes.drop(Kind.FLAGGED)
    entry.previous_msgctxt = None
    if not entry.previous_msgid:
        notes.drop(Kind.DOUBTED)


def _retired(entry: polib.POEntry, counts: _Counts) -> bool:
    """Put an entry aside whose key is gone; False where there is nothing in it to keep."""
    notes = Notes.of(entry.tcomment)
    keep_withdrawn(entry, notes)
    withdrawn = notes.get(Kind.WITHDRAWN)
    if withdrawn:
        # gettext's tools drop an obsolete entry without a text
        entry.msgstr = withdrawn.text
    entry.tcomment = str(notes)
    if not (entry.msgstr or entry.tcomment):
        return False
    counts["retired"] += not entry.obsolete
    entry.obsolete = True
    entry.occurrences = []
    if FUZZY in entry.flags and entry.previous_msgid:
        # polib cannot read the English before of an obsolete entry: let it stand as the English that was translated
        set_flag(entry, FUZZY, on=bool(notes.get(Kind.FLAGGED) or notes.get(Kind.DOUBTED)))
        entry.msgid, entry.previous_msgid = entry.previous_msgid, None
    return True

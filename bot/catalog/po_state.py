"""How one translation stands, and what an editor decides about it: flagged, withdrawn, right as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import polib

from bot.catalog.po_entries import FUZZY, WITHDRAWN
from bot.catalog.po_form import language_of, read_po, set_flag, write_po
from bot.catalog.po_notes import Kind, Note, Notes, withdrawal


def keep_withdrawn(entry: polib.POEntry, notes: Notes) -> None:
    """Let a withdrawn text stand in its note alone, so that it is gone for every program that reads the file."""
    note = withdrawal(entry.msgstr, entry.flags, notes)
    set_flag(entry, WITHDRAWN, on=False)
    notes.drop(Kind.WITHDRAWN)
    if note is not None:
        notes.drop(Kind.FLAGGED, Kind.DOUBTED)
        notes.put(note)
        entry.msgstr = ""
        entry.previous_msgid = None
        set_flag(entry, FUZZY, on=False)


def settle(entry: polib.POEntry, text: str) -> None:
    """Let a text stand as the good translation of the English as the entry has it."""
    notes = Notes.of(entry.tcomment)
    notes.drop(*Kind)
    entry.tcomment = str(notes)
    entry.msgstr = text
    entry.previous_msgid = None
    set_flag(entry, FUZZY, on=False)
    set_flag(entry, WITHDRAWN, on=False)


def put(path: Path, texts: Mapping[str, tuple[str, frozenset[str]]]) -> None:
    """Let texts stand under their keys: good, or with the flag FUZZY or WITHDRAWN; other entries stay as they are.

    Raises:
        OSError: the file cannot be read or written.
        UnreadablePoError: it is no PO file.
    """
    entries = read_po(path)
    for entry in entries:
        if entry.obsolete or entry.msgctxt not in texts:
            continue
        text, flags = texts[entry.msgctxt]
        settle(entry, text)
        set_flag(entry, FUZZY, on=FUZZY in flags)
        if WITHDRAWN in flags:
            set_flag(entry, WITHDRAWN, on=True)
            notes = Notes.of(entry.tcomment)
            keep_withdrawn(entry, notes)
            entry.tcomment = str(notes)
    write_po(path, language_of(path), entries)


def flag(path: Path, key: str, note: Note) -> bool:
    """Mark a translation for reading again, with the reason; False where there is none.

    Raises (as do the others): OSError, the file cannot be read or written; UnreadablePoError, it is no PO file.
    """

    def change(entry: polib.POEntry, notes: Notes) -> bool:
        if not entry.msgstr or withdrawal(entry.msgstr, entry.flags, notes):
            return False
        notes.put(note)
        entry.tcomment = str(notes)
        set_flag(entry, FUZZY, on=True)
        return True

    return _changed(path, key, change)


def withdraw(path: Path, key: str, why: str, since: date) -> bool:
    """Take a translation from what people see, and keep it in a note; False where there is none."""

    def change(entry: polib.POEntry, notes: Notes) -> bool:
        if not entry.msgstr or withdrawal(entry.msgstr, (), notes):
            return False
        notes.put(Note.withdrawn(entry.msgstr, why, since))
        keep_withdrawn(entry, notes)
        entry.tcomment = str(notes)
        return True

    return _changed(path, key, change)


def confirm(path: Path, key: str, english: str) -> bool:
    """Let a translation stand as good as it is, a withdrawn one as well; False where it did so before."""

    def change(entry: polib.POEntry, notes: Notes) -> bool:
        note = withdrawal(entry.msgstr, entry.flags, notes)
        text = note.text if note else entry.msgstr
        if not text or (note is None and FUZZY not in entry.flags and entry.msgid == english):
            return False
        settle(entry, text)
        entry.msgid = english
        return True

    return _changed(path, key, change)


def follow(path: Path, key: str, english: str) -> bool:
    """The English says now what this translation says; False where the translation waits for another reason, too."""

    def change(entry: polib.POEntry, notes: Notes) -> bool:
        stale = entry.previous_msgid or entry.msgid != english
        doubted = notes.get(Kind.FLAGGED) or notes.get(Kind.DOUBTED)
        doubted_before = FUZZY in entry.flags and not entry.previous_msgid
        withheld = not entry.msgstr or withdrawal(entry.msgstr, entry.flags, notes)
        if not stale or doubted or doubted_before or withheld:
            return False
        settle(entry, entry.msgstr)
        entry.msgid = english
        return True

    return _changed(path, key, change)


def _changed(path: Path, key: str, change: Callable[[polib.POEntry, Notes], bool]) -> bool:
    """Change the entry of a key, where there is one."""
    entries = read_po(path)
    entry = next((item for item in entries if item.msgctxt == key and not item.obsolete), None)
    if entry is None or not change(entry, Notes.of(entry.tcomment)):
        return False
    write_po(path, language_of(path), entries)
    return True

"""Translations: PO files read as they are, no compile step.

A text is found by its key alone, the entry's `msgctxt`. An entry marked fuzzy is served with a
notice; one that was withdrawn, or is empty, is as if it were not there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from bot.catalog.files import Files, files_below, shown
from bot.catalog.po_entries import FUZZY, Entry, UnreadablePoError, read_entries
from bot.catalog.po_notes import Kind, Notes, withdrawal
from bot.core.library import Library, Translation
from bot.core.problems import Place, Problem, Severity

DOMAINS = ("bot", "content")
_LANGUAGE: Final = re.compile(rb'^"Language: ([a-z]{2})(?![a-z])', re.MULTILINE)
_HEADER_BYTES: Final = 2_000
"""Within these the header of a file ends."""


@dataclass(slots=True)
class Messages:
    """All translations, the English they were made from, their places, and problems.

    `withdrawn` has for each text that an editor withdrew when and why; `flagged` the same for what was
    marked for reading again, as a correction began in another language.
    """

    translations: dict[str, dict[str, Translation]] = field(default_factory=dict)
    made_from: dict[str, dict[str, str]] = field(default_factory=dict)
    withdrawn: dict[str, dict[str, str]] = field(default_factory=dict)
    flagged: dict[str, dict[str, str]] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[tuple[str, str]] = field(default_factory=set)
    """Languages and domains whose file is not there or could not be read."""

    def stale(self, library: Library) -> list[tuple[str, str]]:
        """The language and key of each translation that was made from another English than the library's."""
        return [
            (language, key)
            for language, table in self.translations.items()
            for key in table
            if key in library.keys and self.made_from[language][key] != library.english(key)
        ]


def po_path(folder: Path, language: str, domain: str) -> Path:
    """Where the translations of a language and domain stand."""
    return folder / language / "LC_MESSAGES" / f"{domain}.po"


def read_messages(folder: Path, languages: Iterable[str], files: Files | None = None) -> Messages:
    """Read the PO files of the languages. Never raises for what a translator wrote."""
    messages, files = Messages(), files or Files()
    for language in languages:
        messages.translations[language] = {}
        messages.made_from[language] = {}
        messages.withdrawn[language] = {}
        messages.flagged[language] = {}
        for domain in DOMAINS:
            if not _read(messages, folder, language, domain, files):
                messages.unread.add((language, domain))
    return messages


def _read(messages: Messages, folder: Path, language: str, domain: str, files: Files) -> bool:
    path = po_path(folder, language, domain)
    shown_as = f"{folder.name}/{path.relative_to(folder).as_posix()}"
    try:
        entries = read_entries(path, files)
    except FileNotFoundError:
        words = "There are no translations: the file does not exist."
        mend = "Run: python -m bot translations update."
        messages.problems.append(Problem(Place(shown_as), "po-missing", Severity.ADVICE, words, mend))
    except OSError as error:
        words = f"The file cannot be read: {error.strerror}."
        messages.problems.append(Problem(Place(shown_as), "file-unreadable", Severity.BLOCKS, words))
    except UnreadablePoError as error:
        for line, words in error.faults:
            place = Place(shown_as, line, 1)
            messages.problems.append(Problem(place, "po-syntax", Severity.BLOCKS, words))
    else:
        of = _language_of(files.raw(path))
        if of not in {"", language}:
            words = f"This is the file of '{of}', and lies where '{language}' is read."
            mend = f'Put the right file here; if it is, write "Language: {language}\\n" in its first lines.'
            messages.problems.append(Problem(Place(shown_as), "po-language", Severity.BLOCKS, words, mend))
            return False
        if not entries:
            words, mend = "There are no translations in the file.", "Run: python -m bot translations update."
            messages.problems.append(Problem(Place(shown_as), "po-missing", Severity.ADVICE, words, mend))
        for entry in entries:
            _take(messages, language, entry, Place(shown_as, entry.line, 1))
        return bool(entries)
    return False


def _misspelt(entry: Entry) -> str:
    """What somebody wrote to mark a text as fuzzy, and what does not; empty where nothing is."""
    if entry.comment.strip().lower() == FUZZY:
        return f"# {entry.comment.strip()}"
    slips = (flag for flag in entry.flags if flag != FUZZY and get_close_matches(flag.lower(), [FUZZY], n=1))
    return next(slips, "")


def _language_of(raw: bytes) -> str:
    """The language that the first lines of a file name, of two letters; empty where they name none."""
    found = _LANGUAGE.search(raw, 0, _HEADER_BYTES)
    return found[1].decode() if found else ""


def strangers(folder: Path, languages: Collection[str]) -> Iterator[Problem]:
    """Problems of PO files that nobody reads: copies, and those of a language that there is not."""
    known = {po_path(folder, language, domain) for language in languages for domain in DOMAINS}
    for path in files_below(folder):
        if path.suffix.lower() == ".po" and path not in known:
            words = "This file is read by nobody."
            mend = "Files are read as locales/<language>/LC_MESSAGES/bot.po and content.po, of languages.yaml."
            yield Problem(Place(shown(folder, path)), "file-unknown", Severity.ADVICE, words, mend)


def _take(messages: Messages, language: str, entry: Entry, place: Place) -> None:
    if (language, entry.key) in messages.places:
        words = f"The key {entry.key} stands twice; the first is at {messages.places[language, entry.key]}."
        messages.problems.append(Problem(place, "po-duplicate", Severity.BLOCKS, words))
        return
    messages.places[language, entry.key] = place
    messages.made_from[language][entry.key] = entry.english
    if entry.forms:
        words = "It has plural forms, which are not used: the first is shown for every number."
        mend = "Write it with one msgstr, so that it holds for every number."
        messages.problems.append(Problem(place, "po-plural", Severity.ADVICE, words, mend))
    if slip := _misspelt(entry):
        words = f"'{slip}' marks nothing: the text is shown as if it were sure."
        messages.problems.append(Problem(place, "po-flag", Severity.ADVICE, words, "Write the line as `#, fuzzy`."))
    if not (entry.comment or entry.flags):
        if entry.text:
            messages.translations[language][entry.key] = Translation(entry.text, fuzzy=False)
        return
    notes = Notes.of(entry.comment)
    withdrawn, flagged = withdrawal(entry.text, entry.flags, notes), notes.get(Kind.FLAGGED)
    if withdrawn is not None:
        messages.withdrawn[language][entry.key] = withdrawn.words
    elif entry.text:
        fuzzy = FUZZY in entry.flags
        messages.translations[language][entry.key] = Translation(entry.text, fuzzy=fuzzy)
        if fuzzy and flagged is not None:
            messages.flagged[language][entry.key] = flagged.words

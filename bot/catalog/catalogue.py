"""Folders → Edition material: content and translations read, checked, and made into a Library."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from os import fsencode
from pathlib import Path

from bot.catalog.content_files import UNSHOWN, Reading, read_content
from bot.catalog.files import Files, Parsed, files_below
from bot.catalog.messages import Messages, read_messages, strangers
from bot.core.checks import Unread
from bot.core.errors import ContentError
from bot.core.library import SOURCE_LANGUAGE, Library
from bot.core.phrases import INTERFACE
from bot.core.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything read from disk, with what is needed to tell an editor where."""

    reading: Reading
    messages: Messages
    revision: str
    shown: str
    """The revision of what is shown, see `revision`."""

    @property
    def problems(self) -> list[Problem]:
        """What reading alone found."""
        return [*self.reading.problems, *self.messages.problems]

    @property
    def unread(self) -> Unread:
        """What stands in the files and could not be read."""
        return Unread(self.reading.unread_ids, self.reading.unread_fields, self.messages.unread)

    def library(self) -> Library:
        """The library, as far as the content could be read.

        A translation of another English than stands there is doubted before `translations update` marks it.
        """
        content, translations = self.reading.content, self.messages.translations
        library = Library(content, translations, INTERFACE, self.revision)
        stale = self.messages.stale(library)
        if not stale:
            return library
        doubted = {language: dict(table) for language, table in translations.items()}
        for language, key in stale:
            doubted[language][key] = replace(doubted[language][key], fuzzy=True)
        return Library(content, doubted, INTERFACE, self.revision)


def read_catalogue(content: Path, locales: Path, parsed: Parsed | None = None) -> Catalogue:
    """Read both folders whole; files whose bytes are `parsed` already are not parsed again."""
    files = Files(parsed)
    return with_translations(read_content(content, files), content, locales, files)


def with_translations(reading: Reading, content: Path, locales: Path, files: Files) -> Catalogue:
    """Read the translations of a content folder that was read."""
    languages = [item.id for item in reading.content.languages if item.id != SOURCE_LANGUAGE]
    messages = read_messages(locales, languages, files)
    if languages and "languages" not in {*reading.unread_ids, *reading.unread_fields}:
        messages.problems.extend(strangers(locales, languages))
    names = (revision(content, locales, files=files, shown=shown) for shown in (False, True))
    return Catalogue(reading, messages, *names)


def revision(*folders: Path, files: Files | None = None, shown: bool = False) -> str:
    """A name for the state of the files: the hash of their names and bytes; or of those alone that are `shown`.

    What people say, by which they are understood, is shown on no screen.
    """
    digest = hashlib.sha256()
    files = files or Files()
    for folder in folders:
        for path in counted(folder):
            inside = path.relative_to(folder)
            if not (shown and inside.parts[0] in UNSHOWN):
                digest.update(fsencode(inside.as_posix()))
                with suppress(OSError):  # told as a problem where the file is read
                    digest.update(files.raw(path))
    return digest.hexdigest()[:12]


def counted(folder: Path) -> Iterator[Path]:
    """The files of a folder that may be read."""
    return (path for path in files_below(folder) if path.suffix in {".yaml", ".po"})


def refuse_if_blocked(problems: list[Problem]) -> None:
    """Let nothing pass that must not be served.

    Raises:
        ContentError: with every problem that blocks.
    """
    blocking = [problem for problem in problems if problem.severity is Severity.BLOCKS]
    if blocking:
        raise ContentError(blocking)

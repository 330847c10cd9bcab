"""A copy of content and translations to work in, put in place whole once it proved good.

Programs that write several files for an editor work here: what is wrong is found before anything of the
editor's is touched, and who stops half-way leaves nothing behind.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.catalog.catalogue import Catalogue, read_catalogue, revision
from bot.catalog.files import files_below
from bot.catalog.loading import load


class ChangedMeanwhileError(Exception):
    """Somebody saved a file while the program worked on the copy: nothing was put in place."""


class Draft:
    """The copies of both folders; they have the names of the folders, so that problems name an editor's files."""

    def __init__(self, content: Path, locales: Path, home: Path) -> None:
        self._originals = (content, locales)
        self._seen = revision(content, locales)
        self.content = home / "1" / content.absolute().name
        self.locales = home / "2" / locales.absolute().name
        for original, copy in self._pairs():
            if original.is_dir():
                shutil.copytree(original, copy, ignore=shutil.ignore_patterns(".*", "*~", "*.new"))

    def catalogue(self) -> Catalogue:
        """The copies, read."""
        return read_catalogue(self.content, self.locales)

    def prove(self, today: date) -> None:
        """See that the copies may be served; their screens are not measured, which takes some seconds.

        Raises:
            ContentError: they may not; with every problem.
        """
        load(self.content, self.locales, today, proven=True)

    def changed(self) -> list[Path]:
        """The originals' paths of the files that are other than they were, or new."""
        return [there for _, there in self._changes()]

    def put(self) -> list[Path]:
        """Put what changed in place; the paths of the files. Nothing is moved before all is written.

        Raises:
            ChangedMeanwhileError: the originals are no longer what was copied.
            OSError: the disk refuses.
        """
        if revision(*self._originals) != self._seen:
            raise ChangedMeanwhileError
        changes = [(here, there, there.with_name(f"{there.name}.new")) for here, there in self._changes()]
        try:
            for here, there, beside in changes:
                beside.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(here, beside)
                if there.exists():
                    shutil.copymode(there, beside)
            for _, there, beside in changes:
                beside.replace(there)
        finally:
            for _, _, beside in changes:
                beside.unlink(missing_ok=True)
        return [there for _, there, _ in changes]

    def _pairs(self) -> Iterator[tuple[Path, Path]]:
        yield from zip(self._originals, (self.content, self.locales), strict=True)

    def _changes(self) -> list[tuple[Path, Path]]:
        found: list[tuple[Path, Path]] = []
        for original, copy in self._pairs():
            for here in files_below(copy):
                there = original / here.relative_to(copy)
                if not there.is_file() or there.read_bytes() != here.read_bytes():
                    found.append((here, there))
        return found


@contextmanager
def draft(content: Path, locales: Path) -> Iterator[Draft]:
    """A draft of the folders as they are now; gone afterwards, whatever happened.

    Raises:
        OSError: the folders cannot be copied.
    """
    with TemporaryDirectory(prefix="ukuk-draft-") as home:
        yield Draft(content, locales, Path(home))

"""The last good content, kept beside the database: a start with broken files serves it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from bot.catalog.catalogue import revision

_CONTENT: Final = "content"
_LOCALES: Final = "locales"


class Snapshot:
    """A copy of the content and locales folders as they were when they last could be served."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def content(self) -> Path:
        """The content of the copy."""
        return self._folder / _CONTENT

    @property
    def locales(self) -> Path:
        """The translations of the copy."""
        return self._folder / _LOCALES

    def exists(self) -> bool:
        """Whether anything was kept."""
        return self.content.is_dir()

    def keep(self, content: Path, locales: Path) -> None:
        """Copy the folders, unless the copy is the same already. Put in place whole or not at all.

        Raises:
            OSError: the disk refuses; what was kept before is still there.
        """
        if self.exists() and revision(content, locales) == revision(self.content, self.locales):
            return
        draft, before = (
            self._folder.with_name(f"{self._folder.name}.new"),
            self._folder.with_name(f"{self._folder.name}.old"),
        )
        for leftover in (draft, before):
            shutil.rmtree(leftover, ignore_errors=True)
        only = shutil.ignore_patterns(".*", "*~", "*.new")
        shutil.copytree(content, draft / _CONTENT, ignore=only)
        shutil.copytree(locales, draft / _LOCALES, ignore=only)
        if self._folder.exists():
            self._folder.rename(before)
        draft.rename(self._folder)
        shutil.rmtree(before, ignore_errors=True)

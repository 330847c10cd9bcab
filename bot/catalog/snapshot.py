"""The last good content, kept beside the database: a start with broken files serves it."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path
from typing import Final

from bot.catalog.catalogue import counted, revision
from bot.catalog.files import is_folder, read_ordinary

_CONTENT: Final = "content"
_LOCALES: Final = "locales"
_LEFT_SECONDS: Final = 3600
"""A draft so much older than today's was left behind by a process that was killed."""


class Snapshot:
    """A copy of the content and locales folders as they were when they last could be served."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def content(self) -> Path:
        """The content of the copy."""
        return self._kept / _CONTENT

    @property
    def locales(self) -> Path:
        """The translations of the copy."""
        return self._kept / _LOCALES

    @property
    def _kept(self) -> Path:
        """The copy; where putting it in place was cut short, the one before."""
        return self._folder if is_folder(self._folder) else self._beside("old")

    def _beside(self, ending: str) -> Path:
        return self._folder.with_name(f"{self._folder.name}.{ending}")

    def exists(self) -> bool:
        """Whether anything was kept, and can be looked at."""
        return is_folder(self.content)

    @property
    def revision(self) -> str | None:
        """The revision of what was kept; None where nothing was."""
        return revision(self.content, self.locales) if self.exists() else None

    def holds(self, content: Path, locales: Path) -> bool:
        """Whether these folders are what was kept."""
        return self.exists() and revision(content, locales) == self.revision

    def keep(self, content: Path, locales: Path, wanted: str | None = None) -> None:
        """Copy the folders, unless the copy is the same already. Put in place whole or not at all.

        `wanted` is the revision that was found good; of what they are now where it is not given. Somebody may save a
        file meanwhile, and what nobody proved takes the place of nothing.

        Raises:
            OSError: the disk refuses; what was kept before is still there.
        """
        now = revision(content, locales)
        if self.revision == now:
            return
        wanted = wanted or now
        draft, before = self._beside(f"new-{secrets.token_hex(4)}"), self._beside("old")
        try:
            self._copy(content, locales, draft)
            if revision(draft / _CONTENT, draft / _LOCALES) != wanted:
                shutil.rmtree(draft, ignore_errors=True)
                return
            if self._folder.is_dir():
                shutil.rmtree(before, ignore_errors=True)
                self._folder.rename(before)
            draft.rename(self._folder)
        except OSError:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        shutil.rmtree(before, ignore_errors=True)

    def _copy(self, content: Path, locales: Path, draft: Path) -> None:
        """What a revision counts, and nothing that lies beside it: a link there may lead to the whole disk.

        Into a folder of this process alone: others that share the disk may be at it, too.
        """
        draft.mkdir(parents=True)
        for folder, copy in ((content, draft / _CONTENT), (locales, draft / _LOCALES)):
            for path in counted(folder):
                there = copy / path.relative_to(folder)
                there.parent.mkdir(parents=True, exist_ok=True)
                there.write_bytes(read_ordinary(path))
        now = draft.stat().st_mtime
        for other in draft.parent.glob(f"{self._folder.name}.new*"):
            if other != draft and now - other.stat().st_mtime > _LEFT_SECONDS:
                shutil.rmtree(other, ignore_errors=True)

"""A bot on the small content: it starts in a third of the time, and says as much of databases, kills and hosts."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.catalog.trained_file import keep_trained
from bot.core.understanding import Trained
from tests.catalog.folders import Folders, small
from tests.e2e.process import BotProcess
from tests.e2e.stand_in import StandIn

QUESTION: Final = "unpaid wages"
DANGER: Final = "he beats me right now"
WITHOUT_POWERS: Final = ("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs", "--")
"""Permissions concern also root then, as with `docker run --cap-drop ALL`."""


@dataclass(frozen=True, slots=True)
class Small:
    """The content, what was learned from it, and a folder that every user may enter."""

    home: Path
    folders: Folders
    trained: Trained

    def bot(
        self,
        name: str,
        stand_in: StandIn,
        environment: Mapping[str, str] | None = None,
        *,
        module: str = "tests.e2e.hurried",
    ) -> BotProcess:
        """A bot that works in a folder of that name, and whom permissions concern."""
        given = {"CONTENT_DIR": str(self.folders.content), "LOCALES_DIR": str(self.folders.locales)}
        made = BotProcess(self.home / name, stand_in, {**given, **(environment or {})}, lambda: None)
        made.module = module
        if os.geteuid() == 0:
            made.prefix = WITHOUT_POWERS
        return made

    def data(self, bot: BotProcess) -> Path:
        """The one folder that the bot may write into, with what it learned; all else is closed to it."""
        folder = bot.folder / "var"
        if bot.folder.exists():
            bot.folder.chmod(0o755)
        keep_trained(folder, self.trained)
        bot.folder.chmod(0o555)
        return folder


@contextmanager
def small_home() -> Iterator[Small]:
    """In a folder of its own: pytest's are closed to other users."""
    home = Path(tempfile.mkdtemp(prefix="ukuk-small-"))
    home.chmod(0o755)
    try:
        folders = small(home)
        folders.translate()
        trained = Trained.of(folders.catalogue().library())
        yield Small(home, folders, trained)
    finally:
        for path in home.rglob("*/"):
            path.chmod(0o755)
        shutil.rmtree(home)

"""What can happen to the content's files while the bot runs, injected there while people ask."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from bot.catalog.catalogue import revision
from bot.catalog.messages import po_path
from bot.catalog.snapshot import Snapshot
from tests.catalog.folders import Folders
from tests.e2e.doomed import DOOMED
from tests.e2e.person import Person
from tests.e2e.process import BotProcess
from tests.e2e.small import QUESTION, Small
from tests.e2e.stand_in import StandIn

TOPIC: Final = "topics/unpaid-wages.yaml"
TITLE: Final = "title: I was not paid"
IN_KYRGYZ: Final = "[ky] I was not paid"
REFUSED: Final = "the changed content is broken: what was served before still is"
_numbers: Final = count(7_950_000_001)


@dataclass(frozen=True, slots=True)
class Link:
    """The content as a deployment has it: a link to a folder, which is what CONTENT_DIR names."""

    home: Small

    @property
    def path(self) -> Path:
        return self.home.home / "current"

    @property
    def saved(self) -> Path:
        """What somebody saves in the place of a topic when the good content is about to be kept."""
        return self.home.home / "saved"

    @property
    def folders(self) -> Folders:
        return Folders(self.path, self.home.folders.locales)

    @property
    def environment(self) -> dict[str, str]:
        saved = f"last-good.new os.mkdir {self.saved} {self.path / TOPIC}"
        return {"CONTENT_DIR": str(self.path), "SAVED_AT": saved, **DOOMED}

    def copy(self, name: str, title: str) -> Path:
        """Content with another title, beside what is served."""
        made = self.home.home / name
        shutil.copytree(self.path, made)
        Folders(made, self.home.folders.locales).edit(TOPIC, TITLE, f"title: {title}")
        return made

    def point_to(self, folder: Path) -> None:
        """In one step."""
        other = self.path.with_name("other")
        other.symlink_to(folder)
        other.replace(self.path)

    def revision(self) -> str:
        return revision(self.path, self.home.folders.locales)


async def content_in_its_way(bot: BotProcess, link: Link, stand_in: StandIn) -> None:
    """One after the other; people are answered from what is served all the while."""
    await bot.logged("the phrases are learned")
    await _others_in_its_place(bot, link, stand_in)
    await _saved_while_it_is_kept(bot, link, stand_in)
    await _translations_that_go(bot, link, stand_in)


async def _sees(stand_in: StandIn, title: str, language: str = "en") -> None:
    question = "айлыгымды бербей жатат" if language == "ky" else QUESTION
    answer = await Person(stand_in, next(_numbers), language=language).text(question)
    assert title in answer.text.splitlines(), answer.text


@asynccontextmanager
async def _told(bot: BotProcess, words: str) -> AsyncIterator[None]:
    """What is done here is told in the log."""
    before = bot.log.count(words)
    yield
    await bot.until(lambda: bot.log.count(words) > before, f"it is told: {words}")


async def _others_in_its_place(bot: BotProcess, link: Link, stand_in: StandIn) -> None:
    """A link that is switched; then two renames below it."""
    first, second = link.path.resolve(), link.copy("second", "Another link")
    third = link.copy("third", "Another folder")
    await _sees(stand_in, "I was not paid")
    link.point_to(second)
    await bot.logged(f"the changed content is served: {link.revision()}")
    await _sees(stand_in, "Another link")
    first.rename(first.with_name("first"))
    second.rename(first)
    third.rename(second)
    await bot.logged(f"the changed content is served: {link.revision()}")
    await _sees(stand_in, "Another folder")


async def _saved_while_it_is_kept(bot: BotProcess, link: Link, stand_in: StandIn) -> None:
    """Found good, and served; by the time that it is copied it is broken."""
    kept = Snapshot(bot.folder / "var" / "last-good")
    before = link.revision()
    await bot.until(lambda: kept.revision == before, "what was served till now is kept")
    link.saved.write_text("broken: [", encoding="utf-8")
    async with _told(bot, REFUSED):
        link.folders.edit(TOPIC, "title: Another folder", "title: As ever after")
        good, now = (link.path / TOPIC).read_bytes(), link.revision()
        await bot.logged(f"the changed content is served: {now}")
    assert not link.saved.exists()
    assert kept.revision == before != now
    await _sees(stand_in, "As ever after")
    async with _told(bot, "the content is good again"):
        (link.path / TOPIC).write_bytes(good)
    await bot.until(lambda: kept.revision == now, "what is served is kept, now that it is whole")


async def _translations_that_go(bot: BotProcess, link: Link, stand_in: StandIn) -> None:
    """Another branch is checked out, or a save is half done."""
    path = po_path(link.home.folders.locales, "ky", "content")
    whole = path.read_bytes()
    await _sees(stand_in, IN_KYRGYZ, "ky")
    for change in (Path.unlink, Path.touch):
        async with _told(bot, "[po-missing] These translations are served, and their file is gone or empty"):
            path.write_bytes(b"# half")
            change(path)
        await _sees(stand_in, IN_KYRGYZ, "ky")
    async with _told(bot, "the content is good again"):
        path.write_bytes(whole)
    await _sees(stand_in, IN_KYRGYZ, "ky")

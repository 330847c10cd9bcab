"""A folder that another one takes the place of is still watched."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from watchfiles import awatch

from bot.catalog import watching
from bot.catalog.watching import changes

PATIENCE: Final = 30.0
LOOK_MS: Final = 50


class Ticks:
    """What was told so far."""

    def __init__(self) -> None:
        self.seen = 0
        self._more = asyncio.Event()

    def tick(self) -> None:
        self.seen += 1
        self._more.set()

    async def after(self, change: Callable[[], object]) -> None:
        """Change something, and wait until it is told."""
        before = self.seen
        change()
        async with asyncio.timeout(PATIENCE):
            while self.seen == before:
                self._more.clear()
                await self._more.wait()


@asynccontextmanager
async def watched(*folders: Path) -> AsyncIterator[Ticks]:
    ticks = Ticks()

    async def watch() -> None:
        async for _ in changes(folders, LOOK_MS):
            ticks.tick()

    watching = asyncio.ensure_future(watch())
    try:
        await ticks.after(lambda: None)
        yield ticks
        assert not watching.done()
    finally:
        watching.cancel()
        await asyncio.wait({watching})


def _swap(folder: Path) -> None:
    """As a deployment does: the new one beside it, and then two renames."""
    new = folder.with_name("new")
    new.mkdir()
    (new / "a.yaml").write_text("new")
    folder.rename(folder.with_name(f"old-{len(list(folder.parent.iterdir()))}"))
    new.rename(folder)


def _point(link: Path, target: Path) -> None:
    """A link that is switched in one step."""
    other = link.with_name("other")
    other.symlink_to(target)
    other.replace(link)


async def test_a_folder_that_is_swapped(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    async with watched(folder) as ticks:
        for number in range(2):
            await ticks.after(lambda: _swap(folder))
            await asyncio.sleep(3 * LOOK_MS / 1000)  # the tick of a watch that is new
            await ticks.after(lambda number=number: (folder / "a.yaml").write_text(f"{number}"))  # type: ignore[misc]


async def test_a_link_that_is_switched(tmp_path: Path) -> None:
    link = tmp_path / "content"
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    link.symlink_to(tmp_path / "one")
    async with watched(link) as ticks:
        await ticks.after(lambda: _point(link, tmp_path / "two"))
        await asyncio.sleep(3 * LOOK_MS / 1000)
        await ticks.after(lambda: (tmp_path / "two" / "a.yaml").write_text("1"))


async def test_a_folder_that_is_closed_for_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It was never watched again."""
    closed = iter([True, True, False])

    def closed_at_first(*given: Any, **asked: Any) -> AsyncIterator[Any]:
        if next(closed):
            raise PermissionError  # as watchfiles does, whose system here lets root look everywhere
        return awatch(*given, **asked)

    monkeypatch.setattr(watching, "awatch", closed_at_first)
    async with watched(tmp_path) as ticks:
        await ticks.after(lambda: (tmp_path / "a.yaml").write_text("1"))
    assert caplog.text.count("a folder of the content may not be looked into") == 1


@pytest.mark.parametrize("others", [True, False])
async def test_a_folder_that_goes_and_comes(tmp_path: Path, *, others: bool) -> None:
    folder, beside = tmp_path / "content", tmp_path / "locales"
    folder.mkdir()
    beside.mkdir()
    async with watched(folder, *([beside] if others else [])) as ticks:
        await ticks.after(folder.rmdir)
        await asyncio.sleep(3 * LOOK_MS / 1000)
        await ticks.after(folder.mkdir)
        await asyncio.sleep(3 * LOOK_MS / 1000)
        await ticks.after(lambda: (folder / "a.yaml").write_text("1"))

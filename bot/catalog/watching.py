"""Tells that something changed below some folders, also where another folder stands in the place of one by now.

The system watches folders, not names: who swaps a folder by renaming, or points a link elsewhere, as deployments do,
leaves the watch with a folder that nobody will change again. So now and then it is looked at what stands there.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from pathlib import Path
from stat import S_ISDIR
from typing import Final

from watchfiles import awatch

log = logging.getLogger(__name__)

TOGETHER_MS: Final = 300
"""Changes that follow each other so soon are one: an editor saves several files, a pull writes many."""
LOOK_MS: Final = 5000
"""How often it is looked at whether the folders are the same."""
_STEP_MS: Final = 50
_MS: Final = 1000


async def changes(folders: Sequence[Path], look_ms: int = LOOK_MS) -> AsyncIterator[None]:
    """Ticks when something below the folders changed, and once when the watch is there: what changed before is unseen.

    A folder that nobody may look into is told, and none is watched until it may be.

    Raises:
        OSError: the system watches no more.
    """
    told = False
    while True:
        there = _places(folders)
        known = [folder for folder, place in zip(folders, there, strict=True) if place is not None]
        if not known:
            await asyncio.sleep(look_ms / _MS)
            continue
        try:
            async for _ in _below(known, folders, there, look_ms):
                told = False
                yield
        except FileNotFoundError:
            await asyncio.sleep(look_ms / _MS)
        except PermissionError:
            if not told:
                log.warning("a folder of the content may not be looked into: till it may, send SIGHUP after a change")
            told = True
            await asyncio.sleep(look_ms / _MS)


async def _below(
    known: Sequence[Path], folders: Sequence[Path], there: Sequence[object], look_ms: int
) -> AsyncIterator[None]:
    """Ticks as long as the folders are those that were there."""
    new = True
    watch = awatch(*known, debounce=TOGETHER_MS, step=_STEP_MS, rust_timeout=look_ms, yield_on_timeout=True)
    async with aclosing(watch) as ticks:
        async for changed in ticks:
            others = _places(folders) != there
            if changed or new or others:
                yield
            if others:
                return
            new = False


def _places(folders: Sequence[Path]) -> list[tuple[int, int] | None]:
    """Which folders stand there; None where there is none, or nobody may look."""
    return [_place(folder) for folder in folders]


def _place(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if S_ISDIR(found.st_mode) else None

"""Writes files that take a while, off the way of other people's answers, and keeps the latest in memory.

Not in a thread: Python's threads hold each other up, and on a bad network the shared ones hang in name look-ups. A
file comes in pieces, and between two of them the loop answers whoever else waits.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Hashable
from typing import Final

from bot.core.reply import SendFile, WriteFile

KEPT: Final = 16
"""Files kept: some hundred kilobytes each. When Telegram is slowed down many ask for the same few at once."""


class Files:
    """The files that were asked for lately. Nothing in it says by whom."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._files: OrderedDict[Hashable, SendFile] = OrderedDict()

    async def written(self, order: WriteFile) -> SendFile:
        """The file, written now or lately."""
        file = self._files.get(order.key)
        if file is None:
            file = self._files[order.key] = SendFile(order.name, order.mime, await _content(order))
        self._files.move_to_end(order.key)
        while len(self._files) > self._kept:
            self._files.popitem(last=False)
        return file


async def _content(order: WriteFile) -> str:
    pieces: list[str] = []
    for piece in order.pieces():
        pieces.append(piece)
        await asyncio.sleep(0)
    return "".join(pieces)

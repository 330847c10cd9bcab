"""/stats: for operators alone. For everybody else it is words like any other, so nobody learns that it is there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.types import Message

from bot.core.ports import Reports
from bot.core.reply import SendFile
from bot.telegram.handlers.filters import From, InChat, KnownCommand
from bot.telegram.operators import Operators

STATS: Final = "stats"
FILE_NAME: Final = "ukuk-report.html"
NOT_NOW: Final = "The counts cannot be read now. The log says why; try again in a minute."


@dataclass(frozen=True, slots=True)
class Desk:
    """Where operators are answered."""

    operators: Operators
    reports: Reports


def build(operators: Collection[int]) -> Router:
    """The router of operators, before all others."""
    router = Router(name="operators")
    router.message.filter(InChat(ChatType.PRIVATE), From(operators))
    router.message.register(stats, KnownCommand(frozenset({STATS})))
    return router


async def stats(message: Message, desk: Desk) -> None:
    """The report in a message, and whole as a file."""
    told = await desk.reports.told()
    if told is None:
        await desk.operators.give(message.chat.id, NOT_NOW)
    else:
        await desk.operators.give(message.chat.id, told.summary, SendFile(FILE_NAME, "text/html", told.page))

"""Somebody who presses and writes as quick as a machine, and the time of the lanes, which goes faster here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

import pytest

from bot.core.conversation import Edition
from bot.telegram import polling
from bot.telegram.lanes import Handle
from tests.e2e import mailbox
from tests.e2e.chats import Message
from tests.e2e.person import Person
from tests.e2e.rules import Button

QUICK: Final = 50.0
"""How many seconds of the lanes pass in one."""
MENU: Final = "1kyRU0_m"
OTHER_MENU: Final = "1kyKZ0_m"
HELP: Final = "1kyRU0_h"
SOS: Final = "1kyRU0_e"
WAGES: Final = "1kyRU0_t_unpaid-wages"
WORDS: Final = ("айлык бербей жатат", "/help", "паспорт")


@dataclass(frozen=True, slots=True)
class QuickTimer:
    """The loop's clock, in a hurry."""

    loop: asyncio.AbstractEventLoop

    def time(self) -> float:
        return self.loop.time() * QUICK

    def call_later(self, delay: float, callback: Callable[[], object]) -> Handle:
        return self.loop.call_later(delay / QUICK, callback)


def quick() -> QuickTimer:
    """That of the loop that runs."""
    return QuickTimer(asyncio.get_running_loop())


def hurried(patch: pytest.MonkeyPatch) -> None:
    """Both ends of the long poll have less patience with who asks for the same again, in the same measure."""
    patch.setattr(mailbox, "SAME_OFFSET_ONE_SECONDS", mailbox.SAME_OFFSET_ONE_SECONDS / QUICK)
    patch.setattr(polling, "SAME_OFFSET_SECONDS", polling.SAME_OFFSET_SECONDS / QUICK)


def press(person: Person, token: str, on: Message) -> str:
    """Press what stands under a message, or might; the number of the press."""
    person.tap(token, replace(on, rows=((Button("x", token),),)))
    return person.presses[-1]


def flood(person: Person, number: int, on: Message) -> Iterator[None]:
    """Presses and words of all kinds, one each time that the next one is asked for."""
    tokens = (MENU, OTHER_MENU, WAGES, HELP)
    for turn in range(number):
        if turn % 4:
            person.say(WORDS[turn % 3])
        else:
            press(person, tokens[turn // 4 % 4], on)
        yield


def danger(edition: Edition) -> str:
    """Words of the danger list."""
    item = next(item for item in edition.library.content.phrasings if item.id == "emergency")
    return item.phrases["ky"][0]

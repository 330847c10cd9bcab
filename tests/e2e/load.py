"""Many people at once, and the moment in the middle of it."""

from __future__ import annotations

from typing import Final

from tests.e2e.person import Person
from tests.e2e.running import House
from tests.e2e.stand_in import Held

PERSONS: Final = 200
ANSWERED_FIRST: Final = PERSONS // 3
FIRST: Final = 6_000_000_001
QUESTION: Final = "Мне не заплатили зарплату за два месяца"


def everybody_asks(house: House, first: int = FIRST) -> list[Person]:
    """So many persons, each with one question under way; `first` is the first one's chat."""
    persons = [
        Person(house.stand_in, first + index, language="ru", name=f"Markername{index}x") for index in range(PERSONS)
    ]
    for person in persons:
        person.say(QUESTION)
    return persons


async def mid_load(house: House, first: int = FIRST) -> list[Person]:
    """Have everybody ask, and wait until a third was answered and the rest of the answers hang.

    Of the rest, every other person has the answer but the bot is not told, or has none.
    """
    server = house.stand_in
    before = len(server.accepted)

    def hold(chat: int) -> Held | None:
        if len(server.accepted) - before < ANSWERED_FIRST:
            return None
        return Held.BEFORE if chat % 2 else Held.AFTER

    server.hold = hold
    persons = everybody_asks(house, first)
    await server.changes.until(
        lambda: len(server.accepted) - before >= ANSWERED_FIRST and server.held > 0, "a third is answered, others hang"
    )
    return persons


async def until_all_answered(house: House, persons: list[Person]) -> None:
    """Wait until nobody is without an answer."""
    await house.stand_in.changes.until(lambda: all(person.answers for person in persons), "everybody has an answer")

"""People who ask while something is broken: each is answered by the usual calls, and counted when it is whole."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from itertools import count
from typing import Final

from tests.e2e.changes import PATIENCE_SECONDS
from tests.e2e.person import Person, has_button
from tests.e2e.process import LOOK_AGAIN_SECONDS, BotProcess
from tests.e2e.small import DANGER, QUESTION
from tests.e2e.stand_in import StandIn

_numbers: Final = count(7_400_000_001)
COUNTS: Final = 3
"""What `ask` adds to the counts: a start, a question, a danger."""


async def ask(stand_in: StandIn, language: str = "ru") -> None:
    """Somebody new begins, asks, and is in danger; each has its answer, in one call."""
    person = Person(stand_in, next(_numbers), language=language)
    before = len(stand_in.calls)
    assert (await person.text("/start")).rows
    assert has_button(await person.text(QUESTION), "t_unpaid-wages")
    danger = await person.text(DANGER)
    assert "112" in danger.text, danger.text
    made = [call.method for call in stand_in.calls[before:] if call.arguments.get("chat_id") == person.chat.number]
    assert set(made) <= {"sendMessage", "deleteMessages", "deleteMessage"}, made
    assert made.count("sendMessage") == COUNTS


async def becomes(what: str, look: Callable[[], Awaitable[bool]]) -> None:
    """Wait until something holds of which nobody tells when it does.

    Raises:
        AssertionError: it never did.
    """
    try:
        async with asyncio.timeout(PATIENCE_SECONDS / 5):
            while not await look():  # noqa: ASYNC110  # nobody calls back
                await asyncio.sleep(LOOK_AGAIN_SECONDS)
    except TimeoutError:
        raise AssertionError(f"waited in vain: {what}") from None


async def health_is(status: str, bots: Sequence[BotProcess], what: str) -> None:
    """Wait until all of them say that they are well (`ok`), or are not (`degraded`)."""

    async def said() -> bool:
        return {(code, body["status"]) for code, body in [await bot.health() for bot in bots]} == {(200, status)}

    await becomes(f"{what}: {status}", said)

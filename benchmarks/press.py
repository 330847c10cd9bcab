"""What one press costs: Ukuk's whole way from update to API call, against bare aiogram's, in one run.

Run: python -m benchmarks.press [presses]. No network: both talk to a session that answers at once,
so what is compared is what each does with an update, not how it talks HTTP.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.methods import EditMessageText, TelegramMethod
from aiogram.types import CallbackQuery, Chat, Message, Update

from bot.catalog.loading import load
from bot.clock import SystemClock
from bot.core.conversation import Conversation, Edition
from bot.core.ports import Choice, Count
from bot.core.understanding import Understanding
from bot.telegram.dispatcher import build_dispatcher
from bot.telegram.handlers.parts import Parts
from bot.telegram.once import OnceADay
from bot.telegram.replier import Replier
from bot.telegram.sender import Sender
from bot.telegram.trace import Trace

TOKEN = "1:benchmark"  # noqa: S105  # no bot has it
ROOT = Path(__file__).parents[1]
PLACES = ("1kyRU0_m", "1kyRU0_r_work", "1kyRU0_t_unpaid-wages", "1kyRU0_t_unpaid-wages_h", "1kyRU0_e")


class AnsweringSession(BaseSession):
    """Answers every call at once, with what Telegram would return."""

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109, ARG002  # as aiogram's sessions have it
        """True, or the edited message."""
        if isinstance(method, EditMessageText):
            return Message(message_id=1, date=datetime.now(UTC), chat=Chat(id=1, type="private"))  # noqa: TID251  # a date of no meaning; nobody's clock
        return True

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *args: Any, **kwargs: Any) -> AsyncGenerator[bytes, None]:  # noqa: ARG002  # as the port has it
        """Never asked for."""
        yield b""


class Nothing:
    """Preferences and counters that keep nothing."""

    offered = True

    async def get(self, chat_id: int) -> Choice | None:  # noqa: ARG002  # as the port has it
        """No choice."""
        return None

    async def put(self, chat_id: int, choice: Choice) -> bool:  # noqa: ARG002  # as the port has it
        """Kept, as if."""
        return True

    async def forget(self, chat_id: int) -> bool:  # noqa: ARG002  # as the port has it
        """Gone, as if."""
        return True

    def add(self, count: Count) -> None:
        """Not counted."""


def ukuk(bot: Bot) -> Dispatcher:
    """The whole bot on the real content, without network and database."""
    clock = SystemClock()
    library = load(ROOT / "content", ROOT / "locales", clock.now().date())
    edition = Edition(library, Understanding(library, None))
    conversation = Conversation(lambda: edition, clock, remember_offered=True)
    nothing = Nothing()
    return build_dispatcher(
        Parts(conversation, Replier(Sender(bot, Trace(clock)), nothing, nothing, OnceADay(clock)), nothing)
    )


def bare() -> Dispatcher:
    """One handler with a fixed answer."""

    async def answer(query: CallbackQuery, bot: Bot) -> None:
        await bot.edit_message_text(text="The same answer to everybody.", chat_id=1, message_id=1)
        await bot.answer_callback_query(query.id)

    dispatcher = Dispatcher()
    dispatcher.callback_query.register(answer)
    return dispatcher


def press(number: int) -> dict[str, Any]:
    """A press as Telegram sends it."""
    user = {"id": number % 40 + 1, "is_bot": False, "first_name": "A", "language_code": "ky"}
    message = {"message_id": 1, "date": 1_760_000_000, "chat": {"id": user["id"], "type": "private"}, "text": "x"}
    query = {"id": str(number), "from": user, "chat_instance": "1", "message": message}
    return {"update_id": number, "callback_query": {**query, "data": PLACES[number % len(PLACES)]}}


async def cost(dispatcher: Dispatcher, bot: Bot, presses: int) -> float:
    """Milliseconds of CPU a press."""
    for number in range(presses // 10):
        await dispatcher.feed_update(bot, Update.model_validate(press(number), context={"bot": bot}))
    started = process_time()
    for number in range(presses):
        await dispatcher.feed_update(bot, Update.model_validate(press(number), context={"bot": bot}))
    return (process_time() - started) * 1000 / presses


async def main(presses: int) -> None:
    """Measure both, interleaved in three rounds, and print the ratio of the best."""
    bot = Bot(TOKEN, session=AnsweringSession())
    ours, theirs = ukuk(bot), bare()
    rounds = [(await cost(ours, bot, presses), await cost(theirs, bot, presses)) for _ in range(3)]
    best, bare_best = min(own for own, _ in rounds), min(other for _, other in rounds)
    print(f"Ukuk {best:.3f} ms, bare aiogram {bare_best:.3f} ms a press: {best / bare_best:.2f} times")


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000))

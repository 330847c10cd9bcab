"""Bare aiogram: a fixed answer, default settings, by polling or by the library's own webhook handler.

`uvloop` as an argument takes that loop, `response` has a press answered by the response to the webhook's request.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from benchmarks.bots.answers import TEXT, Given, given, rows

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text=label, callback_data=data) for label, data in row] for row in rows()]
)


async def written(message: Message) -> None:
    """A text."""
    await message.answer(TEXT, reply_markup=KEYBOARD)


async def pressed(query: CallbackQuery) -> None:
    """A press."""
    if isinstance(query.message, Message):
        await query.message.edit_text(TEXT, reply_markup=KEYBOARD)
    await query.answer()


async def written_in_response(message: Message) -> TelegramMethod[Any]:
    """A text, answered by the response."""
    return message.answer(TEXT, reply_markup=KEYBOARD)


async def pressed_in_response(query: CallbackQuery) -> TelegramMethod[Any]:
    """A press, answered by the response."""
    if isinstance(query.message, Message):
        await query.message.edit_text(TEXT, reply_markup=KEYBOARD)
    return query.answer()


def dispatcher(*, response: bool) -> Dispatcher:
    """The two handlers."""
    made = Dispatcher()
    made.message.register(written_in_response if response else written)
    made.callback_query.register(pressed_in_response if response else pressed)
    return made


async def poll(told: Given, bare: Dispatcher) -> None:
    """Fetch updates until SIGTERM."""
    await bare.start_polling(_bot(told))


def serve(told: Given, bare: Dispatcher, *, response: bool, loop: asyncio.AbstractEventLoop) -> None:
    """Take updates until SIGTERM."""
    bot = _bot(told)

    async def set_webhook() -> None:
        await bot.set_webhook(f"{told.webhook}/telegram")

    bare.startup.register(set_webhook)
    app = web.Application()
    SimpleRequestHandler(bare, bot, handle_in_background=not response).register(app, path="/telegram")
    setup_application(app, bare, bot=bot)
    web.run_app(app, host="127.0.0.1", port=told.port, print=None, loop=loop)


def _bot(told: Given) -> Bot:
    return Bot(told.token, session=AiohttpSession(api=TelegramAPIServer.from_base(told.api)))


def main(told: Given, options: list[str]) -> None:
    """Run until SIGTERM, in the loop that the options ask for."""
    bare = dispatcher(response="response" in options)
    factory: Callable[[], asyncio.AbstractEventLoop] = asyncio.new_event_loop
    if "uvloop" in options:
        import uvloop  # noqa: PLC0415  # the default settings do without

        factory = uvloop.new_event_loop
    if told.webhook:
        serve(told, bare, response="response" in options, loop=factory())
        return
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(poll(told, bare))


if __name__ == "__main__":
    main(given(), sys.argv[1:])

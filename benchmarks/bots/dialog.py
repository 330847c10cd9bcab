"""aiogram-dialog: a dialog of three windows, whose buttons lead from one to another, by polling."""

from __future__ import annotations

import asyncio

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window, setup_dialogs
from aiogram_dialog.widgets.kbd import Group, SwitchTo
from aiogram_dialog.widgets.text import Const

from benchmarks.bots.answers import A_ROW, BUTTONS, TEXT, given


class Places(StatesGroup):
    """Where somebody is."""

    country = State()
    room = State()
    topic = State()


STATES = (Places.country, Places.room, Places.topic)


def window(state: State) -> Window:
    """A window whose buttons lead to the others in turn."""
    others = [other for other in STATES if other is not state]
    buttons = [
        SwitchTo(Const(label), id=f"b{number}", state=others[number % len(others)])
        for number, label in enumerate(BUTTONS)
    ]
    return Window(Const(TEXT), Group(*buttons, width=A_ROW), state=state)


async def written(_message: Message, dialog_manager: DialogManager) -> None:
    """A text begins the dialog anew."""
    await dialog_manager.start(Places.country, mode=StartMode.RESET_STACK)


async def main() -> None:
    """Run until SIGTERM."""
    told = given()
    bot = Bot(told.token, session=AiohttpSession(api=TelegramAPIServer.from_base(told.api)))
    dispatcher = Dispatcher()
    dispatcher.message.register(written)
    dispatcher.include_router(Dialog(*map(window, STATES)))
    setup_dialogs(dispatcher)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    asyncio.run(main())

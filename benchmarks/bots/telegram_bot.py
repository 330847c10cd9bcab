"""python-telegram-bot: a fixed answer, updates side by side, by polling."""

from __future__ import annotations

from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from benchmarks.bots.answers import TEXT, given, rows

KEYBOARD = InlineKeyboardMarkup(
    [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows()]
)


async def written(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """A text."""
    if update.message is not None:
        await update.message.reply_text(TEXT, reply_markup=KEYBOARD)


async def pressed(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    """A press."""
    if update.callback_query is not None:
        await update.callback_query.edit_message_text(TEXT, reply_markup=KEYBOARD)
        await update.callback_query.answer()


def main() -> None:
    """Run until SIGTERM."""
    told = given()
    building: Any = Application.builder().token(told.token).base_url(f"{told.api}/bot").concurrent_updates(True)  # noqa: FBT003  # its builder's way
    application = building.build()
    application.add_handler(MessageHandler(filters.TEXT, written))
    application.add_handler(CallbackQueryHandler(pressed))
    application.run_polling()


if __name__ == "__main__":
    main()

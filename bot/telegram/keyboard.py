"""A Screen's buttons as Telegram's inline keyboard."""

from __future__ import annotations

from typing import assert_never

from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.core.page import Button, Copy, Open, Press, Screen


def keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    """The keyboard, or None for a screen without buttons."""
    if not screen.rows:
        return None
    return InlineKeyboardMarkup(inline_keyboard=[[_button(button) for button in row] for row in screen.rows])


def _button(button: Button) -> InlineKeyboardButton:
    match button:
        case Press():
            return InlineKeyboardButton(text=button.label, callback_data=button.token)
        case Copy():
            return InlineKeyboardButton(text=button.label, copy_text=CopyTextButton(text=button.text))
        case Open():
            return InlineKeyboardButton(text=button.label, url=button.url)
        case _:
            assert_never(button)

"""A Screen's buttons as Telegram's inline keyboard."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, assert_never

from aiogram.types import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.core.page import Button, Copy, Open, Press, Screen

KEPT: Final = 1000
"""Keyboards kept at most: the same ones are shown again and again."""


def keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    """The keyboard, or None for a screen without buttons."""
    return _of(screen.rows) if screen.rows else None


@lru_cache(KEPT)
def _of(rows: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[_button(button) for button in row] for row in rows])


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

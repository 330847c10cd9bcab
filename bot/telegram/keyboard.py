"""A Screen's buttons as Telegram's inline keyboard, in JSON from the beginning.

A model for each button, built and taken apart again for every screen, would be a tenth of what a press costs.
"""

from __future__ import annotations

from typing import Any, assert_never

import orjson
from aiogram.types import InlineKeyboardMarkup
from pydantic import PrivateAttr

from bot.core.page import Button, Copy, Open, Press, Screen


class WrittenKeyboard(InlineKeyboardMarkup):
    """A keyboard that is JSON already; its models are empty."""

    _json: bytes = PrivateAttr(default=b"")

    @classmethod
    def of(cls, rows: list[list[dict[str, Any]]]) -> WrittenKeyboard:
        """The keyboard of some rows, as the Bot API wants them."""
        made = cls.model_construct(inline_keyboard=[])
        made._json = orjson.dumps({"inline_keyboard": rows})  # noqa: SLF001  # its own
        return made

    @property
    def json_bytes(self) -> bytes:
        """The keyboard in JSON."""
        return self._json


def keyboard(screen: Screen) -> WrittenKeyboard | None:
    """The keyboard, or None for a screen without buttons."""
    return WrittenKeyboard.of([list(map(_button, row)) for row in screen.rows]) if screen.rows else None


def _button(button: Button) -> dict[str, Any]:
    """core.telegram.org/bots/api#inlinekeyboardbutton."""
    match button:
        case Press():
            return {"text": button.label, "callback_data": button.token}
        case Copy():
            return {"text": button.label, "copy_text": {"text": button.text}}
        case Open():
            return {"text": button.label, "url": button.url}
        case _:
            assert_never(button)

"""Telegram's rules for inline keyboards (core.telegram.org/bots/api#inlinekeyboardmarkup), with its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from tests.telegram.entities import RefusedError

MOST_BUTTONS: Final = 100
MOST_IN_A_ROW: Final = 8
DATA_BYTES: Final = 64
COPY_CHARACTERS: Final = 256
_URL: Final = re.compile(r"^(?:https?://[^\s/.]+(?:\.[^\s/.]+)+(?:[/?#:]\S*)?|tg://\S+)$", re.IGNORECASE)
_KINDS: Final = frozenset({"callback_data", "url", "copy_text"})


@dataclass(frozen=True, slots=True)
class Button:
    """One button as it stands under a message."""

    label: str
    data: str | None = None
    url: str | None = None
    copied: str | None = None


Rows = tuple[tuple[Button, ...], ...]


def read_keyboard(markup: Any) -> Rows:
    """The buttons of a reply_markup.

    Raises:
        RefusedError: Telegram would refuse them, or drop a part of them in silence.
    """
    if markup is None:
        return ()
    if not isinstance(markup, dict) or not isinstance(markup.get("inline_keyboard"), list):
        raise RefusedError("object expected as reply markup")
    rows = tuple(tuple(_button(item) for item in row) for row in markup["inline_keyboard"])
    if not all(rows) or not rows:
        raise RefusedError("inline keyboard rows must be non-empty")
    if max(map(len, rows)) > MOST_IN_A_ROW or sum(map(len, rows)) > MOST_BUTTONS:
        raise RefusedError("REPLY_MARKUP_TOO_LONG")
    return rows


def _button(item: Any) -> Button:
    label = item.get("text", "")
    if not label.strip():
        raise RefusedError("Inline keyboard button text must be non-empty")
    kinds = _KINDS & item.keys()
    if len(kinds) != 1 or item.keys() - kinds - {"text"}:
        raise RefusedError("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    data, url, copied = item.get("callback_data"), item.get("url"), item.get("copy_text", {}).get("text")
    if data is not None and not 1 <= len(data.encode()) <= DATA_BYTES:
        raise RefusedError("BUTTON_DATA_INVALID")
    if url is not None and not _URL.match(url):
        raise RefusedError(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if copied is not None and not 1 <= len(copied) <= COPY_CHARACTERS:
        raise RefusedError("BUTTON_COPY_TEXT_INVALID")
    return Button(label, data, url, copied)

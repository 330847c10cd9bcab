"""Replies that were made a moment ago: a press of the same button gets the same, made once.

What a reply shows hangs on the button, the content and the minute (who answers now), and on nothing
else. Buttons that carry what a person told (a day, answers to questions) are not kept.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from typing import Final

from bot.core.reply import Reply
from bot.core.routes import (
    Ask,
    ContactPlace,
    Countries,
    Emergency,
    Help,
    Hotlines,
    Intent,
    Menu,
    Passport,
    Privacy,
    RoomPlace,
    ShowPlace,
    Start,
    TopicPlace,
)

MOST: Final = 2000
"""Replies kept at most: some megabytes."""
_TELL_NOTHING: Final = (
    Ask, ContactPlace, Countries, Emergency, Help, Hotlines, Menu, Passport, Privacy, RoomPlace, ShowPlace, Start,
    TopicPlace,
)  # fmt: skip


class Replies:
    """Kept replies of one edition of the content."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Reply] = OrderedDict()
        self._minute = ""

    def get(self, token: str, now: datetime) -> Reply | None:
        """What this button was answered in this minute."""
        minute = f"{now:%Y%m%d%H%M}"
        if minute != self._minute:
            self._kept.clear()
            self._minute = minute
        return self._kept.get(token)

    def keep(self, token: str, intent: Intent, reply: Reply) -> Reply:
        """Keep a reply for the rest of the minute, where its button tells nothing of who pressed it."""
        if isinstance(intent.place, _TELL_NOTHING):
            self._kept[token] = reply
            if len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return reply

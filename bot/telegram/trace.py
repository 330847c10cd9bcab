"""Which messages stand in a chat and could still be deleted, in memory alone: for /hide, and to keep chats small.

Nothing of it is written anywhere. A message is dropped after 48 hours, after which Telegram would not let a bot
delete it either, and when more come than the bounds allow. Another replica, or the process after a restart, knows
nothing of it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Final

from bot.core.ports import Clock

KEPT: Final = timedelta(hours=48)
CHATS: Final = 20_000
MESSAGES_A_CHAT: Final = 200


class Noted(Enum):
    """What a message is."""

    THEIRS = auto()
    """What the person wrote or sent."""
    SCREEN = auto()
    """A screen of ours: there is one in a chat, and a new one takes the place of the one before."""
    ASIDE = auto()
    """A word of ours that helps with nothing: the next screen or word takes its place."""
    BESIDE = auto()
    """A pin, a file, a number that the person asked for: it stays until they hide it."""


class Trace:
    """Message ids by chat, bounded in number and in time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._chats: OrderedDict[int, dict[int, tuple[datetime, Noted]]] = OrderedDict()

    def note(self, chat_id: int, message_id: int, what: Noted) -> None:
        """A message that stands in the chat now; noted again when what it says is new."""
        now = self._clock.now()
        messages = self._chats.setdefault(chat_id, {})
        messages.pop(message_id, None)
        messages[message_id] = now, what
        if len(messages) > MESSAGES_A_CHAT:
            del messages[next(iter(messages))]
        self._chats.move_to_end(chat_id)
        self._expire(now)

    def standing(self, chat_id: int, what: Noted) -> list[int]:
        """The messages of one kind that were noted in the last 48 hours, longest ago first."""
        oldest = self._clock.now() - KEPT
        messages = self._chats.get(chat_id, {})
        return [message for message, (seen, noted) in messages.items() if noted is what and seen > oldest]

    def drop(self, chat_id: int, message_ids: Iterable[int]) -> None:
        """Forget messages that are gone."""
        messages = self._chats.get(chat_id, {})
        for message_id in message_ids:
            messages.pop(message_id, None)
        if not messages:
            self._chats.pop(chat_id, None)

    def take(self, chat_id: int) -> list[int]:
        """All messages of a chat that were noted in the last 48 hours, longest ago first; and forget them."""
        oldest = self._clock.now() - KEPT
        return [message for message, (seen, _) in self._chats.pop(chat_id, {}).items() if seen > oldest]

    def __len__(self) -> int:
        return len(self._chats)

    def _expire(self, now: datetime) -> None:
        while self._chats:
            _, messages = next(iter(self._chats.items()))
            newest, _ = next(reversed(messages.values()))
            if len(self._chats) <= CHATS and newest > now - KEPT:
                return
            self._chats.popitem(last=False)

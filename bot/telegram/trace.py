"""Which messages of a chat could still be deleted: for /hide, in memory alone.

Nothing of it is written anywhere. A chat's ids are dropped after 48 hours, after which Telegram
would not let a bot delete them either, and when more chats come than the bound allows.
"""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Final

from bot.core.ports import Clock

KEPT: Final = timedelta(hours=48)
CHATS: Final = 20_000
MESSAGES_A_CHAT: Final = 200


class Trace:
    """Message ids by chat, bounded in number and in time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._chats: OrderedDict[int, dict[int, datetime]] = OrderedDict()

    def note(self, chat_id: int, message_id: int) -> None:
        """A message that stands in the chat now; noted again when what it says is new."""
        now = self._clock.now()
        messages = self._chats.setdefault(chat_id, {})
        messages.pop(message_id, None)
        messages[message_id] = now
        if len(messages) > MESSAGES_A_CHAT:
            del messages[next(iter(messages))]
        self._chats.move_to_end(chat_id)
        self._expire(now)

    def take(self, chat_id: int) -> list[int]:
        """All messages of a chat that were noted in the last 48 hours, longest ago first; and forget them."""
        oldest = self._clock.now() - KEPT
        return [message for message, seen in self._chats.pop(chat_id, {}).items() if seen > oldest]

    def __len__(self) -> int:
        return len(self._chats)

    def _expire(self, now: datetime) -> None:
        while self._chats:
            _, messages = next(iter(self._chats.items()))
            if len(self._chats) <= CHATS and next(reversed(messages.values())) > now - KEPT:
                return
            self._chats.popitem(last=False)

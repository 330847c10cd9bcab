"""Which messages of a chat could still be deleted: for /hide, in memory alone.

Nothing of it is written anywhere. A chat's ids are dropped after 48 hours, after which Telegram
would not let a bot delete them either, and when more chats come than the bound allows.
"""

from __future__ import annotations

from collections import OrderedDict, deque
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
        self._chats: OrderedDict[int, deque[tuple[datetime, int]]] = OrderedDict()

    def note(self, chat_id: int, message_id: int) -> None:
        """A message that stands in the chat now."""
        now = self._clock.now()
        messages = self._chats.setdefault(chat_id, deque(maxlen=MESSAGES_A_CHAT))
        if all(known != message_id for _, known in messages):
            messages.append((now, message_id))
        self._chats.move_to_end(chat_id)
        self._expire(now)

    def take(self, chat_id: int) -> list[int]:
        """All messages of a chat that can still be deleted, and forget them."""
        oldest = self._clock.now() - KEPT
        return [message for seen, message in self._chats.pop(chat_id, ()) if seen > oldest]

    def __len__(self) -> int:
        return len(self._chats)

    def _expire(self, now: datetime) -> None:
        while self._chats:
            _, messages = next(iter(self._chats.items()))
            if len(self._chats) <= CHATS and messages[-1][0] > now - KEPT:
                return
            self._chats.popitem(last=False)

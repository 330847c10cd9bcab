"""Which messages stand in a chat and could still be deleted, in memory alone: for /hide, and to keep chats small.

Nothing of it is written anywhere. A message is dropped after 48 hours, after which Telegram would not let a bot
delete it either, and when more come than the bounds allow. Another replica, or the process after a restart, knows
nothing of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from enum import Enum, auto
from struct import Struct
from typing import Final

from bot.core.ports import Clock
from bot.telegram.slab import Slab

KEPT: Final = timedelta(hours=48)
CHATS: Final = 10_000
"""Those that were heard of last: where more people write within two days, /hide knows nothing of the others."""
MESSAGES_A_CHAT: Final = 200
_KEPT_SECONDS: Final = int(KEPT.total_seconds())
_MESSAGE: Final = Struct("<QIB")
"""Of a message: its id, the second of Unix time when it was noted, and what it is."""
_PAGE_BYTES: Final = 4 * _MESSAGE.size
"""Few chats have more messages standing in them at one time."""
PAGES: Final = 1 << 15
"""Room for 131,000 messages; where that is not enough, for those of the chats that were heard of last."""
_LARGEST_ID: Final = (1 << 64) - 1
_LARGEST_CHAT: Final = (1 << 63) - 1
_ID_BYTES: Final = 8
_OTHERS_BYTES: Final = (MESSAGES_A_CHAT - 1) * _MESSAGE.size
"""What the messages of a chat take beside the newest."""


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
    """Message ids by chat, bounded in number and in time, in memory that is taken at the start and never grows."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._chats = Slab(CHATS, PAGES, _PAGE_BYTES)

    def note(self, chat_id: int, message_id: int, what: Noted) -> None:
        """A message that stands in the chat now; noted again when what it says is new."""
        if not (0 <= message_id <= _LARGEST_ID and abs(chat_id) <= _LARGEST_CHAT):
            return  # no message of Telegram's, and none that could be deleted
        now = self._now()
        others = _without(self._chats.get(chat_id), message_id)
        self._chats.put(chat_id, others[-_OTHERS_BYTES:] + _MESSAGE.pack(message_id, now, what.value))
        self._expire(now)

    def standing(self, chat_id: int, what: Noted) -> list[int]:
        """The messages of one kind that were noted in the last 48 hours, longest ago first."""
        oldest, wanted = self._now() - _KEPT_SECONDS, what.value
        found = _MESSAGE.iter_unpack(self._chats.get(chat_id))
        return [message for message, seen, noted in found if noted == wanted and seen > oldest]

    def drop(self, chat_id: int, message_ids: Iterable[int]) -> None:
        """Forget messages that are gone."""
        gone = set(message_ids)
        found = _MESSAGE.iter_unpack(self._chats.get(chat_id))
        left = b"".join(_MESSAGE.pack(*message) for message in found if message[0] not in gone)
        if left:
            self._chats.put(chat_id, left, renewed=False)
        else:
            self._chats.pop(chat_id)

    def take(self, chat_id: int) -> list[int]:
        """All messages of a chat that were noted in the last 48 hours, longest ago first; and forget them."""
        oldest = self._now() - _KEPT_SECONDS
        return [message for message, seen, _ in _MESSAGE.iter_unpack(self._chats.pop(chat_id)) if seen > oldest]

    def __len__(self) -> int:
        return len(self._chats)

    def _now(self) -> int:
        return int(self._clock.now().timestamp())

    def _expire(self, now: int) -> None:
        while (chat_id := self._chats.oldest()) is not None:
            messages = self._chats.get(chat_id)
            _, newest, _ = _MESSAGE.unpack_from(messages, len(messages) - _MESSAGE.size)
            if newest > now - _KEPT_SECONDS:
                return
            self._chats.pop(chat_id)


def _without(messages: bytes, message_id: int) -> bytes:
    """Packed messages but for one, found as it is packed: to read all two hundred would be a tenth of an update."""
    packed = message_id.to_bytes(_ID_BYTES, "little")
    start = messages.find(packed)
    while start % _MESSAGE.size and start >= 0:  # the bytes of two messages together, or of a time
        start = messages.find(packed, start + 1)
    return messages if start < 0 else messages[:start] + messages[start + _MESSAGE.size :]

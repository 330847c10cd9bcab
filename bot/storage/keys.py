"""Under which key a choice is stored: a key that cannot be turned back into a chat."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor

from bot.storage.schema import KEY_BYTES

WORK_N = 2**12
WORK_R = 8
"""With WORK_N: about 10 ms and 4 MiB a key on a small server (8.6 ms measured; 2**13 took 22 ms, half of the time
that a read has). Another number makes another key: nobody's choice would be found again."""
CACHED_KEYS = 10_000
THREADS = 1
"""Keys are worked at one after the other, that the event loop keeps a processor on a small machine."""
BEHIND = 4
"""Keys that wait: whoever comes then would wait for longer than a read may take."""
_USE = b"ukuk choice 1\0"
_ID_BYTES = 8


class KeyRing:
    """Derives keys and keeps the latest in RAM, nowhere else.

    scrypt(password = the secret, salt = use and chat id), RFC 7914. A chat id is no secret: all of them can be
    counted through. What is unknown is the secret, so it stands where scrypt keys its HMAC (PBKDF2's password); then
    keys are as good as random to everybody without it. The id, fixed in length, stands where a value must differ
    for each person: the salt. Whoever has the secret too pays scrypt's work for every id that they try.
    """

    def __init__(self, secret: str, cached: int = CACHED_KEYS) -> None:
        self._secret = secret.encode()
        self._cached = cached
        self._keys: OrderedDict[int, bytes] = OrderedDict()
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="storage-key")
        self._waiting = 0

    def is_behind(self, chat_id: int) -> bool:
        """Whether the key of a chat could not be worked out in the time of a read: too many strangers at once."""
        return self._waiting >= BEHIND and chat_id not in self._keys

    async def key_of(self, chat_id: int) -> bytes:
        """The key of a chat, worked out in a thread where it is not at hand.

        Raises:
            OverflowError: the id has more than 64 bits, which Telegram's have not.
        """
        key = self._keys.get(chat_id)
        if key is None:
            loop = asyncio.get_running_loop()
            self._waiting += 1
            try:
                key = await loop.run_in_executor(self._threads, derive, self._secret, chat_id)
            finally:
                self._waiting -= 1
            self._keys[chat_id] = key
            while len(self._keys) > self._cached:
                self._keys.popitem(last=False)
        self._keys.move_to_end(chat_id)
        return key

    def close(self) -> None:
        """Forget all keys and end the threads; waits for the one key each may be at."""
        self._threads.shutdown(cancel_futures=True)
        self._keys.clear()


def derive(secret: bytes, chat_id: int) -> bytes:
    """The key: 32 bytes, the same for the same secret and chat. Takes the work that WORK_N and WORK_R set."""
    salt = _USE + chat_id.to_bytes(_ID_BYTES, "big", signed=True)
    return hashlib.scrypt(secret, salt=salt, n=WORK_N, r=WORK_R, p=1, dklen=KEY_BYTES)

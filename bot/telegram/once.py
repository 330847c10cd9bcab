"""Once a day: whether somebody has pressed this already, known without knowing who.

A Bloom filter (Bloom, 1970) over keyed hashes: of a press nothing is kept but some bits among many others, and the
key is thrown away each day. Nobody can read from it who pressed, not even who has the memory of the process. Where
bits meet by chance, a press is not counted, which harms nobody.
"""

from __future__ import annotations

import secrets
from datetime import date
from hashlib import blake2b
from typing import Final

from bot.core.ports import Clock

BITS: Final = 1 << 20
"""128 KB: after 20,000 presses a day one in a hundred thousand is not counted."""
_HASHES: Final = 6
_HASH_BYTES: Final = 4


class OnceADay:
    """Tells the first press of a chat from its repetitions on the same UTC day, in this process."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._day: date | None = None
        self._key = b""
        self._bits = bytearray()

    def first(self, chat_id: int, what: str) -> bool:
        """Whether this chat did this for the first time today."""
        today = self._clock.now().date()
        if today != self._day:
            self._day, self._key, self._bits = today, secrets.token_bytes(16), bytearray(BITS // 8)
        digest = blake2b(f"{chat_id}\0{what}".encode(), key=self._key, digest_size=_HASHES * _HASH_BYTES).digest()
        new = False
        for start in range(0, len(digest), _HASH_BYTES):
            place, bit = divmod(int.from_bytes(digest[start : start + _HASH_BYTES], "big") % BITS, 8)
            new = new or not self._bits[place] & (1 << bit)
            self._bits[place] |= 1 << bit
        return new

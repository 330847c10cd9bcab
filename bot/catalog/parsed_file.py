"""What content files hold, kept beside the database: a start need not parse again what did not change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bot.catalog.files import Parsed
from bot.catalog.kept import Kept, program

_NAME: Final = "parsed.bin"
_KEY_BYTES: Final = 32
_LENGTH_BYTES: Final = 4


class ParsedFile:
    """The file in a folder; `code` is the folder of the program for which it holds."""

    def __init__(self, folder: Path, code: Path) -> None:
        self._kept = Kept(folder / _NAME, program(code))
        self._read: frozenset[bytes] = frozenset()

    def load(self) -> Parsed:
        """What was kept; nothing where it does not hold any more, or cannot be read."""
        found = unpacked(self._kept.load() or b"")
        self._read = frozenset(found)
        return Parsed(found)

    def keep(self, used: Mapping[bytes, bytes]) -> None:
        """Keep what a reading used, where that is not what was kept; what the disk refuses is parsed again."""
        if used.keys() != self._read:
            self._kept.keep(packed(used))
            self._read = frozenset(used)


def packed(entries: Mapping[bytes, bytes]) -> bytes:
    """All in one: each key, the length of its value, and the value."""
    return b"".join(key + len(value).to_bytes(_LENGTH_BYTES, "little") + value for key, value in entries.items())


def unpacked(kept: bytes) -> dict[bytes, bytes]:
    """What was packed."""
    found: dict[bytes, bytes] = {}
    start = 0
    while start < len(kept):
        body = start + _KEY_BYTES + _LENGTH_BYTES
        end = body + int.from_bytes(kept[start + _KEY_BYTES : body], "little")
        found[kept[start : start + _KEY_BYTES]] = kept[body:end]
        start = end
    return found

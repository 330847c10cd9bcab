"""What a check remembers for the next one, in two files: what content files hold, and what rules found out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, Final

from bot.catalog.files import Parsed
from bot.catalog.kept import Kept, program
from bot.core.checks import Finding
from bot.core.checks.memory import Lengths, Memory, Remembered

_KEY_BYTES: Final = 32
_LENGTH_BYTES: Final = 4


class CheckMemory:
    """The two files in a folder; `code` is the folder of the program, and screens are measured for a day."""

    def __init__(self, folder: Path, code: Path, today: date) -> None:
        name = program(code)
        self._parsed = Kept(folder / "check-parsed.bin", name)
        self._found = Kept(folder / "check-found.json", f"{name} {today}")

    def load(self) -> tuple[Parsed, Memory]:
        """What was parsed and found out before; empty where nothing holds."""
        parsed, found = self._parsed.load(), self._found.load()
        return Parsed(_entries(parsed or b""), packed=False), Memory(_unpacked(json.loads(found)) if found else None)

    def keep(self, parsed: Parsed, memory: Memory) -> None:
        """Keep what is new."""
        if parsed.is_new:
            self._parsed.keep(b"".join(_entry(key, value) for key, value in parsed.now.items()))
        if memory.is_new:
            self._found.keep(json.dumps(_packed(memory.now), separators=(",", ":")).encode())


def _entry(key: bytes, value: bytes) -> bytes:
    return key + len(value).to_bytes(_LENGTH_BYTES, "little") + value


def _entries(kept: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    start = 0
    while start < len(kept):
        body = start + _KEY_BYTES + _LENGTH_BYTES
        end = body + int.from_bytes(kept[start + _KEY_BYTES : body], "little")
        found[kept[start : start + _KEY_BYTES]] = kept[body:end]
        start = end
    return found


def _packed(remembered: Remembered) -> dict[str, Any]:
    """As JSON takes it; reads by their numbers, as many screens read the same."""
    numbers = {read: number for number, read in enumerate(remembered.fingerprints)}
    return {
        "alike": remembered.alike,
        "fingerprints": remembered.fingerprints,
        "in_order": sorted(remembered.in_order),
        "found": {
            name: [(finding.key, finding.text, finding.mend, finding.language) for finding in found]
            for name, found in remembered.found.items()
        },
        "lengths": {
            name: [*lengths, [numbers[read] for read in reads]] for name, (lengths, reads) in remembered.lengths.items()
        },
    }


def _unpacked(kept: dict[str, Any]) -> Remembered:
    reads = list(kept["fingerprints"])
    return Remembered(
        {key: tuple((one, two) for one, two in pairs) for key, pairs in kept["alike"].items()},
        {
            name: (Lengths(sent, seen), tuple(reads[number] for number in numbers))
            for name, (sent, seen, numbers) in kept["lengths"].items()
        },
        kept["fingerprints"],
        set(kept["in_order"]),
        {name: tuple(Finding(*finding) for finding in found) for name, found in kept["found"].items()},
    )

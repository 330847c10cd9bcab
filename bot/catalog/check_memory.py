"""What a check remembers for the next one, in three files: what content files hold, what rules found out of texts, and
how long screens are, which say on what day an office opens.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from bot.catalog.files import Parsed
from bot.catalog.kept import Kept, program
from bot.catalog.parsed_file import packed, unpacked
from bot.core.checks import Finding
from bot.core.checks.memory import Beside, Memory, Remembered, read, written
from bot.core.checks.screens import measured_on


class CheckMemory:
    """The three files in a folder; `code` is the folder of the program, and screens are measured for a week."""

    def __init__(self, folder: Path, code: Path, today: date) -> None:
        name = program(code)
        self._parsed = Kept(folder / "check-parsed.bin", name)
        self._found = Kept(folder / "check-found.json", name)
        self._screens = Kept(folder / "check-screens.json", f"{name} {measured_on(today)}")

    def load(self, beside: Beside) -> tuple[Parsed, Memory]:
        """What was parsed and found out before, empty where nothing holds; `beside` as for Memory."""
        remembered = Remembered()
        for kept, take in ((self._found, _take_found), (self._screens, _take_screens)):
            body = kept.load()
            if body is not None:
                take(remembered, json.loads(body))
        return Parsed(unpacked(self._parsed.load() or b""), packed=False), Memory(remembered, beside)

    def keep(self, parsed: Parsed, memory: Memory) -> None:
        """Keep what is new."""
        if parsed.is_new:
            self._parsed.keep(packed(parsed.now))
        if memory.is_new:
            self._found.keep(_json(_found(memory.now)))
            self._screens.keep(_json(_screens(memory.now)))


def _json(values: dict[str, Any]) -> bytes:
    return json.dumps(values, separators=(",", ":")).encode()


def _found(remembered: Remembered) -> dict[str, Any]:
    return {
        "alike": remembered.alike,
        "in_order": sorted(remembered.in_order),
        "found": {
            name: [(finding.key, finding.text, finding.mend, finding.language) for finding in found]
            for name, found in remembered.found.items()
        },
    }


def _take_found(remembered: Remembered, kept: dict[str, Any]) -> None:
    remembered.alike = {key: tuple((one, two) for one, two in pairs) for key, pairs in kept["alike"].items()}
    remembered.in_order = set(kept["in_order"])
    remembered.found = {name: tuple(Finding(*finding) for finding in found) for name, found in kept["found"].items()}


def _screens(remembered: Remembered) -> dict[str, Any]:
    lengths = remembered.lengths
    return {
        "fingerprints": remembered.fingerprints,
        "names": list(lengths),
        "measured": written(list(lengths.values())),
    }


def _take_screens(remembered: Remembered, kept: dict[str, Any]) -> None:
    remembered.fingerprints = kept["fingerprints"]
    remembered.lengths = dict(zip(kept["names"], read(kept["measured"]), strict=True))

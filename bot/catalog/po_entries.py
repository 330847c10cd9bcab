"""The entries of one PO file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bot.catalog.files import Files, decoded
from bot.catalog.po_lines import Entry, Fault, entries_of

FUZZY: Final = "fuzzy"
WITHDRAWN: Final = "withdrawn"
"""A flag that an editor may set by hand: the text is shown to nobody. `update` makes a note of it."""
__all__ = ["FUZZY", "WITHDRAWN", "Entry", "UnreadablePoError", "read_entries", "read_lines", "refuse_amiss"]


class UnreadablePoError(Exception):
    """A file that is no PO file; carries (line, words) of every fault."""

    def __init__(self, path: Path, *faults: Fault) -> None:
        super().__init__("; ".join(f"{path}:{line}: {words}" for line, words in faults))
        self.faults = faults


def read_entries(path: Path, files: Files | None = None) -> list[Entry]:
    """All entries that have a key, in the order of the file.

    Raises:
        OSError: there is no file, or it cannot be read.
        UnreadablePoError: it is no PO file in UTF-8.
    """
    files = files or Files()
    raw = files.raw(path)

    def parse() -> list[Entry]:
        entries, faults = entries_of(_lines(path, raw))
        if faults:
            raise UnreadablePoError(path, *faults)
        return entries

    return [Entry(*fields) for fields in files.parsed("po", raw, parse)]


def read_lines(path: Path) -> list[str]:
    """The lines of a file.

    Raises:
        OSError: there is no file, or it cannot be read.
        UnreadablePoError: it is not UTF-8.
    """
    return _lines(path, path.read_bytes())


def _lines(path: Path, raw: bytes) -> list[str]:
    try:
        return decoded(raw).split("\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UnreadablePoError(path, (line, "The file is not UTF-8 text. Save it as UTF-8.")) from None


def refuse_amiss(path: Path, lines: list[str]) -> None:
    """Let no file pass that would be read as something else than was written.

    Raises:
        UnreadablePoError: with every line that is nothing of PO, or that something is missing before.
    """
    _, faults = entries_of(lines)
    if faults:
        raise UnreadablePoError(path, *faults)

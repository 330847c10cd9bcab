"""The entries of one PO file, read by Babel, with what Babel passes over told.

Babel keeps one of two entries with the same key and English, takes a text without its closing
quote for an empty one, and where a msgid is missing gives the text to the next entry's key. Here
each is told with its line. The header is not needed and not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

_KEYWORD: Final = r"msgctxt|msgid|msgid_plural|msgstr|msgstr\[(?=\d\])"
_LINE: Final = re.compile(rf'\s*(?:#.*|(?:(?P<keyword>{_KEYWORD})(?:(?<=\[)\d\])? )?"(?:[^"\\]|\\.)*"\s*)?')
_FOLLOWS: Final = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr[",),
    "msgstr": ("msgctxt", "msgid"),
    "msgstr[": ("msgstr[", "msgctxt", "msgid"),
}
"""Which keywords may follow one; the empty one is the beginning of the file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation: its key, the English it was made from, the text, its flags, and its line."""

    key: str
    english: str
    text: str
    flags: frozenset[str]
    line: int


class UnreadablePoError(Exception):
    """A file that is no PO file; carries (line, words) of every fault."""

    def __init__(self, path: Path, *faults: tuple[int, str]) -> None:
        super().__init__("; ".join(f"{path}:{line}: {words}" for line, words in faults))
        self.faults = faults


class _Everything(Catalog):
    """Keeps every entry in its order."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Message] = []

    def __setitem__(self, id: object, message: Message) -> None:  # noqa: A002  # Babel's name
        if id:
            self.entries.append(message)


def read_entries(path: Path) -> list[Entry]:
    """All entries that have a key, in the order of the file.

    Raises:
        OSError: there is no file, or it cannot be read.
        UnreadablePoError: it is no PO file in UTF-8.
    """
    # an obsolete entry is nobody's text, and one cut in half would give its own to the next key
    lines = ["" if line.lstrip().startswith("#~") else line for line in read_lines(path)]
    refuse_amiss(path, lines)
    catalogue = _Everything()
    try:
        PoFileParser(catalogue, abort_invalid=True).parse(lines)
    except PoFileError as error:
        words = str(error).removesuffix(f" on {error.lineno}")
        raise UnreadablePoError(path, (error.lineno + 1, f"The file cannot be read: {words}.")) from None
    return [_entry(message) for message in catalogue.entries if message.context]


def read_lines(path: Path) -> list[str]:
    """The lines of a file.

    Raises:
        OSError: there is no file, or it cannot be read.
        UnreadablePoError: it is not UTF-8.
    """
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise UnreadablePoError(path, (line, "The file is not UTF-8 text. Save it as UTF-8.")) from None


def refuse_amiss(path: Path, lines: list[str]) -> None:
    """Let no file pass that would be read as something else than was written.

    Raises:
        UnreadablePoError: with every line that is nothing of PO, or that something is missing before.
    """
    found = list(_amiss(lines))
    if found:
        raise UnreadablePoError(path, *found)


def _amiss(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines that are nothing of PO, and keywords that do not follow the one before."""
    last, at = "", 0
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        keyword = match["keyword"] if match else line.strip().partition(" ")[0]
        if match is None:
            yield (
                number,
                "This line is neither a comment nor a text between two quotes. Compare it with its neighbours.",
            )
        elif (keyword and keyword not in _FOLLOWS[last]) or (not last and line.strip().startswith('"')):
            yield number, "Something is missing before this line: an entry is msgctxt, msgid and msgstr, in this order."
        if keyword in _FOLLOWS and keyword:
            last, at = keyword, number
    if last not in {"", "msgstr", "msgstr["}:
        yield at, "The last entry is cut off: an entry is msgctxt, msgid and msgstr, in this order."


def _entry(message: Message) -> Entry:
    # plural forms are not used: the first serves, as in an entry without them
    english = message.id if isinstance(message.id, str) else message.id[0]
    text = message.string if isinstance(message.string, str) else next(iter(message.string or ("",)))
    return Entry(str(message.context), english, text, frozenset(message.flags), message.lineno or 0)

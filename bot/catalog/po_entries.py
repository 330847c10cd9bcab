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

FUZZY: Final = "fuzzy"
WITHDRAWN: Final = "withdrawn"
"""A flag that an editor may set by hand: the text is shown to nobody. `update` makes a note of it."""
_OTHER_COMMENTS: Final = frozenset(".:,|~")
"""The signs after # of what is no translator's comment: notes, places, flags, the English before, obsolete."""
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
    """One translation: its key, the English it was made from, the text, its flags, its line, and the comment."""

    key: str
    english: str
    text: str
    flags: frozenset[str]
    line: int
    comment: str = ""


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
    lines = _without_obsolete(read_lines(path))
    refuse_amiss(path, lines)
    catalogue = _Everything()
    try:
        PoFileParser(catalogue, abort_invalid=True).parse(lines)
    except PoFileError as error:
        words = str(error).removesuffix(f" on {error.lineno}")
        raise UnreadablePoError(path, (error.lineno + 1, f"The file cannot be read: {words}.")) from None
    return [_entry(message, lines) for message in catalogue.entries if message.context]


def _without_obsolete(lines: list[str]) -> list[str]:
    """The lines, those of obsolete entries emptied, with the comments above them.

    Such an entry is nobody's text: cut in half it would give its own, and its marks, to the next key.
    """
    kept = list(lines)
    for number, line in enumerate(lines):
        above = number
        while above >= 0 and line.lstrip().startswith("#~") and kept[above].lstrip().startswith("#"):
            kept[above] = ""
            above -= 1
    return kept


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


def _entry(message: Message, lines: list[str]) -> Entry:
    # plural forms are not used: the first serves, as in an entry without them
    english = message.id if isinstance(message.id, str) else message.id[0]
    text = message.string if isinstance(message.string, str) else next(iter(message.string or ("",)))
    line = message.lineno or 0
    return Entry(str(message.context), english, text, frozenset(message.flags), line, _comment(lines, line))


def _comment(lines: list[str], line: int) -> str:
    """What translators wrote above an entry. Babel would pass over a line that stands there twice."""
    top = line - 1
    while top > 0 and lines[top - 1].strip() and not lines[top - 1].lstrip().startswith("#"):
        top -= 1
    found: list[str] = []
    while top > 0 and lines[top - 1].lstrip().startswith("#"):
        top -= 1
        found.insert(0, lines[top].strip())
    return "\n".join(words[1:].removeprefix(" ") for words in found if words[1:2] not in _OTHER_COMMENTS)

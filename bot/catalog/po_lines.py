"""The lines of a PO file → its entries, and whatever would be read as something else than was written.

Readers of PO keep one of two entries with the same key and English, take a text without its closing
quote for an empty one, and where a msgid is missing give the text to the next entry's key. Here each
is told with its line. The header is not needed and not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final, NamedTuple

_KEYWORD: Final = r"msgctxt|msgid|msgid_plural|msgstr|msgstr\[(?=\d\])"
_LINE: Final = re.compile(
    rf'\s*(?:#.*|(?:(?P<keyword>{_KEYWORD})(?:(?<=\[)(?P<form>\d)\])? )?"(?P<text>(?:[^"\\]|\\.)*)"\s*)?'
)
_ESCAPE: Final = re.compile(r'\\([\\"trn])')
_ESCAPED: Final = {"t": "\t", "r": "\r", "n": "\n"}
_FOLLOWS: Final = {
    "": ("msgctxt", "msgid"),
    "msgctxt": ("msgid",),
    "msgid": ("msgid_plural", "msgstr"),
    "msgid_plural": ("msgstr[",),
    "msgstr": ("msgctxt", "msgid"),
    "msgstr[": ("msgstr[", "msgctxt", "msgid"),
}
"""Which keywords may follow one; the empty one is the beginning of the file."""
_BEGINS: Final = frozenset({"msgctxt", "msgid"})
"""With these an entry begins, after one of those an entry may end."""
_ENDS: Final = frozenset({"", "msgstr", "msgstr["})
_NOT_NEEDED: Final = frozenset(".:|")
"""Marks of comments: from the code, a place, the English before."""
_GIT: Final = frozenset("<>=|")
_CONFLICT: Final = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_TWO_VERSIONS: Final = "Here git left two versions of the file: keep what is right, and take this line out."
_NO_LINE: Final = (
    "This line is neither a comment nor a text between two quotes. Compare it with its neighbours. "
    'A quote inside the text is written «…» or \\"; a text stands on one line.'
)
_WORD: Final = re.compile(r"\s*(\w+)")
_KEYWORDS: Final = ("msgctxt", "msgid", "msgstr")
_NEAR: Final = 0.75
"""How alike a word and a keyword must be, 0…1, for one to be a slip for the other."""
_NO_FILE: Final = "This is no PO file: from here on it is something else. Put the PO file back."
_NO_PO: Final = 10
"""Faults from which on a file without any entry is none."""
_OUT_OF_ORDER: Final = "Something is missing before this line: an entry is msgctxt, msgid and msgstr, in this order."
_CUT_OFF: Final = "The last entry is cut off: an entry is msgctxt, msgid and msgstr, in this order."
_COMMENT_INSIDE: Final = "A comment stands inside an entry. Put it above msgctxt."
_FORMS: Final = "The forms of this text are not numbered from 0 on, one by one."

Fault = tuple[int, str]
"""A line, and what is wrong with it."""


class Entry(NamedTuple):
    """One translation: its key, the English it was made from, the text, its flags, its line, and the comment.

    `forms` counts the plural forms of an entry that has them, of which the first is the text.
    """

    key: str
    english: str
    text: str
    flags: tuple[str, ...]
    line: int
    comment: str = ""
    forms: int = 0


@dataclass(slots=True)
class _Draft:
    """An entry that is being read: the pieces of its parts by keyword, its flags and comments."""

    line: int = 0
    parts: dict[str, list[str]] = field(default_factory=dict)
    flags: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    forms: int = 0

    def begin(self, number: int, keyword: str, form: str | None) -> list[str]:
        """Begin a part; what is returned takes its pieces."""
        if keyword == "msgid":
            self.line = number
        self.forms += form is not None
        return self.parts.setdefault(f"{keyword}{form or ''}", [])

    def remark(self, line: str) -> None:
        """Take a line that begins with #: flags, a comment, or what is not needed here."""
        mark = line[1:2]
        if mark == ",":
            self.flags.extend(flag.strip() for flag in line[2:].split(","))
        elif mark not in _NOT_NEEDED:
            self.comments.append(line[1:].removeprefix(" "))

    def entry(self) -> Entry | None:
        """The entry; None where it has no key or no English, as the header."""
        key, english = self._text("msgctxt"), self._text("msgid")
        if not key or not english:
            return None
        # plural forms are not used: the first serves, as in an entry without them
        text = self._text("msgstr[0" if self.forms else "msgstr")
        return Entry(key, english, text, tuple(self.flags), self.line, "\n".join(self.comments), self.forms)

    def _text(self, part: str) -> str:
        joined = "".join(self.parts.get(part, ()))
        return _ESCAPE.sub(lambda match: _ESCAPED.get(match[1], match[1]), joined) if "\\" in joined else joined


def entries_of(lines: Iterable[str]) -> tuple[list[Entry], list[Fault]]:
    """The entries of these lines that have a key, and what is wrong with the lines."""
    reader = _Reader()
    conflicts: list[Fault] = []
    for number, line in enumerate(lines, 1):
        if line[:1] in _GIT and _CONFLICT.match(line):
            conflicts.append((number, _TWO_VERSIONS))
        reader.take(number, line)
    entries, faults = reader.finish()
    if not entries and len(faults) > _NO_PO:
        return entries, [(faults[0][0], _NO_FILE)]
    return entries, conflicts or faults


def _meant(line: str) -> str:
    """The keyword that a line begins with, also where it is misspelt; empty for none."""
    found = _WORD.match(line)
    near = get_close_matches(found[1].lower(), _KEYWORDS, n=1, cutoff=_NEAR) if found else []
    return near[0] if near else ""


class _Reader:
    """Puts the lines of a file together to entries; once there is a fault they are nobody's."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._faults: list[Fault] = []
        self._draft = _Draft()
        self._last, self._at = "", 0
        self._pieces: list[str] = []

    def take(self, number: int, line: str) -> None:
        """Take the next line."""
        match = _LINE.fullmatch(line)
        if match is None:
            meant = _meant(line)
            known = not meant or line.split(maxsplit=1)[0] == meant
            self._faults.append((number, _NO_LINE if known else f"Did you mean {meant}? {_NO_LINE}"))
            if meant:
                self._last, self._at = meant, number
            return
        keyword, form, text = match.groups()
        if text is None:
            self._comment(number, line.strip())
        elif keyword:
            self._part(number, keyword, form)
            self._pieces.append(text)
        elif self._last:
            self._pieces.append(text)
        else:
            self._faults.append((number, _OUT_OF_ORDER))

    def finish(self) -> tuple[list[Entry], list[Fault]]:
        """All entries, and all faults in the order of lines."""
        if self._last not in _ENDS:
            self._faults.append((self._at, _CUT_OFF))
        self._end()
        return self._entries, self._faults

    def _part(self, number: int, keyword: str, form: str | None) -> None:
        if keyword not in _FOLLOWS[self._last]:
            self._faults.append((number, _OUT_OF_ORDER))
        elif keyword in _BEGINS and self._draft.parts and self._last in _ENDS:
            self._end()
        if form is not None and int(form) != self._draft.forms:
            self._faults.append((number, _FORMS))
        self._last, self._at = keyword, number
        self._pieces = self._draft.begin(number, keyword, form)

    def _comment(self, number: int, line: str) -> None:
        if not line:
            if not self._draft.parts:
                # what stands above an empty line is of no entry
                self._draft = _Draft()
            return
        if line.startswith("#~"):
            # an obsolete entry is nobody's text, and what stands above it is of it
            if self._last in _ENDS:
                self._end()
            return
        if self._last not in _ENDS:
            self._faults.append((number, _COMMENT_INSIDE))
        elif self._draft.parts:
            self._end()
        self._draft.remark(line)

    def _end(self) -> None:
        entry = self._draft.entry()
        if entry is not None:
            self._entries.append(entry)
        self._draft, self._pieces = _Draft(), []

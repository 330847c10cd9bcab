"""Texts in cells: nothing of a text is lost or run in a spreadsheet, and what a cell holds is a text again."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any, Final

MAX_CHARACTERS: Final = 32_767
"""What a cell can hold (Microsoft, "Excel specifications and limits")."""
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot carry."""
_LOOKS_ESCAPED: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


class NoTextError(Exception):
    """A cell that holds no text; in words for whoever filled it."""


_FORMULA: Final = "f"
_ERROR: Final = "e"


def unfit(text: str) -> str | None:
    """Why a text cannot stand in a cell; None where it can."""
    found = _ILLEGAL.search(text)
    if found is not None:
        return f"It has a character that no spreadsheet can hold (U+{ord(found.group()):04X}). Take it out."
    if len(_escaped(text)) > MAX_CHARACTERS:
        return f"It is longer than a cell can be: {len(text)} characters, at most {MAX_CHARACTERS}."
    return None


def put_in(text: str) -> str:
    """What a cell is given for a text; the cell must be of text, so that "=1+1" stays one."""
    return _escaped(text)


def taken_out(value: Any, kind: str) -> str:
    """The text of a cell, whatever a spreadsheet made of it.

    Raises:
        NoTextError: it holds none.
    """
    if value is None:
        return ""
    if kind == _FORMULA:
        raise NoTextError("It holds a formula. Write the text with an apostrophe before it: '=…")
    if kind == _ERROR:
        raise NoTextError(f"It holds the error {value}. Write the text again.")
    if isinstance(value, bool | date | datetime | time):
        raise NoTextError("It holds a date or a truth value. Format the cell as text, and write the text again.")
    if isinstance(value, int | float):
        return str(int(value)) if float(value).is_integer() else repr(value)
    text = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), str(value))
    found = _ILLEGAL.search(text)
    if found is not None:
        raise NoTextError(f"It has a character that no text may hold (U+{ord(found.group()):04X}). Take it out.")
    return text


def _escaped(text: str) -> str:
    """As the file format writes what it would take for an escaped character, and a line end that XML would change."""
    return _LOOKS_ESCAPED.sub("_x005F_", text).replace("\r", "_x000D_")

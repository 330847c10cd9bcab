"""PO files as other programs write them: Poedit, which saves through gettext's msgcat, and a Windows editor."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polib

_KNOWN_TO_GETTEXT = {"fuzzy", "python-brace-format"}


def poedit(path: Path, width: int = 78, change: Callable[[polib.POEntry], None] | None = None) -> None:
    """Save as Poedit does: wrapped, a header of its own, and without what msgcat drops.

    msgcat drops flags that it does not know, and obsolete entries without a text; it refuses a key that stands twice.
    """
    catalogue = polib.pofile(str(path), wrapwidth=width, encoding="utf-8")
    catalogue.metadata |= {
        "X-Generator": "Poedit 3.4.2",
        "Last-Translator": "",
        "PO-Revision-Date": "2026-11-23 12:00+06",
    }
    catalogue.header = "Made by a program."
    keys = [entry.msgctxt for entry in catalogue]
    assert len(keys) == len(set(keys)), "msgcat: duplicate message definition"
    for entry in list(catalogue):
        if change is not None and not entry.obsolete:
            change(entry)
        entry.flags = [flag for flag in entry.flags if flag in _KNOWN_TO_GETTEXT]
        if entry.obsolete and not entry.msgstr:
            catalogue.remove(entry)
    catalogue.save(newline="\n")


def windows(path: Path) -> None:
    """Save as an editor on Windows may: a mark at the beginning, and its line ends."""
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))


def nothing(path: Path) -> None:
    """Leave the file as it is."""


TOOLS = (poedit, windows, nothing)

"""The form of our PO files: read strictly, written always the same.

A text stands on one line whatever its length, as `msgcat --no-wrap` writes it: a changed word
changes one line of a diff, and Poedit, which saves in the wrapping that it finds, keeps it so. In
the header is what translators' programs need, and no date, no program and nobody's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import polib
from babel.messages.plurals import get_plural

from bot.catalog.po_entries import read_lines, refuse_amiss

_NO_WRAP: Final = 0
_OBSOLETE: Final = re.compile(r"^\s*#~(?!\|)")


def read_po(path: Path) -> list[polib.POEntry]:
    """The entries of a PO file in their order, the obsolete ones as well; none where there is no file.

    Raises:
        OSError: the file cannot be read.
        UnreadablePoError: it is no PO file.
    """
    if not path.is_file():
        return []
    # polib cuts a text without its closing quote in silence
    refuse_amiss(path, [_OBSOLETE.sub("", line) for line in read_lines(path)])
    # the encoding is told, as a wrong charset in the header would turn every text into another
    return list(polib.pofile(str(path), encoding="utf-8-sig"))


def write_po(path: Path, language: str, entries: Iterable[polib.POEntry]) -> None:
    """Write a PO file, unless it stands there to the byte. A cut write never leaves half a file.

    Raises:
        OSError: it cannot be written; what was there still is.
    """
    catalogue = polib.POFile(wrapwidth=_NO_WRAP)
    catalogue.metadata = _metadata(language)
    catalogue.extend(entries)
    raw = (str(catalogue).rstrip("\n") + "\n").encode()
    if path.is_file() and path.read_bytes() == raw:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    draft.write_bytes(raw)
    draft.replace(path)


def language_of(path: Path) -> str:
    """The language of a PO file, by the folder in which it lies."""
    return path.parents[1].name


def set_flag(entry: polib.POEntry, flag: str, *, on: bool) -> None:
    """Put a flag before the others, or take it away."""
    entry.flags = [flag] * on + [other for other in entry.flags if other != flag]


def _metadata(language: str) -> dict[str, str]:
    plural = get_plural(language)
    return {
        "Project-Id-Version": "ukuk",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": f"nplurals={plural.num_plurals}; plural={plural.plural_expr};",
    }

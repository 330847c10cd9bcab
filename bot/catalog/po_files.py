"""Writing PO files: the merge by key, with nothing ever lost.

Babel's own `update` matches by text: it lost translations and gave one topic's Kyrgyz to another
when tried. Here an entry belongs to its key (`msgctxt`) for ever. A changed English keeps the
translation, marked fuzzy with the English before (`#| msgid`); a key that is gone becomes
obsolete (`#~`) and comes back with its translation when the key does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import polib
from babel.messages.plurals import get_plural

from bot.catalog.po_entries import read_lines, refuse_amiss

FUZZY: Final = "fuzzy"
STATES: Final = frozenset({FUZZY, "withdrawn"})
"""The flags that say how far a text may be shown."""
_WIDTH: Final = 110
_OBSOLETE: Final = re.compile(r"^\s*#~(?!\|)")


@dataclass(frozen=True, slots=True)
class Text:
    """A text to translate: its key, its English, and where it stands, for the translator."""

    key: str
    english: str
    place: str


@dataclass(frozen=True, slots=True)
class Merged:
    """What an update did to one file."""

    added: int
    changed: int
    revived: int
    retired: int

    @property
    def anything(self) -> bool:
        """Whether the file was written anew."""
        return any((self.added, self.changed, self.revived, self.retired))


def update(path: Path, language: str, texts: Iterable[Text]) -> Merged:
    """Bring a PO file up to the texts; running it twice changes nothing the second time.

    Raises:
        OSError: the file cannot be read or written.
        UnreadablePoError: it is no PO file.
    """
    old: dict[str | None, polib.POEntry] = {}
    spare: list[polib.POEntry] = []
    for entry in sorted(_entries(path), key=lambda item: item.obsolete):
        if entry.msgctxt in old:
            spare.append(entry)
        else:
            old[entry.msgctxt] = entry
    fresh = polib.POFile(wrapwidth=_WIDTH)
    fresh.metadata = _metadata(language)
    counts = {"added": 0, "changed": 0, "revived": 0, "retired": 0}
    for text in texts:
        fresh.append(_current(text, old.pop(text.key, None), counts))
    for entry in [*old.values(), *spare]:
        if entry.msgstr:
            counts["retired"] += not entry.obsolete
            _retire(entry)
            fresh.append(entry)
    _save(fresh, path)
    return Merged(**counts)


def _current(text: Text, entry: polib.POEntry | None, counts: dict[str, int]) -> polib.POEntry:
    if entry is None:
        counts["added"] += 1
        entry = polib.POEntry(msgctxt=text.key, msgid=text.english)
    elif entry.obsolete:
        counts["revived"] += 1
        entry.obsolete = False
    if entry.msgid != text.english:
        counts["changed"] += 1
        if entry.msgstr:
            entry.previous_msgid = (
                entry.previous_msgid if FUZZY in entry.flags and entry.previous_msgid else entry.msgid
            )
            _flag(entry, FUZZY)
        entry.msgid = text.english
    if entry.previous_msgid == entry.msgid and FUZZY in entry.flags:
        # the English went back to what the translation was made from
        entry.flags.remove(FUZZY)
    if FUZZY not in entry.flags:
        entry.previous_msgid = None
        entry.previous_msgctxt = None
    entry.occurrences = [(text.place, "")]
    return entry


def _retire(entry: polib.POEntry) -> None:
    entry.obsolete = True
    entry.occurrences = []
    if FUZZY in entry.flags and entry.previous_msgid:
        # polib cannot read the English before of an obsolete entry: let it stand as the English that was translated
        entry.flags.remove(FUZZY)
        entry.msgid, entry.previous_msgid = entry.previous_msgid, None


def fill(path: Path, translations: Mapping[str, str]) -> int:
    """Put translations under their keys as done; returns how many texts changed."""
    catalogue = _read(path)
    changed = 0
    for entry in catalogue:
        text = translations.get(entry.msgctxt or "")
        if text is None or entry.obsolete or (entry.msgstr == text and FUZZY not in entry.flags):
            continue
        entry.msgstr = text
        entry.flags = [flag for flag in entry.flags if flag != FUZZY]
        entry.previous_msgid = None
        changed += 1
    _save(catalogue, path)
    return changed


def put(path: Path, texts: Mapping[str, tuple[str, frozenset[str]]]) -> None:
    """Put translations under their keys with the flags that they are to have; other entries stay as they are.

    Raises:
        OSError: the file cannot be read or written.
        UnreadablePoError: it is no PO file.
    """
    catalogue = _read(path)
    for entry in catalogue:
        if entry.obsolete or entry.msgctxt not in texts:
            continue
        entry.msgstr, flags = texts[entry.msgctxt]
        kept = [flag for flag in entry.flags if flag in flags or flag not in STATES]
        entry.flags = [*sorted(flags - set(kept)), *kept]
        if FUZZY not in flags:
            entry.previous_msgid = None
    _save(catalogue, path)


def _flag(entry: polib.POEntry, flag: str) -> None:
    if flag not in entry.flags:
        entry.flags.insert(0, flag)


def _entries(path: Path) -> list[polib.POEntry]:
    return list(_read(path)) if path.is_file() else []


def _read(path: Path) -> polib.POFile:
    # polib cuts a text without its closing quote in silence
    refuse_amiss(path, [_OBSOLETE.sub("", line) for line in read_lines(path)])
    # the encoding is told, as a wrong charset in the header would turn every text into another
    return polib.pofile(str(path), wrapwidth=_WIDTH, encoding="utf-8-sig")


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


def _save(catalogue: polib.POFile, path: Path) -> None:
    """Write beside the file and move into place: a cut write never leaves half a file."""
    text = str(catalogue).rstrip("\n") + "\n"
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)

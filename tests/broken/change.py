"""How the small content is broken: one edit of one file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bot.catalog.messages import po_path
from tests.catalog.folders import FILES, Folders

TOPIC = "topics/unpaid-wages.yaml"
CONTACTS = "contacts/russia.yaml"
Change = Callable[[Folders], object]


@dataclass(frozen=True, slots=True)
class Broken:
    """One kind of broken content: its name, the edit, and every problem it leads to, as `place: rule`.

    With an error among them it must be refused, else served with a warning. `words` stand in what is told.
    """

    name: str
    change: Change
    told: tuple[str, ...]
    blocks: bool
    words: str = ""


def refused(name: str, change: Change, *told: str, words: str = "") -> Broken:
    """It must not be served."""
    return Broken(name, change, told, blocks=True, words=words)


def warned(name: str, change: Change, *told: str, words: str = "") -> Broken:
    """It is served, and told."""
    return Broken(name, change, told, blocks=False, words=words)


def edit(name: str, old: str, new: str) -> Change:
    """One place of a content file is another."""
    return lambda folders: folders.edit(name, old, new)


def both(first: Change, second: Change) -> Change:
    """Two changes."""

    def change(folders: Folders) -> None:
        first(folders)
        second(folders)

    return change


def topic(old: str, new: str) -> Change:
    """One place of the topic is another."""
    return edit(TOPIC, old, new)


def contacts(old: str, new: str) -> Change:
    """One place of the contacts is another."""
    return edit(CONTACTS, old, new)


def kyrgyz(old: str, new: str, domain: str = "content") -> Change:
    """One place of the Kyrgyz translations is another."""
    return lambda folders: folders.edit_po("ky", domain, old, new)


def raw(name: str, written: bytes | str) -> Change:
    """A content file is these bytes."""

    def change(folders: Folders) -> None:
        path = folders.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written if isinstance(written, bytes) else written.encode())

    return change


def recoded(name: str, old: str, new: str, encoding: str) -> Change:
    """A content file in another encoding, with a letter that UTF-8 writes otherwise."""
    assert FILES[name].count(old) == 1
    return raw(name, FILES[name].replace(old, new).encode(encoding))


def kyrgyz_file(of: Callable[[Path], object], domain: str = "content") -> Change:
    """Something is done to the file of the Kyrgyz translations."""
    return lambda folders: of(po_path(folders.locales, "ky", domain))


def gone(name: str) -> Change:
    """A content file is not there."""
    return lambda folders: (folders.content / name).unlink()


def moved(name: str, to: str) -> Change:
    """A content file lies elsewhere."""

    def change(folders: Folders) -> None:
        (folders.content / to).parent.mkdir(parents=True, exist_ok=True)
        (folders.content / name).rename(folders.content / to)

    return change


def folder_instead(path: Path) -> None:
    """A file is a folder."""
    path.unlink(missing_ok=True)
    path.mkdir()


def copied(folders: Folders, home: Path) -> Folders:
    """The same folders once more."""
    made = Folders(home / "content", home / "locales")
    for old, new in ((folders.content, made.content), (folders.locales, made.locales)):
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(old, new)
    return made


def pipe(folders: Folders) -> None:
    """A pipe, on which whoever reads it would wait for ever."""
    os.mkfifo(folders.content / "topics/pipe.yaml")

"""Putting a new record into a folder of content: into a file of its own, or at the end of a list."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.catalog.schemas import comment
from bot.catalog.yaml_tree import read_yaml


class CannotAddError(Exception):
    """A file to which nothing can be added at its end; says why."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A record as text: the file it goes into (its path below the content), and what a new file says of itself."""

    name: str
    text: str
    about: str


def add(content: Path, addition: Addition) -> None:
    """Write the record. What stood in the file before stands there still, byte by byte.

    Raises:
        CannotAddError: the file is no list that can be gone on with.
        OSError: it cannot be read or written.
    """
    path = content / addition.name
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        about = "".join(f"# {line}\n" for line in addition.about.splitlines())
        path.write_text(f"{comment(addition.name)}\n{about}{addition.text}", encoding="utf-8")
        return
    before, problems = read_yaml(path, addition.name)
    if before is None or not isinstance(before.value, list):
        why = str(problems[0]) if problems else "it holds one record alone"
        raise CannotAddError(f"{addition.name}: nothing can be added to it: {why}.")
    raw = path.read_bytes()
    ends = b"\r\n" if b"\r\n" in raw else b"\n"
    gap = b"" if raw.endswith(b"\n") else ends
    path.write_bytes(raw + gap + addition.text.encode().replace(b"\n", ends))
    after, _ = read_yaml(path, addition.name)
    if after is None or after.value[:-1] != before.value:
        raise CannotAddError(f"{addition.name}: its list is written in a way that a program cannot go on with.")


def home_for(content: Path, folder: str, stem: str) -> str:
    """The file of a folder for a new record: `stem`.yaml, or one beside it where that holds one record alone."""
    for name in (f"{folder}/{stem}.yaml", f"{folder}/{stem}-more.yaml"):
        path = content / name
        tree = read_yaml(path, name)[0] if path.exists() else None
        if tree is None or isinstance(tree.value, list):
            return name
    return f"{folder}/{stem}-new.yaml"

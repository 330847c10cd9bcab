"""Which files of a folder count: all but hidden ones, which editors' programs leave behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def files_below(folder: Path) -> Iterator[Path]:
    """What is no folder and not hidden, at any depth, in the order of names."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and not path.is_dir():
            yield path


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all; whoever reads it meanwhile reads the old one.

    Raises:
        OSError: the disk refuses; what stood there still does.
    """
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.write_bytes(text.encode())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)

"""A folder of exported files that is brought up to date, in which nothing of anybody else is touched.

Which files are an export's says `export.json`: their names and hashes. What has another hash was changed by somebody,
and is neither written over nor removed. An export that is broken off leaves the hashes of before in it, too, so that
the next one goes on.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

MANIFEST: Final = "export.json"
FORMAT: Final = 1
_OURS: Final = re.compile(r"^(index\.html|[a-z]{2}/[a-z]{2}-(kg|other)\.html)$")
"""Names that an export gives: whatever a manifest says, no other file is ever removed."""


class StrangersError(Exception):
    """Files stand in the way that are no export's, or were changed since. Nothing was written."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


@dataclass(slots=True)
class Done:
    """What became of the files, by their paths below the folder."""

    written: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    """No longer of the export, but changed by somebody since."""


def update(folder: Path, files: Mapping[str, bytes], about: Mapping[str, Any]) -> Done:
    """Bring a folder up to date; `about` stands in its manifest beside the files.

    Raises:
        StrangersError: there are files of somebody else where an export's would stand.
        OSError: the folder cannot be read or written.
    """
    known, hashes = _known(folder), {path: _hash(content) for path, content in files.items()}
    strangers = [path for path in [*files, MANIFEST] if _is_strange(folder, path, known, hashes)]
    if strangers:
        raise StrangersError(strangers)
    done = Done()
    _write_manifest(folder, about, hashes, known)
    for path, content in files.items():
        if _hash_there(folder / path) == hashes[path]:
            done.unchanged.append(path)
        else:
            _write(folder / path, content)
            done.written.append(path)
    for path in known.keys() - files.keys():
        _remove(folder, path, known[path], done)
    _write_manifest(folder, about, hashes, {})
    return done


def _known(folder: Path) -> dict[str, set[str]]:
    """The files of earlier exports with their hashes; none where the manifest is not one of ours."""
    try:
        said = json.loads((folder / MANIFEST).read_bytes())
        pairs = [(path, about["sha256"]) for path, about in said["files"].items()]
        pairs += [(path, each) for path, hashes in said.get("before", {}).items() for each in hashes]
    except (FileNotFoundError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    found: dict[str, set[str]] = {}
    for path, digest in pairs:
        if _OURS.fullmatch(path):
            found.setdefault(path, set()).add(str(digest))
    return found


def _is_strange(folder: Path, path: str, known: dict[str, set[str]], hashes: dict[str, str]) -> bool:
    there = folder / path
    if path == MANIFEST:
        return there.exists() and not known
    if there.parent.exists() and not there.parent.is_dir():
        return True
    return os.path.lexists(there) and _hash_there(there) not in {*known.get(path, ()), hashes[path]}


def _remove(folder: Path, path: str, hashes: set[str], done: Done) -> None:
    there = folder / path
    found = _hash_there(there)
    if found in hashes:
        there.unlink()
        done.removed.append(path)
        with suppress(OSError):  # the folder of its language has other files
            there.parent.rmdir()
    elif found is not None:
        done.left.append(path)


def _hash_there(path: Path) -> str | None:
    """The hash of a plain file; None where there is none, or something else."""
    return _hash(path.read_bytes()) if path.is_file() and not path.is_symlink() else None


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all: a server may be reading."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{path.name}.part")
    half.write_bytes(content)
    half.replace(path)


def _write_manifest(
    folder: Path, about: Mapping[str, Any], hashes: dict[str, str], before: dict[str, set[str]]
) -> None:
    dated = about.get("files", {})
    files = {path: {**dated.get(path, {}), "sha256": digest} for path, digest in hashes.items()}
    said = {"format": FORMAT, **about, "files": files}
    if before:
        said["before"] = {path: sorted(each) for path, each in before.items()}
    _write(folder / MANIFEST, (json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())

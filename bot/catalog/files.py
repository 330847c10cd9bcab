"""Which files of a folder count, and how they are read: each once, and parsed only where its bytes are new."""

from __future__ import annotations

import errno
import json
import os
import stat
import zlib
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

MAX_BYTES: Final = 20_000_000
"""No file of ours comes near; reading what is larger would take the memory of the program."""
_QUICKLY: Final = 1
"""zlib's level: text shrinks to a quarter as it is."""


def files_below(folder: Path) -> Iterator[Path]:
    """What is no folder and not hidden, at any depth, in the order of names; nothing where it is none, or closed."""
    if not is_folder(folder) or is_closed(folder):
        return
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and not is_folder(path):
            yield path


def is_folder(path: Path) -> bool:
    """Whether it is a folder; what nobody may look at counts as a file, and is told when it is read."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_closed(folder: Path) -> bool:
    """Whether it is a folder whose files cannot be told or read: to whoever looks for them it seems empty."""
    effective = os.access in os.supports_effective_ids
    return is_folder(folder) and not os.access(folder, os.R_OK | os.X_OK, effective_ids=effective)


def is_file(path: Path) -> bool:
    """Whether it is a file, or may be one: what nobody may look at is told when it is read."""
    try:
        return path.is_file()
    except OSError:
        return True


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


def shown(folder: Path, path: Path) -> str:
    """A file below a folder as it is told to people; what cannot be printed in its name is spelled out."""
    name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
    return name if name.isprintable() else name.encode("unicode_escape").decode()


def read_ordinary(path: Path, most: int | None = None) -> bytes:
    """What a file of at most `most` bytes holds, MAX_BYTES where nothing is said.

    Nothing is waited for, as a pipe would have it, and nothing endless begun.

    Raises:
        OSError: it cannot be read.
    """
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(about.st_mode):
        raise OSError(errno.EINVAL, "it is no ordinary file")
    most = MAX_BYTES if most is None else most
    if about.st_size > most:
        raise OSError(errno.EFBIG, f"it has more than {most // 1_000_000} million bytes")
    return path.read_bytes()


def decoded(raw: bytes) -> str:
    """The text of a file, with or without a byte order mark.

    Raises:
        UnicodeDecodeError: it is not UTF-8; UTF-16 is none, also where all its bytes could be.
    """
    if 0 in raw[:2]:
        raise UnicodeDecodeError("utf-8", raw, 0, 1, "this is UTF-16")
    return raw.decode("utf-8-sig")


class Parsed:
    """What files held that were read before, by their bytes, and no more of it than the last reading used."""

    def __init__(self, kept: Mapping[bytes, bytes] | None = None, *, packed: bool = True) -> None:
        """Begin with what `now` was before; `packed` takes a quarter of the room, and some time."""
        self._before = dict(kept or {})
        self._packed = packed
        self.now: dict[bytes, bytes] = {}

    @property
    def is_new(self) -> bool:
        """Whether this reading used something else than the one before."""
        return self.now.keys() != self._before.keys()

    def once(self, parser: str, raw: bytes, parse: Callable[[], Any]) -> Any:
        """What `parse` makes of the bytes: values of JSON; with what it raises nothing is remembered."""
        key = sha256(parser.encode() + b"\0" + raw).digest()
        known = self._before.get(key) or self.now.get(key)
        if known is not None:
            self.now[key] = known
            return json.loads(zlib.decompress(known) if self._packed else known)
        made = parse()
        written = json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        self.now[key] = zlib.compress(written, _QUICKLY) if self._packed else written
        return made

    def turn(self) -> None:
        """A reading is over: what it did not use is forgotten."""
        self._before, self.now = self.now, {}

    @property
    def used(self) -> Mapping[bytes, bytes]:
        """What the reading before the last turn used."""
        return self._before


class Files:
    """The files of one reading: whoever asks for the bytes of a file is given the same."""

    def __init__(self, parsed: Parsed | None = None) -> None:
        """Without `parsed` everything is parsed anew, and nothing remembered."""
        self._parsed = parsed
        self._read: dict[Path, bytes | OSError] = {}

    def raw(self, path: Path) -> bytes:
        """The bytes of a file.

        Raises:
            OSError: it cannot be read.
        """
        if path not in self._read:
            try:
                self._read[path] = read_ordinary(path)
            except OSError as error:
                self._read[path] = error
        found = self._read[path]
        if isinstance(found, OSError):
            raise found
        return found

    def parsed(self, parser: str, raw: bytes, parse: Callable[[], Any]) -> Any:
        """What `parse` makes of the bytes, values of JSON, or what it made of the same bytes before."""
        return parse() if self._parsed is None else self._parsed.once(parser, raw, parse)

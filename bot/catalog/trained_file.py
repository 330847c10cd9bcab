"""What was learned from phrases, kept beside the database by the fingerprint of the phrases."""

from __future__ import annotations

import logging
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from bot.catalog.files import read_ordinary
from bot.core.library import Library
from bot.core.understanding import Trained, fingerprint, made_alike

log = logging.getLogger(__name__)

_NAME: Final = "understanding"
_ENDING: Final = ".bin"
_DRAFT: Final = ".draft-"
MAX_BYTES: Final = 1_000_000_000
"""Nearly a hundred times what is learned from the whole content; what is larger is none of ours."""
_PROOF_BYTES: Final = 32
"""A hash stands at the end: after a power cut the file may be there with holes in it, and numbers of zero are read as
well as any; whoever asked would be shown another topic."""
_LEFT_SECONDS: Final = 3600
"""A draft so much older than today's was left behind by a process that was killed."""


def load_trained(folder: Path, library: Library) -> Trained | None:
    """What was learned from exactly these phrases; None where it was not kept, or cannot be read."""
    return load_made_from(folder, fingerprint(library))


def load_made_from(folder: Path, phrases: str) -> Trained | None:
    """The same by the fingerprint of the phrases, for whoever has it: to make one takes a while."""
    return _read(_path(folder, phrases))


def load_earlier(folder: Path) -> Trained | None:
    """What was learned in today's way, from whatever phrases; None where nothing was kept, or it cannot be read."""
    kept = [path for path in folder.glob(f"{_NAME}-*{_ENDING}") if made_alike(_made_from(path))]
    return _read(max(kept, key=lambda path: path.stat().st_mtime)) if kept else None


def _read(path: Path) -> Trained | None:
    try:
        kept = read_ordinary(path, MAX_BYTES)
        learned, proof = kept[:-_PROOF_BYTES], kept[-_PROOF_BYTES:]
        if sha256(learned).digest() != proof:
            raise ValueError("not what was written")  # noqa: TRY301  # as what cannot be read
        return Trained.from_bytes(learned)
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        log.exception("what was learned cannot be read: it is learned anew")
        return None


def keep_trained(folder: Path, trained: Trained) -> None:
    """Keep what was learned, in place of what was kept before: written whole or not at all.

    Raises:
        OSError: it cannot be written there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = _path(folder, trained.fingerprint)
    # Not by the number of the process: in containers that share a disk all have the same.
    draft = path.with_suffix(f"{_DRAFT}{secrets.token_hex(4)}")
    try:
        learned = trained.to_bytes()
        draft.write_bytes(learned + sha256(learned).digest())
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    now = path.stat().st_mtime
    for other in folder.glob(f"{_NAME}-*"):
        left = _DRAFT in other.name and now - other.stat().st_mtime > _LEFT_SECONDS
        if left or (other.suffix == _ENDING and other != path):
            other.unlink(missing_ok=True)


def _path(folder: Path, made_from: str) -> Path:
    return folder / f"{_NAME}-{made_from}{_ENDING}"


def _made_from(path: Path) -> str:
    return path.name.removeprefix(f"{_NAME}-").removesuffix(_ENDING)

"""What was learned is taken up as it was written, or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from bot.catalog.trained_file import MAX_BYTES, keep_trained, load_earlier, load_trained
from bot.core.understanding import Trained
from tests.catalog.folders import Folders


def test_what_has_holes_in_it_is_learned_anew(translated: Folders, tmp_path: Path) -> None:
    """As after a power cut: numbers of zero were read as well as any, and other topics were shown."""
    library = translated.catalogue().library()
    trained, folder = Trained.of(library), tmp_path / "var"
    keep_trained(folder, trained)
    assert load_trained(folder, library) == trained == load_earlier(folder)
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    for at in (0, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert load_trained(folder, library) is load_earlier(folder) is None
    for cut in (whole[:-1], whole[:40], b""):
        path.write_bytes(cut)
        assert load_trained(folder, library) is None


def test_nothing_is_waited_for_in_its_place(translated: Folders, tmp_path: Path) -> None:
    """A pipe there held every start up for ever."""
    library, folder = translated.catalogue().library(), tmp_path / "var"
    keep_trained(folder, Trained.of(library))
    (path,) = folder.iterdir()
    path.unlink()
    os.mkfifo(path)
    assert load_trained(folder, library) is None
    path.unlink()
    with path.open("wb") as endless:
        endless.truncate(MAX_BYTES + 1)
    assert load_trained(folder, library) is None


def test_where_there_is_none_there_is_none(tmp_path: Path) -> None:
    assert load_earlier(tmp_path / "nowhere") is None

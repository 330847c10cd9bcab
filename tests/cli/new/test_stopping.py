"""Who stops half-way, at a question or while files are made, leaves nothing half-written."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
from pathlib import Path
from typing import IO, Never

import pytest

from tests.cli.new.terminal import Typing, files
from tests.cli.new.test_topic import GIVEN
from tests.cli.places import SECONDS, Place


def until(stream: IO[bytes], words: bytes) -> None:
    """Read until these words were written."""
    seen = b""
    while words not in seen:
        letter = stream.read(1)
        assert letter, seen
        seen += letter


def test_ctrl_c_at_a_question(place: Place) -> None:
    before = files(place)
    with subprocess.Popen(  # noqa: S603  # our own program
        place.command("new", "topic"),
        cwd=place.folder,
        env=place.whole_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as asking:
        assert asking.stdin is not None
        assert asking.stdout is not None
        asking.stdin.write(b"papers\nWhich papers to keep\n")
        asking.stdin.flush()
        until(asking.stdout, b"Room of the menu")
        asking.send_signal(signal.SIGINT)
        _, told = asking.communicate(timeout=SECONDS)
    assert (asking.returncode, told) == (1, b"Nothing was written.\n")
    assert files(place) == before


def test_ctrl_d_at_a_terminal_ends_it_too(place: Place) -> None:
    """At a terminal the end of what is typed is a wish to stop, not leave to take what is usual."""
    before = files(place)
    terminal, inner = pty.openpty()
    os.write(terminal, b"uz\n\x04")
    try:
        ran = subprocess.run(  # noqa: S603  # our own program
            place.command("new", "language"),
            cwd=place.folder,
            env=place.whole_environment(),
            stdin=inner,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    finally:
        os.close(terminal)
        os.close(inner)
    assert (ran.returncode, ran.stderr) == (1, b"Nothing was written.\n")
    assert b"Its own name" in ran.stdout
    assert files(place) == before


def test_ctrl_c_while_it_is_looked_at(typing: Typing, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(place)

    def stopped(*_: object) -> Never:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.cli.new.writing.problems", stopped)
    assert typing(*GIVEN).code == 130
    assert files(place) == before


def test_somebody_who_saves_meanwhile(typing: Typing, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    def saved(*_: object) -> list[Never]:
        place.folders.edit("topics/unpaid-wages.yaml", "I was not paid", "I was never paid")
        return []

    monkeypatch.setattr("bot.cli.new.writing.problems", saved)
    ran = typing(*GIVEN)
    assert (ran.code, ran.told) == (
        2,
        ["Somebody saved a file of the content meanwhile. Nothing was written. Run it again."],
    )
    assert not Path(place.folder / "content/topics/papers.yaml").exists()


def test_a_disk_that_refuses(typing: Typing, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(place)

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ran = typing(*GIVEN)
    assert (ran.code, ran.told) == (2, ["It cannot be written: No space left on device. Nothing was written."])
    assert files(place) == before

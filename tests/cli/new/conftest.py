"""An editor at the terminal: answers typed one after another, or given as options; the day is the tests' noon."""

from __future__ import annotations

import io

import pytest

from tests.cli.new.terminal import Typing
from tests.cli.places import Inside, Ran
from tests.support.clock import NOON


@pytest.fixture
def typing(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> Typing:
    monkeypatch.setattr("bot.clock.SystemClock.now", lambda _: NOON)

    def run(*arguments: str, lines: list[str] | None = None) -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines or [])))
        return inside("new", *arguments)

    return run

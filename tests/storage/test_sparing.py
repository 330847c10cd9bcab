from __future__ import annotations

import logging

import pytest

from bot.storage import sparing
from bot.storage.sparing import QUIET_SECONDS, SparingLog


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    moment = [100.0]
    monkeypatch.setattr(sparing, "monotonic", lambda: moment[0])
    return moment


def test_the_same_line_is_written_once_a_minute(now: list[float], caplog: pytest.LogCaptureFixture) -> None:
    log = SparingLog(logging.getLogger("bot.storage.test"))
    for _ in range(1000):
        log.tell("storage: choice read late")
    log.tell("storage: counts failed (OSError)")
    now[0] += QUIET_SECONDS
    log.tell("storage: choice read late")
    now[0] += QUIET_SECONDS
    log.tell("storage: choice read late")
    assert caplog.messages == [
        "storage: choice read late",
        "storage: counts failed (OSError)",
        "storage: choice read late; before that 999 times more",
        "storage: choice read late",
    ]

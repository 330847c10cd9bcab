"""Work in a process beside this one gives the same, whatever becomes of that process."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from bot.cli import beside as module
from bot.cli.beside import beside

HERE = os.getpid()

copies = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")


@pytest.fixture
def may_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    """pytest has threads of its own, which the copy does not need."""
    monkeypatch.setattr(module, "_can_be_copied", lambda: True)


def _where() -> list[object]:
    return ["сөз", os.getpid() == HERE]


@copies
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_copy_works_and_is_waited_for(may_copy: None) -> None:
    wait = beside(_where)
    assert wait() == ["сөз", False]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@copies
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize("code", [1, 9])
def test_where_the_copy_dies_the_work_is_done_here(may_copy: None, code: int) -> None:
    def work() -> str:
        if os.getpid() != HERE:
            os._exit(code)
        return "done here"

    assert beside(work)() == "done here"


@copies
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_what_the_copy_raises_is_raised_here(may_copy: None, capfd: pytest.CaptureFixture[str]) -> None:
    def work() -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        beside(work)()
    assert capfd.readouterr() == ("", "")


def test_with_threads_or_one_processor_nothing_is_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    try:
        assert beside(_where)() == ["сөз", True]
    finally:
        waiting.set()
        thread.join()
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert beside(_where)() == ["сөз", True]

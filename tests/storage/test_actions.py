from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import OperationalError

from bot.storage.actions import Actions, named


async def _until_none_is_under_way(actions: Actions) -> None:
    async with asyncio.timeout(5):
        await asyncio.gather(*actions._tasks, return_exceptions=True)
    assert actions.under_way == 0


async def _seven() -> int | None:
    return 7


async def test_gives_what_the_work_gives() -> None:
    actions = Actions(most=1)
    assert await actions.attempt("it", _seven, otherwise=None, patience=None, life=None) == 7
    await _until_none_is_under_way(actions)


async def test_a_failure_is_told_by_its_class_alone(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> int | None:
        raise LookupError("chat:5551234567")

    actions = Actions(most=1)
    assert await actions.attempt("it", fail, otherwise=None, patience=None, life=None) is None
    await _until_none_is_under_way(actions)
    assert "it failed (LookupError)" in caplog.text
    assert "5551234567" not in caplog.text


async def test_what_the_driver_calls_it_is_told_too(tmp_path: Path) -> None:
    """«OperationalError» is said of a folder that is missing, and of a disk that is full."""
    engine = create_engine(f"sqlite:///{tmp_path / 'missing' / 'x'}")
    with pytest.raises(OperationalError) as caught:
        engine.connect()
    engine.dispose()
    assert named(caught.value) == "OperationalError, SQLITE_CANTOPEN"
    assert named(ValueError("text")) == "ValueError"


async def test_the_patient_leave_and_the_work_goes_on() -> None:
    go, ended = asyncio.Event(), asyncio.Event()

    async def wait() -> int | None:
        await go.wait()
        ended.set()
        return 7

    actions = Actions(most=1)
    async with asyncio.timeout(5):
        assert await actions.attempt("it", wait, otherwise=None, patience=0.001, life=None) is None
        assert actions.under_way == 1
        go.set()
        await ended.wait()
    await _until_none_is_under_way(actions)


async def test_a_failure_after_everybody_left_is_told(caplog: pytest.LogCaptureFixture) -> None:
    go = asyncio.Event()

    async def fail() -> int | None:
        await go.wait()
        raise LookupError

    actions = Actions(most=1)
    assert await actions.attempt("it", fail, otherwise=None, patience=0.001, life=None) is None
    assert "it late" in caplog.text
    go.set()
    await _until_none_is_under_way(actions)
    assert "it failed (LookupError)" in caplog.text


async def test_life_ends(caplog: pytest.LogCaptureFixture) -> None:
    actions = Actions(most=1)

    async def forever() -> int | None:
        await asyncio.Event().wait()
        return 7

    async with asyncio.timeout(5):
        assert await actions.attempt("it", forever, otherwise=None, patience=None, life=0.001) is None
    assert "it failed (TimeoutError)" in caplog.text


async def test_more_than_the_most_are_refused() -> None:
    go = asyncio.Event()

    async def wait() -> int | None:
        await go.wait()
        return 7

    actions = Actions(most=2)
    both = [
        asyncio.ensure_future(actions.attempt("it", wait, otherwise=None, patience=None, life=None)) for _ in range(2)
    ]
    await asyncio.sleep(0)
    assert await actions.attempt("it", _seven, otherwise=None, patience=None, life=None) is None
    go.set()
    assert await asyncio.gather(*both) == [7, 7]
    assert await actions.attempt("it", _seven, otherwise=None, patience=None, life=None) == 7


async def test_a_cancelled_caller_leaves_the_work_to_its_end() -> None:
    go, ended = asyncio.Event(), asyncio.Event()

    async def wait() -> int | None:
        await go.wait()
        ended.set()
        return 7

    actions = Actions(most=1)
    caller = asyncio.ensure_future(actions.attempt("it", wait, otherwise=None, patience=None, life=None))
    await asyncio.sleep(0)
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    go.set()
    async with asyncio.timeout(5):
        await ended.wait()
    await _until_none_is_under_way(actions)


async def test_close_stops_what_is_under_way_and_takes_no_more() -> None:
    begun = asyncio.Event()

    async def forever() -> int | None:
        begun.set()
        await asyncio.Event().wait()
        return 7

    actions = Actions(most=1)
    caller = asyncio.ensure_future(actions.attempt("it", forever, otherwise=None, patience=None, life=None))
    await begun.wait()
    await actions.close(5)
    assert await caller is None
    assert await actions.attempt("it", _seven, otherwise=None, patience=None, life=None) is None
    assert actions.under_way == 0


async def test_close_is_bounded(caplog: pytest.LogCaptureFixture) -> None:
    begun, let_go = asyncio.Event(), asyncio.Event()

    async def stubborn() -> int | None:
        begun.set()
        while not let_go.is_set():
            try:
                await let_go.wait()
            except asyncio.CancelledError:
                logging.getLogger(__name__).info("no")
        return 7

    actions = Actions(most=1)
    caller = asyncio.ensure_future(actions.attempt("it", stubborn, otherwise=None, patience=None, life=None))
    await begun.wait()
    async with asyncio.timeout(5):
        await actions.close(0.001)
    assert "1 left behind" in caplog.text
    let_go.set()
    assert await caller == 7

"""Polling: nothing is lost, and nothing is confirmed before its work is done."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest

from bot.telegram import polling
from bot.telegram.fetching import BATCH, LONG_POLL_SECONDS
from bot.telegram.polling import Poller
from tests.telegram.desk import Desk, left, pending, poller
from tests.telegram.house import House, Person
from tests.telegram.waiting import settle, until


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "SAME_OFFSET_SECONDS", 0.0)


async def test_all_is_fed_in_order_and_confirmed_at_the_end(house: House) -> None:
    desk = Desk(last=250)
    pending(house, 250)
    await poller(house, desk).run(desk.stop)
    assert desk.begun == list(range(1, 251))
    assert sorted(desk.done) == desk.begun
    assert left(house) == []


async def test_it_asks_for_what_is_answered_and_no_more(house: House) -> None:
    desk = Desk(last=1)
    pending(house, 1)
    await poller(house, desk).run(desk.stop)
    first = house.session.of("getUpdates")[0]
    assert first.form["allowed_updates"] == '["message", "callback_query", "inline_query"]'
    assert first.form["timeout"] == str(LONG_POLL_SECONDS)
    assert first.form["limit"] == str(BATCH)


async def test_the_offset_stays_at_the_oldest_that_is_not_done(house: House) -> None:
    desk = Desk()
    free = desk.hold(2)
    pending(house, 5)
    polling_now = poller(house, desk)
    running = asyncio.ensure_future(polling_now.run(desk.stop))
    await until(lambda: len(desk.done) == 4)
    await settle()
    assert polling_now.offset == 2
    assert left(house) == [2, 3, 4, 5]
    pending(house, 7, first=6)
    await until(lambda: 7 in desk.done)
    free.set()
    await until(lambda: polling_now.offset == 8)
    desk.stop.set()
    await running
    assert sorted(desk.begun) == list(range(1, 8))
    assert left(house) == []


async def test_killed_in_the_middle_of_work_nothing_is_lost(house: House) -> None:
    desk = Desk()
    desk.hold(3)
    pending(house, 5)
    running = asyncio.ensure_future(poller(house, desk).run(desk.stop))
    await until(lambda: len(desk.done) == 4)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    assert left(house)[0] <= 3
    again = Desk(last=5)
    await poller(house, again).run(again.stop)
    assert 3 in again.done


async def test_stopping_finishes_the_work_and_confirms_it(house: House) -> None:
    desk = Desk(last=3)
    free = desk.hold(3)
    pending(house, 3)
    running = asyncio.ensure_future(poller(house, desk).run(desk.stop))
    await desk.stop.wait()
    await settle()
    assert not running.done()
    free.set()
    await running
    assert desk.done == [1, 2, 3]
    assert left(house) == []


async def test_stopping_while_nothing_comes(house: House) -> None:
    desk = Desk()
    running = asyncio.ensure_future(poller(house, desk).run(desk.stop))
    await settle()
    desk.stop.set()
    await running
    assert desk.begun == []
    assert len(house.session.calls) <= 1


async def test_a_stop_before_the_start(house: House) -> None:
    desk = Desk()
    desk.stop.set()
    await poller(house, desk).run(desk.stop)
    assert house.session.calls == []


async def test_good_broken_good_in_one_batch(house: House, aida: Person, caplog: pytest.LogCaptureFixture) -> None:
    """One unreadable update makes aiogram's own polling deaf, and its log tells what everybody wrote."""
    caplog.set_level(logging.DEBUG)
    stop = asyncio.Event()
    broken = {"update_id": aida.writes("x")["update_id"], "message": {"text": "Маркерова", "date": "never"}}
    good, last = aida.writes("/help"), aida.writes("/privacy")
    house.api.pending(broken, good, last)
    running = asyncio.ensure_future(Poller(house.bot, house.feed).run(stop))
    await until(lambda: len([message for message in aida.sees if message.from_bot]) == 2)
    stop.set()
    await running
    assert left(house) == []
    assert "Маркерова" not in caplog.text


async def test_an_update_without_a_number_is_passed_over(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(last=2)
    batches = iter([[{"message": {}}, {"update_id": 1}], [{"update_id": 2}]])
    handle = house.api.handle

    def answer(method: str, form: dict[str, Any]) -> Any:
        return next(batches, []) if method == "getUpdates" and form.get("limit") == str(BATCH) else handle(method, form)

    monkeypatch.setattr(house.api, "handle", answer)
    monkeypatch.setattr(house.session, "_poll", lambda form: asyncio.sleep(0))
    await poller(house, desk).run(desk.stop)
    assert desk.done == [1, 2]

"""No failure ends polling but a token that is no longer valid."""

from __future__ import annotations

import asyncio
import logging

import pytest
from aiogram.exceptions import TelegramUnauthorizedError

from bot.telegram import polling
from bot.telegram.fetching import PAUSES, REFUSALS
from tests.telegram.desk import Desk, left, pending, poller
from tests.telegram.failures import (
    Failure,
    conflict,
    cut_body,
    html_page,
    no_network,
    refused,
    server_error,
    too_many,
    unauthorized,
)
from tests.telegram.house import House
from tests.telegram.waiting import settle, until


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "SAME_OFFSET_SECONDS", 0.0)


@pytest.mark.parametrize(
    ("failure", "word"),
    [
        (conflict(), "another process polls with the same token"),
        (server_error(500), "Telegram cannot be reached"),
        (server_error(502), "Telegram cannot be reached"),
        (html_page(), "Telegram cannot be reached"),
        (html_page(502), "Telegram cannot be reached"),
        (cut_body(), "Telegram cannot be reached"),
        (no_network(), "Telegram cannot be reached"),
        (refused("something new"), "Telegram cannot be reached"),
    ],
)
async def test_no_failure_ends_polling(
    house: House, failure: Failure, word: str, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk(last=2)
    pending(house, 2)
    house.session.fail(*[failure] * (len(PAUSES) + 2), on="getUpdates")
    await poller(house, desk).run(desk.stop)
    assert desk.done == [1, 2]
    assert house.pauses.seconds == [*PAUSES, PAUSES[-1], PAUSES[-1]]
    assert caplog.text.count(word) == len(PAUSES) + 2
    assert "Доступ" not in caplog.text


async def test_it_waits_as_long_as_telegram_asks(house: House) -> None:
    desk = Desk(last=1)
    pending(house, 1)
    house.session.fail(too_many(17), on="getUpdates")
    await poller(house, desk).run(desk.stop)
    assert house.pauses.seconds == [17]


async def test_after_a_success_the_pauses_begin_anew(house: House) -> None:
    desk = Desk(last=2)
    house.session.fail(no_network(), no_network(), on="getUpdates")
    pending(house, 1)
    running = asyncio.ensure_future(poller(house, desk).run(desk.stop))
    await until(lambda: 1 in desk.done)
    house.session.fail(no_network(), on="getUpdates")
    pending(house, 2, first=2)
    await running
    assert house.pauses.seconds in ([0.5, 1.0, 0.5], [0.5, 1.0])


async def test_a_token_that_is_no_longer_valid_ends_it_after_the_work(house: House) -> None:
    desk = Desk()
    free = desk.hold(1)
    pending(house, 1)
    running = asyncio.ensure_future(poller(house, desk).run(desk.stop))
    await until(lambda: 1 in desk.begun)
    house.session.fail(*[unauthorized()] * REFUSALS, on="getUpdates")
    await settle()
    assert not running.done()
    free.set()
    with pytest.raises(TelegramUnauthorizedError):
        await running
    assert desk.done == [1]


async def test_work_that_raises_does_not_end_polling(house: House, caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk(last=3)
    desk.breaks = {1, 2}
    pending(house, 3)
    await poller(house, desk).run(desk.stop)
    assert desk.done == [3]
    assert [record.getMessage() for record in caplog.records] == ["an update failed", "an update failed"]
    assert left(house) == []


@pytest.mark.parametrize("failure", [no_network(), server_error()])
async def test_a_confirmation_that_fails_is_told_and_passed_over(
    house: House, failure: Failure, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    desk = Desk(last=1)
    pending(house, 1)
    house.session.fail(failure, on="getUpdates", limit="1")
    await poller(house, desk).run(desk.stop)
    assert "confirmed" in caplog.text

"""The bot comes up when Telegram is there, says so, runs, and goes down in order."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.core.conversation import Edition
from bot.telegram.fetching import REFUSALS
from bot.telegram.service import REFUSED_PAUSES, START_PAUSES, Service, WrongTokenError
from bot.telegram.watch import WATCH_SECONDS, Webhook
from tests.telegram.failures import Failure, html_page, no_network, not_found, refused, server_error, unauthorized
from tests.telegram.house import House, Person
from tests.telegram.recording import methods
from tests.telegram.waiting import settle, until

HOOK = Webhook("https://x.example/telegram", "a-secret_1")


def _service(house: House, edition: Edition, webhook: Webhook | None = None) -> Service:
    return Service(house.bot, house.inbox, lambda: edition.library, webhook)


async def _until_connected(service: Service, running: asyncio.Future[None]) -> None:
    await until(lambda: service.connected or running.done())


async def test_it_waits_with_growing_pauses_until_telegram_is_there(
    house: House, edition: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    house.session.fail(*[no_network(), server_error(), html_page()] * 3, on="getMe")
    stop = asyncio.Event()
    service = _service(house, edition)
    running = asyncio.ensure_future(service.run(stop, house.pauses))
    await _until_connected(service, running)
    stop.set()
    await running
    assert house.pauses.seconds == [*START_PAUSES, *[START_PAUSES[-1]] * (9 - len(START_PAUSES))]
    assert caplog.text.count("Telegram cannot be reached") == 9


@pytest.mark.parametrize("failure", [unauthorized(), not_found()])
@pytest.mark.parametrize("webhook", [None, HOOK])
async def test_a_wrong_token(house: House, edition: Edition, failure: Failure, webhook: Webhook | None) -> None:
    house.session.fail(*[failure] * (len(REFUSED_PAUSES) + 1), on="getMe")
    service = _service(house, edition, webhook)
    with pytest.raises(WrongTokenError) as caught:
        async with asyncio.timeout(30):
            await service.run(asyncio.Event(), house.pauses)
    assert caught.value.__cause__ is None
    assert not service.connected
    assert house.pauses.seconds == [*REFUSED_PAUSES]


@pytest.mark.parametrize("failure", [unauthorized(), not_found()])
async def test_a_token_that_is_not_known_for_a_moment(house: House, edition: Edition, failure: Failure) -> None:
    """Whoever ends by it is not started again by a supervisor: a bad moment of Telegram's would be the bot's end."""
    house.session.fail(*[failure] * len(REFUSED_PAUSES), on="getMe")
    stop = asyncio.Event()
    service = _service(house, edition)
    running = asyncio.ensure_future(service.run(stop, house.pauses))
    await asyncio.wait_for(service.up.wait(), 30)
    stop.set()
    await running


async def test_a_token_revoked_while_it_runs(house: House, edition: Edition) -> None:
    house.session.fail(*[unauthorized()] * REFUSALS, on="getUpdates")
    with pytest.raises(WrongTokenError):
        await _service(house, edition).run(asyncio.Event(), house.pauses)


async def test_stopping_while_telegram_is_not_there(house: House, edition: Edition) -> None:
    house.session.fail(*[no_network()] * 100, on="getMe")
    stop, never = asyncio.Event(), asyncio.Event()

    async def pause(_: float) -> None:
        stop.set()
        await never.wait()

    service = _service(house, edition)
    await service.run(stop, pause)
    assert not service.connected
    assert methods(house.session.calls) == ["getMe"]


async def test_polling_from_start_to_stop(house: House, edition: Edition, aida: Person) -> None:
    house.api.webhook = {"url": "https://old.example"}
    house.api.pending(aida.writes("/start"))
    stop = asyncio.Event()
    running = asyncio.ensure_future(_service(house, edition).run(stop))
    await until(lambda: len(aida.sees) == 2 and house.session.of("setMyCommands"))
    stop.set()
    await running
    assert house.api.webhook == {"url": ""}
    assert house.api.updates == []
    assert house.api.commands


async def test_webhook_from_start_to_stop(house: House, edition: Edition, aida: Person) -> None:
    """On stop it waits for what runs, and takes nothing more."""
    stop = asyncio.Event()
    service = _service(house, edition, HOOK)
    running = asyncio.ensure_future(service.run(stop))
    await _until_connected(service, running)
    assert house.api.webhook["url"] == HOOK.url
    free = house.session.hold("sendMessage")
    feeding = asyncio.ensure_future(aida.say("/help"))
    await house.session.waiting["sendMessage"].wait()
    stop.set()
    await settle()
    assert not running.done()
    free.set()
    await asyncio.gather(running, feeding)
    assert aida.screen.buttons
    assert house.session.of("getUpdates") == []


async def test_a_webhook_that_telegram_refuses_is_tried_again(house: House, edition: Edition) -> None:
    house.session.fail(refused("bad webhook: Failed to resolve host"), on="setWebhook")
    stop = asyncio.Event()
    service = _service(house, edition, HOOK)
    running = asyncio.ensure_future(service.run(stop, house.pauses))
    await _until_connected(service, running)
    stop.set()
    await running
    assert house.pauses.seconds[:2] == [START_PAUSES[0], WATCH_SECONDS]


async def test_commands_that_cannot_be_set_do_not_stop_it(
    house: House, edition: Edition, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    house.session.fail(refused("BOT_COMMAND_INVALID"), on="setMyCommands")
    stop = asyncio.Event()
    service = _service(house, edition, HOOK)
    running = asyncio.ensure_future(service.run(stop))
    await until(lambda: "could not be set" in caplog.text)
    stop.set()
    await running
    assert service.connected
    assert "commands and descriptions could not be set (TelegramBadRequest)" in caplog.text


async def test_no_pause_is_left_behind(house: House, edition: Edition) -> None:
    house.session.fail(no_network(), on="getMe")
    stop = asyncio.Event()
    before = asyncio.all_tasks()

    async def pause(_: float) -> None:
        stop.set()
        await asyncio.Event().wait()

    await _service(house, edition).run(stop, pause)
    assert asyncio.all_tasks() == before

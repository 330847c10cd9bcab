"""The stand-in as a whole, with the bot that does nothing: people are answered, and every answer is counted once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from benchmarks.bots import raw
from benchmarks.bots.answers import Given
from benchmarks.stand_in.loads import Load
from benchmarks.stand_in.people import PRESSES
from benchmarks.stand_in.server import Server
from benchmarks.stand_in.world import World
from benchmarks.whole.place import LOOPBACK, free_port

TOKEN = "100001:made-up"


@pytest.fixture(params=["polling", "webhook"])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    """A world whose bot runs."""
    made = World(TOKEN)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Server({TOKEN: made}), LOOPBACK, 0)
    port = free_port()
    webhook = f"http://{LOOPBACK}:{port}" if request.param == "webhook" else ""
    api = f"http://{LOOPBACK}:{server.sockets[0].getsockname()[1]}"
    bot = loop.create_task(raw.main(Given(TOKEN, api, webhook, port)))
    try:
        async with asyncio.timeout(10):
            yield made
    finally:
        made.pusher.aim("", "")
        bot.cancel()
        await asyncio.gather(bot, return_exceptions=True)
        server.close()
        await asyncio.sleep(0)


async def test_people_in_a_loop_write_once_and_press_often(world: World) -> None:
    load = Load(world)
    await load.closed(people=4, seconds=0.2, first=1, texts=[])
    assert load.lost == load.without_screen == 0
    assert len(load.latencies) > 4 * PRESSES
    assert world.calls["sendmessage"] + world.calls["editmessagetext"] == len(load.latencies)
    assert world.calls["answercallbackquery"] == world.calls["editmessagetext"]
    assert world.calls["editmessagetext"] <= PRESSES * world.calls["sendmessage"]
    assert not world.unknown


async def test_very_many_people_come_once_each(world: World) -> None:
    load = Load(world)
    await load.distinct(people=50, at_once=8, first=1, seconds=5)
    assert (world.calls["sendmessage"], world.calls["editmessagetext"]) == (50, 50)
    assert not world.people


async def test_a_rate_is_kept_whether_answered_or_not(world: World) -> None:
    load = Load(world)
    await load.open(rate=200, seconds=0.3, people=50, first=1)
    assert load.lost == 0
    assert 30 <= len(load.latencies) <= 100
    assert min(load.latencies) > 0


def _answers(world: World, _press: str) -> None:
    world.call("answercallbackquery", {"callback_query_id": _press})


def _edits(world: World, _press: str) -> None:
    world.call("editmessagetext", {"chat_id": 1, "message_id": 2, "text": "b"})


@pytest.mark.parametrize("order", [(_answers, _edits), (_edits, _answers)])
def test_a_press_is_done_when_it_is_answered_and_shown(order: list[Callable[[World, str], None]]) -> None:
    world = World(TOKEN)
    person = world.person(1)
    ended: list[object] = []
    world.done = lambda _person, turn: ended.append(turn)
    markup = '{"inline_keyboard": [[{"text": "a", "callback_data": "x"}, {"text": "b", "url": "https://example.org"}]]}'
    world.act(person, 0.0)
    world.call("sendmessage", {"chat_id": "1", "text": "a", "reply_markup": markup})
    world.act(person, 0.0)
    press = world.mailbox.waiting[-1]["callback_query"]
    assert (len(ended), press["data"]) == (1, "x")
    order[0](world, press["id"])
    assert len(ended) == 1
    order[1](world, press["id"])
    assert len(ended) == 2


def test_buttons_that_are_not_to_be_pressed_are_not() -> None:
    world = World(TOKEN, not_pressed=r"1.{5}_[x](?:_|$)")
    buttons = [{"text": data, "callback_data": data} for data in ("1kyRU0_x", "1kyRU0_m", "1kyRU0_xy")]
    world.call("sendmessage", {"chat_id": 1, "text": "a", "reply_markup": {"inline_keyboard": [buttons]}})
    assert world.person(1).buttons == ["1kyRU0_m", "1kyRU0_xy"]


def test_what_was_set_is_got() -> None:
    world = World(TOKEN)
    commands = [{"command": "start", "description": "begin"}]
    assert world.call("getmycommands", {"language_code": "ky"}) == []
    world.call("setmycommands", {"language_code": "ky", "commands": commands})
    assert world.call("getmycommands", {"language_code": "ky"}) == commands
    assert world.call("getmycommands", {}) == []
    assert world.call("setgamescore", {}) is True
    assert world.unknown == {"setgamescore": 1}

"""Updates are read one by one: a broken one is told without what it says, and takes nobody along."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.conversation import Edition
from bot.telegram.updates import read_update, update_id
from tests.telegram.house import House, Person, build_house
from tests.telegram.samples import BROKEN, MARK

NAMES = ("message", "chat", "from", "id", "type", "date", "text", "message_id", "data", "entities", "photo", "x")
FIELDS = ("text", "caption", "location", "contact", "entities", "from", "date", "reply_to_message")
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=5),
    max_leaves=15,
)


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
async def test_a_broken_update_between_good_ones(
    house: House, aida: Person, broken: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    batch = [aida.writes("/start"), {"update_id": 10_000_000, **broken}, aida.writes("/help")]
    for update in batch:
        await house.feed(update)
    assert len(house.session.of("sendMessage")) == 2
    assert "an update could not be read" in caplog.text
    assert MARK not in caplog.text


@pytest.mark.parametrize("number", [None, "7", 7.5, [], {}])
async def test_an_update_without_a_number_is_passed_over(house: House, number: Any) -> None:
    assert update_id({"update_id": number}) is None
    await house.feed({"update_id": number, "message": {"text": "x"}})
    await house.feed({})
    assert house.session.calls == []


async def test_the_bot_is_known_to_what_was_read(house: House, aida: Person) -> None:
    update = read_update(aida.writes("x"), house.bot)
    assert update is not None
    assert update.message is not None
    assert update.message.bot is house.bot


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(["message", "callback_query", "inline_query", "edited_message"]), content=JUNK)
def test_nothing_that_an_update_can_hold_escapes(edition: Edition, kind: str, content: Any) -> None:
    async def feed() -> None:
        house = build_house(edition)
        await house.feed({"update_id": 1, kind: content})
        assert not house.inbox._working
        assert not house.inbox.throttle.lanes.busy

    asyncio.run(feed())


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(FIELDS), content=JUNK)
def test_nothing_that_a_message_can_hold_escapes(edition: Edition, field: str, content: Any) -> None:
    async def feed() -> None:
        house = build_house(edition)
        update = house.person().writes("сөз")
        update["message"][field] = content
        await house.feed(update)
        assert not house.inbox._working

    asyncio.run(feed())

"""A press read straight from the update says what aiogram's models would say, or is left to them."""

from __future__ import annotations

import asyncio
from copy import deepcopy
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.conversation import Edition
from bot.telegram.presses import Press, read_press
from bot.telegram.turn import Turn
from bot.telegram.updates import read_update
from tests.telegram.chats import JSON
from tests.telegram.house import House, build_house
from tests.telegram.updates import press_update, private_chat, user

SENDER: Final = user(77, "ru")
MESSAGE: Final[JSON] = {"message_id": 5, "date": 1_700_000_000, "chat": private_chat(SENDER), "text": "x"}


def pressed(**more: Any) -> JSON:
    return press_update("q1", SENDER, {**MESSAGE, **more}, "1kyRU0_m")


def changed(update: JSON, way: tuple[str, ...], value: object) -> JSON:
    made = deepcopy(update)
    inner = made["callback_query"]
    for step in way[:-1]:
        inner = inner[step]
    if value is ...:
        inner.pop(way[-1], None)
    else:
        inner[way[-1]] = value
    return made


def test_what_is_read() -> None:
    assert read_press(pressed()) == Press("q1", "1kyRU0_m", 77, 5, "ru")
    assert read_press(pressed(date=0)) == Press("q1", "1kyRU0_m", 77, None, "ru")
    assert read_press(changed(pressed(), ("data",), ...)) == Press("q1", "", 77, 5, "ru")
    assert read_press(changed(pressed(), ("from", "language_code"), ...)) == Press("q1", "1kyRU0_m", 77, 5, None)


WAYS: Final = [
    ("message",), ("message", "chat"), ("message", "chat", "id"), ("message", "chat", "type"),
    ("message", "message_id"), ("message", "date"), ("from", "language_code"), ("id",), ("data",),
]  # fmt: skip
JUNK: Final = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=3), st.lists(st.none()))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(WAYS), JUNK)
def test_whatever_is_in_it_both_ways_say_the_same(way: tuple[str, ...], value: object) -> None:
    update = changed(pressed(), way, value)
    press = read_press(update)
    if press is None:
        return
    read = read_update(update, None)  # type: ignore[arg-type]  # nobody is asked
    if read is None:  # a date before all time: nobody's business here
        return
    assert read.callback_query is not None
    turn = Turn.of(read.callback_query)
    theirs = (turn.callback_id, turn.chat_id, turn.editable, turn.client_language, turn.private)
    assert theirs == (press.query_id, press.chat_id, press.message_id, press.language, True)


@pytest.mark.parametrize("way", WAYS, ids=".".join)
def test_what_is_of_another_shape_is_left_to_aiogram(way: tuple[str, ...]) -> None:
    assert read_press(changed(pressed(), way, {"of": ["another", "shape"]})) is None


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_a_press_elsewhere_is_left_to_aiogram(kind: str) -> None:
    assert read_press(changed(pressed(), ("message", "chat", "type"), kind)) is None


async def _calls(house: House) -> list[tuple[str, JSON]]:
    person = house.person(5)
    await person.say("/start")
    for token in ("1kyRU0_m", "1kyRU0_t_unpaid-wages", "1kyRU0_h", "no token", "1kyRU0_x"):
        await person.press(token)
    return [(call.method, call.form) for call in house.session.calls]


def test_both_ways_answer_the_same(edition: Edition) -> None:
    async def both() -> None:
        quick, whole = build_house(edition), build_house(edition)
        whole.inbox._presses = None
        quick_calls = await _calls(quick)
        assert [name for name, _ in quick_calls] == [name for name, _ in await _calls(whole)]
        assert [form.get("text") for _, form in quick_calls] == [call.form.get("text") for call in whole.session.calls]
        assert len(quick_calls) >= 11

    asyncio.run(both())

"""Waiting as long as Telegram asks, trying again, and surfacing what is not known."""

from __future__ import annotations

import json
import logging

import pytest
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter

from bot.core import markup, phrases
from bot.core.limits import TOAST_CHARACTERS
from bot.core.model import Sensitivity
from bot.core.page import Copy, Open, Press, Screen
from bot.core.reply import SendVenue
from bot.telegram.calling import PAUSES
from bot.telegram.keyboard import keyboard
from bot.telegram.patience import FLOOD_SECONDS, NETWORK_SECONDS
from bot.telegram.sender import Sender
from bot.telegram.turn import Turn
from tests.telegram.failures import (
    Failure,
    cut_body,
    html_page,
    lost_answer,
    no_network,
    refused,
    server_error,
    too_many,
)
from tests.telegram.house import House, Person
from tests.telegram.words import said


def _screen(text: str = "x", sensitivity: Sensitivity = Sensitivity.PUBLIC) -> Screen:
    return Screen(markup.escape(text), ((Press("x", "1ky000_l"),),), "ky", sensitivity)


def _sender(house: House) -> Sender:
    return house.replier.sender


def _turn(person: Person) -> Turn:
    return Turn(person.chat_id, private=True, client_language="ky")


async def test_it_waits_as_long_as_telegram_asks_and_keeps_the_message(house: House, aida: Person) -> None:
    house.session.fail(too_many(3), too_many(7), on="sendMessage")
    await aida.say("/help")
    assert house.pauses.seconds == [3, 7]
    assert [call.status for call in house.session.calls] == [429, 429, 200]
    assert aida.screen.buttons


@pytest.mark.parametrize("failures", [[too_many(int(FLOOD_SECONDS) + 1)], [too_many(100)] * 4])
async def test_it_does_not_wait_for_ever(house: House, aida: Person, failures: list[Failure]) -> None:
    house.session.fail(*failures, on="sendMessage")
    with pytest.raises(TelegramRetryAfter):
        await _sender(house).show(_turn(aida), _screen())
    assert sum(house.pauses.seconds) <= FLOOD_SECONDS


@pytest.mark.parametrize("failure", [no_network(), server_error(), server_error(500), html_page(502), cut_body()])
async def test_it_tries_again_while_telegram_cannot_be_reached(house: House, aida: Person, failure: Failure) -> None:
    house.session.fail(*[failure] * len(PAUSES), on="sendMessage")
    await aida.say("/help")
    assert house.pauses.seconds == list(PAUSES)
    assert aida.screen.buttons


async def test_it_gives_up_at_last(house: House, aida: Person) -> None:
    house.session.fail(*[no_network()] * 100, on="sendMessage")
    with pytest.raises(TelegramNetworkError):
        await _sender(house).show(_turn(aida), _screen())
    assert NETWORK_SECONDS / 2 < sum(house.pauses.seconds) <= NETWORK_SECONDS
    assert len(house.session.calls) == len(house.pauses.seconds) + 1


@pytest.mark.parametrize("method", ["editMessageText", "answerCallbackQuery"])
async def test_an_answer_lost_on_the_way_is_no_failure(house: House, aida: Person, method: str) -> None:
    """What was done already is not modified, or over; nobody reads an apology for it."""
    await aida.say("/start")
    house.session.fail(lost_answer(), on=method)
    await aida.press("1kyRU0_m")
    assert said(house.conversation._edition().library, phrases.MENU_QUESTION) in aida.screen.text
    assert [message.from_bot for message in aida.sees] == [False, True]


async def test_an_error_that_nobody_reviewed_is_loud(
    house: House, aida: Person, caplog: pytest.LogCaptureFixture
) -> None:
    await aida.say("/start")
    caplog.set_level(logging.ERROR)
    house.session.fail(refused("BUTTON_DATA_INVALID"), on="editMessageText")
    await aida.press("1kyRU0_m")
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    caplog.clear()
    house.session.fail(refused("something new"), on="editMessageText")
    turn = Turn(aida.chat_id, private=True, client_language="ky", editable=aida.screen.id, callback_id="q")
    assert await _sender(house).show(turn, _screen("y")) == aida.screen.id, "a new one says it"
    for method, call in (
        ("answerCallbackQuery", _sender(house).answer(turn)),
        ("deleteMessages", _sender(house).cleaner.clear(turn, keep=None)),
    ):
        house.session.fail(refused("something new"), on=method)
        await call
    assert [record.levelname for record in caplog.records] == ["ERROR"] * 3


async def test_a_press_is_answered_once_however_often_it_is_asked_for(house: House, aida: Person) -> None:
    await aida.say("/start")
    house.api.open_queries.add("q")
    turn = Turn(aida.chat_id, private=True, client_language="ky", callback_id="q")
    for _ in range(3):
        await _sender(house).answer(turn, "я" * 500)
    assert house.api.answered["q"] == 1
    assert house.api.toasts == ["я" * TOAST_CHARACTERS]


async def test_a_long_text_goes_in_parts_with_the_buttons_under_the_last(house: House, aida: Person) -> None:
    words = [f"сүйлөм <{number}> 🆘." for number in range(900)]
    await _sender(house).show(_turn(aida), _screen(" ".join(words)))
    parts = [message for message in aida.sees if message.from_bot]
    assert len(parts) >= 3
    assert " ".join(part.text for part in parts).split() == " ".join(words).split()
    assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]


async def test_a_long_text_is_never_put_into_the_pressed_message(house: House, aida: Person) -> None:
    await aida.say("/start")
    pressed = aida.screen
    before = pressed.text
    turn = Turn(aida.chat_id, private=True, client_language="ky", editable=pressed.id)
    await _sender(house).show(turn, _screen("я " * 3000))
    assert pressed.text == before
    assert aida.screen.id > pressed.id + 1


@pytest.mark.parametrize("sensitivity", Sensitivity)
async def test_what_is_sensitive_comes_without_a_sound(house: House, aida: Person, sensitivity: Sensitivity) -> None:
    await _sender(house).show(_turn(aida), _screen(sensitivity=sensitivity))
    assert aida.screen.quiet is (sensitivity is not Sensitivity.PUBLIC)


async def test_no_link_is_previewed_and_nothing_is_protected(house: House, aida: Person) -> None:
    screen = Screen(markup.link("бет", "https://example.org/x"), (), "ky")
    await _sender(house).show(_turn(aida), screen)
    assert aida.screen.kind == "text"
    turn = Turn(aida.chat_id, private=True, client_language="ky", editable=aida.screen.id)
    await _sender(house).show(turn, Screen(markup.link("бет", "https://example.org/y"), (), "ky"))
    for call in house.session.calls:
        assert '"is_disabled": true' in call.form["link_preview_options"]
        assert "protect_content" not in call.form


async def test_nowhere_to_answer_is_no_error(house: House) -> None:
    turn = Turn(None, private=False, client_language=None)
    await _sender(house).show(turn, _screen())
    await _sender(house).elsewhere.line(turn, "x", "x")
    await _sender(house).cleaner.clear(turn, keep=None)
    await _sender(house).venue(turn, SendVenue(42.8, 74.5, "x", "y"))
    assert house.session.calls == []


async def test_what_cannot_be_deleted_stays_where_nothing_is_to_stand_instead(house: House, aida: Person) -> None:
    await aida.say("/start")
    before = aida.screen.text
    house.session.fail(*[refused("message can't be deleted")] * 3, on="deleteMessages")
    await _sender(house).cleaner.clear(_turn(aida), keep=None)
    assert aida.screen.text == before
    assert len(house.session.of("deleteMessages")) == 3


def test_a_screen_without_buttons_has_no_keyboard() -> None:
    assert keyboard(Screen(markup.escape("x"), (), "ky")) is None


def test_every_kind_of_button() -> None:
    rows = ((Press("а", "1ky000_l"), Copy("б", "+996")), (Open("в", "https://example.org"),))
    made = keyboard(Screen(markup.escape("x"), rows, "ky"))
    assert made is not None
    assert json.loads(made.json_bytes) == {
        "inline_keyboard": [
            [{"text": "а", "callback_data": "1ky000_l"}, {"text": "б", "copy_text": {"text": "+996"}}],
            [{"text": "в", "url": "https://example.org"}],
        ]
    }

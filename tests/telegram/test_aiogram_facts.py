"""What the library does that this bot is built around. Where a new version does otherwise, these tell.

Each says what would happen without our own way; the other tests show that with it it does not.
"""

from __future__ import annotations

import json

import pytest
from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.exceptions import ClientDecodeError, TelegramRetryAfter
from aiogram.filters.callback_data import CallbackData
from aiogram.methods import GetUpdates, SendMessage
from aiogram.types import CallbackQuery, Update

from bot.core import markup
from bot.core.limits import MESSAGE_UNITS
from bot.telegram.updates import GetRawUpdates
from tests.telegram.house import TOKEN, House, Person
from tests.telegram.samples import BROKEN, MARK

BATCH = json.dumps({"ok": True, "result": [{"update_id": 1}, {"update_id": 2, **BROKEN[0]}]})


def test_one_unreadable_update_spoils_the_batch_and_its_error_says_what_was_written() -> None:
    session = AiohttpSession()
    with pytest.raises(ClientDecodeError) as caught:
        session.check_response(Bot(TOKEN, session=session), GetUpdates(), 200, BATCH)
    assert MARK in str(caught.value)


def test_asked_for_as_plain_objects_they_come() -> None:
    session = AiohttpSession()
    answer = session.check_response(Bot(TOKEN, session=session), GetRawUpdates(), 200, BATCH)
    assert len(answer.result or []) == 2


def test_an_update_has_no_person() -> None:
    """A middleware on updates that asks `from_user` never sees one: ours is on messages and presses."""
    assert "from_user" not in Update.model_fields
    assert not hasattr(Update, "from_user")


class Old(CallbackData, prefix="menu"):
    """A button of an earlier release."""

    place: str


async def test_a_button_of_another_release_is_answered_by_nobody(house: House, aida: Person) -> None:
    await aida.say("/start")
    router, dispatcher = Router(), Dispatcher()

    @router.callback_query(Old.filter())
    async def _pressed(query: CallbackQuery) -> None:
        await query.answer()

    dispatcher.include_router(router)
    for data, found in (("menu:work", True), ("menu:work:1", False), ("menü:work", False)):
        update = aida.presses(data)
        answer = await dispatcher.feed_raw_update(house.bot, update)
        assert (answer is UNHANDLED) is not found
        assert house.api.answered[update["callback_query"]["id"]] == found


def test_a_title_in_a_button_is_too_long_in_one_language_only() -> None:
    assert Old(place="unpaid-wages-and-what-to-do-about-it").pack()
    with pytest.raises(ValueError, match=r"64 bytes|too long"):
        Old(place="төлөнбөгөн-айлык-жана-эмне-кылуу-керек").pack()


def test_escaping_makes_longer() -> None:
    """So it is measured, and cut, after escaping."""
    escaped = markup.escape("<" * 3500)
    assert len(escaped) == 14_000
    parts = markup.split(escaped, MESSAGE_UNITS)
    assert all(len(part) <= MESSAGE_UNITS for part in parts)
    assert "".join(map(markup.visible, parts)) == "<" * 3500


def test_being_told_to_wait_says_in_which_chat() -> None:
    error = TelegramRetryAfter(method=SendMessage(chat_id=7713204559, text="x"), message="x", retry_after=5)
    assert "7713204559" in str(error)


async def test_an_update_of_an_unknown_kind_is_printed_whole(house: House) -> None:
    with pytest.warns(RuntimeWarning, match=MARK):
        await Dispatcher(disable_fsm=True).feed_raw_update(house.bot, {"update_id": 1, "brand_new": {"text": MARK}})

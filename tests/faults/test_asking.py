"""Asking for updates goes wrong, or brings what is none."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from bot.telegram import fetching
from bot.telegram.fetching import LONGEST_PAUSE, LOST_AFTER, PAUSES
from tests.faults.misdeeds import CONFLICT, UNREACHED, WAITED_FOR, Fault, flood, hangs, refuses, says
from tests.faults.rig import Rig, reserve
from tests.faults.test_answers import named

pytestmark = pytest.mark.asyncio(loop_scope="module")
TIMES = 4


async def _asked_again(rig: Rig) -> None:
    """Have the poll that waits come to its end, so that the next one meets what is prepared."""
    await rig.person().text("/help")


@named((*UNREACHED, CONFLICT))
async def test_nothing_is_lost_while_it_tries_again(rig: Rig, fault: Fault, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    rig.front.prepare(fault.does, TIMES, "getUpdates")
    await _asked_again(rig)
    person = rig.person()
    await person.text("/help")
    assert rig.front.done == TIMES
    assert rig.noted.errors == [fault.error] * TIMES
    assert rig.pauses.seconds == list(PAUSES[:TIMES])
    words = "another process polls" if fault is CONFLICT else f"cannot be reached ({fault.error})"
    assert caplog.text.count(words) == TIMES
    assert caplog.text.index("is not reached any more") < caplog.text.index("is reached again")
    assert rig.service.connected
    assert len(person.answers) == 1


@named(WAITED_FOR)
async def test_it_asks_when_telegram_wants_to_be_asked(rig: Rig, fault: Fault) -> None:
    rig.front.prepare(fault.does, TIMES, "getUpdates")
    await _asked_again(rig)
    await rig.person().text("/help")
    assert rig.noted.errors == [fault.error] * TIMES
    assert all(1 <= pause <= 3 for pause in rig.pauses.seconds)
    assert len(rig.pauses.seconds) == TIMES


async def test_it_is_not_deaf_for_thirty_years(rig: Rig) -> None:
    rig.front.prepare(flood(retry_after=1e9), 1, "getUpdates")
    await _asked_again(rig)
    await rig.person().text("/help")
    assert rig.pauses.seconds == [LONGEST_PAUSE]


async def test_a_poll_that_hangs(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "REQUEST_SECONDS", 0.2)
    rig.front.prepare(hangs, LOST_AFTER, "getUpdates")
    await _asked_again(rig)
    await rig.person().text("/help")
    assert set(rig.noted.errors) == {"TelegramNetworkError"}
    assert rig.front.done == LOST_AFTER


async def test_a_webhook_set_elsewhere_is_removed_after_a_while(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    words = (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    rig.front.prepare(refuses(409, words), len(PAUSES) + 1, "getUpdates")
    info = {"url": "https://x.example", "has_custom_certificate": False, "pending_update_count": 0}
    rig.front.prepare(says(200, {"ok": True, "result": info}), 1, "getWebhookInfo")
    await _asked_again(rig)
    await rig.person().text("/help")
    assert len(rig.stand_in.called("deleteWebhook")) == 1
    assert sum(rig.pauses.seconds) > 60
    assert caplog.text.count("a webhook is set for this token") == len(PAUSES) + 1


def _unlike_an_update(number: int) -> list[Any]:
    return [
        None, "x", 5, [], {}, {"update_id": str(number)}, {"update_id": number + 0.5}, {"update_id": True},
        {"update_id": None}, {"update_id": -5}, {"update_id": [number]},
    ]  # fmt: skip


@pytest.mark.parametrize("index", range(len(_unlike_an_update(0))))
async def test_a_batch_without_updates(rig: Rig, index: int) -> None:
    """Whoever sends such things at once, again and again, is not asked again and again at once."""
    rig.front.prepare(says(200, {"ok": True, "result": [_unlike_an_update(7)[index]]}), TIMES, "getUpdates")
    await _asked_again(rig)
    await rig.person().text("/help")
    assert rig.noted.errors == ["UnreadableAnswerError"] * TIMES
    assert rig.pauses.seconds == list(PAUSES[:TIMES])


@pytest.mark.parametrize("result", [{}, {"update_id": 7}, None, "x", 5, True])
async def test_an_answer_without_a_batch(rig: Rig, result: object) -> None:
    rig.front.prepare(says(200, {"ok": True, "result": result}), TIMES, "getUpdates")
    await _asked_again(rig)
    await rig.person().text("/help")
    assert rig.noted.errors == ["UnreadableAnswerError"] * TIMES


def _writes(rig: Rig, words: str = "/help") -> tuple[Any, dict[str, Any]]:
    """Somebody new, and an update in which they write."""
    person, number = rig.person(), reserve(rig)
    message = {"message_id": 5, "date": 1, "chat": person.chat.as_json(), "from": person.user, "text": words}
    return person, {"update_id": number, "message": message}


async def _delivered(rig: Rig, *batches: list[Any]) -> None:
    for batch in batches:
        body = json.dumps({"ok": True, "result": batch}).encode()
        rig.front.prepare(says(200, body), 1, "getUpdates")
    await _asked_again(rig)
    await rig.until(lambda: rig.front.done == len(batches), "it came")


async def test_good_ones_among_strange_ones(rig: Rig) -> None:
    (one, first), (two, second) = _writes(rig), _writes(rig)
    await _delivered(rig, [None, first, *_unlike_an_update(5), second, "x"])
    await rig.until(lambda: bool(one.answers and two.answers), "both are answered")
    await rig.person().text("/help")
    assert rig.noted.errors == []


async def test_the_same_one_thrice(rig: Rig) -> None:
    person, update = _writes(rig)
    await _delivered(rig, [update, update], [update, update], [update])
    await rig.person().text("/help")
    assert len(person.answers) == 1


async def test_backwards_in_a_batch(rig: Rig) -> None:
    people, updates = zip(*(_writes(rig) for _ in range(3)), strict=True)
    await _delivered(rig, list(reversed(updates)))
    await rig.until(lambda: all(person.answers for person in people), "all are answered")
    assert [len(person.answers) for person in people] == [1, 1, 1]


@pytest.mark.parametrize("far", [2**31, 2**53, 2**63, 10**30])
async def test_a_number_far_away(rig: Rig, far: int) -> None:
    person, update = _writes(rig)
    await _delivered(rig, [update | {"update_id": far}])
    await rig.until(lambda: bool(person.answers) or far > 2**64, "it is answered")
    await rig.person().text("/help")


async def test_half_a_character(rig: Rig) -> None:
    """JSON that a strict reader refuses: the words beside it are answered all the same."""
    person, update = _writes(rig, "\ud83d мне не заплатили зарплату \udc00")
    await _delivered(rig, [update])
    await rig.until(lambda: bool(person.answers), "it is answered")
    assert rig.noted.errors == []


UNREADABLE: list[dict[str, Any]] = [
    {"message": {"text": "Маркерова", "date": "never"}}, {"message": ["broken"]}, {"message": 5},
    {"callback_query": {"id": 5}}, {"inline_query": {"query": None}}, {"message": {"message_id": {}, "chat": {}}},
]  # fmt: skip
OF_OTHER_KINDS = [
    {"edited_message": {"text": "Маркерова"}}, {"channel_post": {}}, {"my_chat_member": {}}, {"poll": {}},
    {"x_2031": 5}, {"message_reaction": {}}, {"chat_join_request": None}, {"business_message": {}}, {},
]  # fmt: skip


@pytest.mark.parametrize("content", [*UNREADABLE, *OF_OTHER_KINDS], ids=lambda content: json.dumps(content)[:40])
async def test_what_cannot_be_read_is_passed_over(
    rig: Rig, content: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    (one, first), number, (two, second) = _writes(rig), reserve(rig), _writes(rig)
    await _delivered(rig, [first, {"update_id": number, **content}, second])
    await rig.until(lambda: bool(one.answers and two.answers), "its neighbours are answered")
    await rig.person().text("/help")
    assert rig.noted.errors == []
    assert ("could not be read" in caplog.text) is (content in UNREADABLE)
    assert "Маркерова" not in caplog.text


def _strange(person: Any) -> list[dict[str, Any]]:
    chat, sender = person.chat.as_json(), person.user
    message = {"message_id": 5, "date": 1, "chat": chat, "text": "/help"}
    press = {"id": "9", "from": sender, "chat_instance": "1", "data": "1kyRU0_m"}
    return [
        {"message": message},
        {"message": message | {"chat": chat | {"type": "club"}}},
        {"message": message | {"chat": {"id": -100123, "type": "channel", "title": "x"}}},
        {"message": message | {"from": sender, "text": None}},
        {"message": message | {"from": sender, "forward_origin": {"type": "unheard of"}}},
        {"callback_query": press},
        {"callback_query": {**press, "data": None}},
        {"callback_query": {**press, "message": {"chat": chat, "message_id": 5, "date": 0}}},
        {"callback_query": {**press, "inline_message_id": "5"}},
    ]


@pytest.mark.parametrize("index", range(9))
async def test_a_strange_one_harms_nobody(rig: Rig, index: int) -> None:
    """Without a sender, in a chat of an unknown kind, under a message that is gone, without data."""
    person, number = rig.person(), reserve(rig)
    await _delivered(rig, [{"update_id": number, **_strange(person)[index]}])
    await rig.until(lambda: not rig.inbox.working, "it is worked on")
    await person.text("/help")
    assert set(rig.noted.errors) <= {"TelegramBadRequest"}


async def test_work_beside_a_poll_that_fails(rig: Rig) -> None:
    """An answer on its way is not lost when asking for more fails."""
    person = rig.person()
    released = asyncio.Event()
    hold: Callable[[Any], Any] = lambda exchange: _after(released, exchange)  # noqa: E731  # a misdeed of one line
    rig.front.prepare(hold, 1, "sendMessage")
    rig.front.prepare(says(502, b""), TIMES, "getUpdates")
    person.say("/help")
    await rig.until(lambda: rig.service.connected and rig.front.done > TIMES, "polling failed")
    released.set()
    await rig.until(lambda: len(person.answers) == 1, "it is answered")


async def _after(event: asyncio.Event, exchange: Any) -> None:
    await event.wait()
    await exchange.say(*await exchange.carry_out())

"""Order within a chat, others served meanwhile, and no connection at all."""

from __future__ import annotations

import asyncio
import socket

import pytest

from bot.telegram.patience import FLOOD_SECONDS, NETWORK_SECONDS
from tests.e2e.chats import Chat
from tests.e2e.person import has_button
from tests.faults.misdeeds import NO_PLACE, Fault, closes, flood, hangs, refuses
from tests.faults.rig import Rig
from tests.faults.test_answers import named
from tests.telegram.fakes import NotedPauses

pytestmark = pytest.mark.asyncio(loop_scope="module")
MOVED = -100_777_000_111


async def test_a_chat_that_is_told_to_wait_keeps_its_order(rig: Rig) -> None:
    person = rig.person()
    rig.front.prepare(flood(retry_after=7), 3, "sendMessage", chat=person.chat.number)
    for words in ("/help", "/hotlines", "/privacy"):
        person.say(words)
    await rig.until(lambda: len(person.answers) == 3, "all are answered")
    calm = rig.person()
    for words in ("/help", "/hotlines", "/privacy"):
        await calm.text(words)
    assert [answer.text for answer in person.answers] == [answer.text for answer in calm.answers]
    assert rig.pauses.seconds == [7, 7, 7]


async def test_others_are_served_while_one_chat_waits(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    person, others, free = rig.person(), [rig.person() for _ in range(20)], asyncio.Event()
    waits: list[float] = []

    async def pause(seconds: float) -> None:
        waits.append(seconds)
        await free.wait()

    monkeypatch.setattr(NotedPauses, "__call__", lambda _, seconds: pause(seconds))
    rig.front.prepare(flood(retry_after=60), 1, "sendMessage", chat=person.chat.number)
    person.say("/help")
    await rig.until(lambda: bool(waits) or rig.front.done > 0, "it is told to wait")
    for other in others:
        other.say("/help")
    await rig.until(lambda: all(other.answers for other in others), "the others are answered")
    assert person.answers == []
    free.set()
    await rig.until(lambda: len(person.answers) == 1, "then it is answered")


@pytest.mark.parametrize("seconds", [int(FLOOD_SECONDS) + 1, 10**9])
async def test_who_is_told_to_wait_too_long_is_given_up(
    rig: Rig, seconds: int, caplog: pytest.LogCaptureFixture
) -> None:
    """No apology: whatever is said to the chat now makes the wait longer."""
    person = rig.person()
    rig.front.prepare(flood(retry_after=seconds), 1, "sendMessage")
    person.say("/start")
    await rig.until(lambda: rig.front.done == 1, "it is refused")
    await person.text("/help")
    assert len(person.answers) == 1
    assert rig.pauses.seconds == []
    assert "longer than an answer can" in caplog.text


async def test_the_network_is_waited_for_within_a_bound(rig: Rig) -> None:
    person = rig.person()
    rig.front.prepare(closes, 100, "sendMessage")
    person.say("/start")
    await rig.until(lambda: bool(rig.noted.kinds) and not rig.inbox.working, "it is given up")
    assert NETWORK_SECONDS / 2 < sum(rig.pauses.seconds) <= NETWORK_SECONDS
    rig.front.behave()
    await person.text("/help")


async def test_a_call_that_hangs_is_tried_again(rig: Rig) -> None:
    person, session = rig.person(), rig.bot.session
    before, session.timeout = session.timeout, 0.1
    try:
        rig.front.prepare(hangs, 2, "sendMessage")
        await person.text("/start")
    finally:
        session.timeout = before
    assert rig.noted.errors == ["TelegramNetworkError"] * 2
    assert len(person.answers) == 1


async def test_two_presses_at_once(rig: Rig) -> None:
    person = rig.person()
    start = await person.text("/start")
    rig.forget()
    person.tap("Русский", start)
    person.tap("English", start)
    await rig.until(lambda: len(person.chat.toasts) == 2, "both are answered")
    edits = [call["text"] for call in rig.stand_in.called("editMessageText")]
    assert len(edits) == 2
    assert person.screen.html == edits[-1]
    assert "Which country" in person.screen.text


async def test_nobody_listens_for_a_while(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    person = rig.person()
    await rig.front.stop()
    person.say("/help")
    await rig.until(lambda: len(rig.pauses.seconds) >= 5 and not rig.service.connected, "it was tried")
    await rig.front.start()
    await rig.until(lambda: len(person.answers) == 1, "then it is answered")
    await rig.person().text("/help")
    assert rig.service.connected
    assert "is not reached any more" in caplog.text


def _found_again(rig: Rig, patch: pytest.MonkeyPatch, address: str) -> None:
    """Telegram is at another address, until three calls have failed."""
    api = rig.bot.session.api
    rig.bot.session.api = api.from_base(address)

    async def pause(pauses: NotedPauses, seconds: float) -> None:
        pauses.seconds.append(seconds)
        if len(pauses.seconds) == 3:
            rig.bot.session.api = api
        await asyncio.sleep(0)

    patch.setattr(NotedPauses, "__call__", pause)


async def test_the_name_is_not_found_for_a_while(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where DNS fails."""
    person, loop = rig.person(), asyncio.get_running_loop()

    async def unknown() -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(type(loop), "getaddrinfo", lambda *_, **__: unknown())
    _found_again(rig, monkeypatch, "http://api.telegram.invalid")
    person.say("/help")
    await rig.until(lambda: len(person.answers) == 1, "then it is answered")
    assert rig.noted.errors == ["TelegramNetworkError"] * 3


async def test_tls_fails(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something that speaks no TLS answers where it should."""
    person = rig.person()
    _found_again(rig, monkeypatch, rig.front.url.replace("http:", "https:"))
    person.say("/help")
    await rig.until(lambda: len(person.answers) == 1, "then it is answered")
    assert rig.noted.errors == ["TelegramNetworkError"] * 3


def _group(rig: Rig) -> Chat:
    person = rig.person()
    group = Chat(-person.chat.number, person.user, "supergroup")
    rig.stand_in.chats.open(group)
    return group


def _ask_in(rig: Rig, group: Chat) -> None:
    message = {"message_id": 5, "date": 1, "chat": group.as_json(), "from": group.user, "text": "/help@ukuk_test_bot"}
    rig.stand_in.update("message", message)


@named(NO_PLACE)
async def test_a_group_that_takes_nothing(rig: Rig, fault: Fault, caplog: pytest.LogCaptureFixture) -> None:
    group = _group(rig)
    rig.front.prepare(fault.does, 100, "sendMessage", chat=group.number)
    _ask_in(rig, group)
    await rig.person().text("/help")
    await rig.until(lambda: not rig.inbox.working, "all is done")
    assert group.sent == []
    assert rig.noted.errors == []
    assert "ERROR" not in [record.levelname for record in caplog.records]
    assert rig.pauses.seconds == []


async def test_a_group_that_became_a_supergroup(rig: Rig) -> None:
    group, new = _group(rig), Chat(MOVED, {}, "supergroup")
    rig.stand_in.chats.open(new)
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    rig.front.prepare(refuses(400, words, migrate_to_chat_id=MOVED), 2, "sendMessage", chat=group.number)
    _ask_in(rig, group)
    await rig.until(lambda: len(new.sent) == 1, "it is answered under its new number")
    assert not has_button(new.sent[0], "")
    assert rig.noted.errors == []


async def test_the_same_group_moved_for_ever(rig: Rig) -> None:
    """Once is believed."""
    group = _group(rig)
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    rig.front.prepare(refuses(400, words, migrate_to_chat_id=group.number), 9, "sendMessage", chat=group.number)
    _ask_in(rig, group)
    await rig.person().text("/help")
    await rig.until(lambda: not rig.inbox.working, "it is given up")
    assert rig.front.done <= 4

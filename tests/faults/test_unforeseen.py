"""Faults that nobody had in mind at first: answers that end otherwise, other refusals, a process that is stopped."""

from __future__ import annotations

import asyncio
import base64
from typing import Final

import pytest

from bot.telegram.fetching import BATCH
from bot.telegram.session import make_bot
from bot.telegram.updates import ALLOWED_UPDATES
from bot.telegram.watch import Watch
from tests.e2e.person import has_button
from tests.faults.front import Exchange
from tests.faults.misdeeds import Fault, hangs, never_ends, refuses, says
from tests.faults.rig import Rig
from tests.faults.test_answers import named
from tests.faults.test_start_and_end import HOOK

pytestmark = pytest.mark.asyncio(loop_scope="module")
ALWAYS: Final = 100
STOPPED_SECONDS: Final = 3600.0


async def ends_with_the_line(exchange: Exchange) -> None:
    """No length and no chunks: what comes until the line is closed is the answer."""
    _, body = await exchange.carry_out()
    exchange.line.write(b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + body)
    await exchange.line.drain()
    exchange.line.close()


async def is_cut_off_with_the_line(exchange: Exchange) -> None:
    exchange.line.write(b'HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{"ok":true,"resu')
    await exchange.line.drain()
    exchange.line.close()


async def first_says_go_on(exchange: Exchange) -> None:
    status, body = await exchange.carry_out()
    exchange.line.write(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n")
    await exchange.say(status, body)


UNMEASURED: Final = (
    Fault("an answer that ends with the line", ends_with_the_line, ""),
    Fault("100 and 103 before the answer", first_says_go_on, ""),
)


@named(UNMEASURED)
async def test_an_answer_without_a_length_is_an_answer(rig: Rig, fault: Fault) -> None:
    """Taken for a broken one, each message would be sent again and again for two minutes."""
    person = rig.person()
    rig.front.prepare(fault.does, ALWAYS, "sendMessage", "editMessageText", "answerCallbackQuery")
    await person.text("/start")
    await person.press("Русский")
    await rig.until(lambda: not rig.inbox.working, "all is done")
    assert rig.front.done >= 3
    assert (len(person.answers), person.screen.edits) == (1, 1)
    assert (rig.noted.errors, rig.pauses.seconds) == ([], [])


async def test_one_that_is_cut_off_is_none(rig: Rig) -> None:
    person = rig.person()
    rig.front.prepare(is_cut_off_with_the_line, 1, "sendMessage")
    await person.text("/start")
    assert rig.noted.errors == ["UnreadableAnswerError"]
    assert len(person.answers) == 1


async def test_a_batch_that_is_too_long_is_asked_for_in_parts(rig: Rig) -> None:
    """Asked for again as it was, it would keep the bot deaf for ever."""
    rig.front.prepare(never_ends, 2, "getUpdates")
    rig.person().say("/help")  # ends the poll that waits
    await rig.until(lambda: rig.front.done == 2, "it came twice")
    await rig.person().text("/help")
    limits = [exchange.arguments["limit"] for exchange in rig.front.asked if exchange.method == "getUpdates"]
    assert [limit for limit in limits if limit < BATCH][:2] == [BATCH // 10, BATCH // 100]
    assert set(rig.noted.errors) == {"UnreadableAnswerError"}


async def test_a_server_that_says_420_asks_to_wait(rig: Rig) -> None:
    person = rig.person()
    rig.front.prepare(refuses(420, "FLOOD_WAIT_3"), 2, "sendMessage")
    assert has_button(await person.text("/start"), "Русский")
    assert rig.noted.errors == ["TelegramRetryAfter"] * 2


NO_EDIT: Final = (
    "BUTTON_DATA_INVALID",
    "MESSAGE_AUTHOR_REQUIRED",
    "MESSAGE_EDIT_TIME_EXPIRED",
    "BOT_RESPONSE_TIMEOUT",
    "something that Telegram will think of",
)


@pytest.mark.parametrize("words", NO_EDIT)
async def test_what_cannot_be_edited_for_any_reason_is_said_anew(rig: Rig, words: str) -> None:
    """An apology would ask to press again, and the same press would be refused in the same way for ever."""
    person = rig.person()
    await person.text("/start")
    rig.forget()
    rig.front.prepare(refuses(400, f"Bad Request: {words}"), ALWAYS, "editMessageText")
    screen = await person.press("Русский")
    await rig.until(lambda: not rig.inbox.working, "all is done")
    assert has_button(screen, "_c") or "стран" in screen.text
    assert len(person.answers) == 2
    assert len(person.chat.toasts) == 1


async def test_a_screen_that_is_refused_in_every_way_ends_in_an_apology(rig: Rig) -> None:
    person = rig.person()
    await person.text("/start")
    rig.forget()
    rig.front.prepare(refuses(400, "Bad Request: BUTTON_DATA_INVALID"), 1, "editMessageText")
    rig.front.prepare(refuses(400, "Bad Request: BUTTON_DATA_INVALID"), 1, "sendMessage")
    await person.press("Русский")
    await rig.until(lambda: not rig.inbox.working, "all is done")
    assert has_button(person.screen, "_e")
    assert rig.noted.errors == ["TelegramBadRequest"] * 2


async def test_a_process_that_was_stopped_for_an_hour(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a frozen container, or a machine that moves to another host: the clock goes on, and nobody worked."""
    person, loop = rig.person(), asyncio.get_running_loop()
    rig.front.prepare(hangs, 1, "sendMessage")
    person.say("/start")
    await rig.until(lambda: rig.front.done == 1, "the call hangs")
    now = loop.time
    monkeypatch.setattr(loop, "time", lambda: now() + STOPPED_SECONDS)
    await rig.until(lambda: len(person.answers) == 1, "the question that was in work is answered")
    assert has_button(person.screen, "Русский")
    await rig.person().text("/help")


def _info(**more: object) -> dict[str, object]:
    """What Telegram tells of a webhook: ours, where nothing else is said."""
    told = {"url": HOOK.url, "has_custom_certificate": False, "allowed_updates": [*ALLOWED_UPDATES]}
    return {"ok": True, "result": {**told, "pending_update_count": 0, **more}}


def _error(minute: int, words: str = "Connection refused", waiting: int = 3) -> dict[str, object]:
    return _info(last_error_date=60 * minute, last_error_message=words, pending_update_count=waiting)


async def _watched(rig: Rig, *told: dict[str, object]) -> list[bool]:
    """What the watch says, once a minute, of what Telegram tells."""
    seen: list[bool] = []

    async def pause(_: float) -> None:
        if len(seen) == len(told):
            await asyncio.Event().wait()

    for answer in told:
        rig.front.prepare(says(200, answer), 1, "getWebhookInfo")
    rig.front.prepare(says(200, {"ok": True, "result": True}), ALWAYS, "setWebhook")
    watching = asyncio.ensure_future(Watch(rig.bot, HOOK, rig.noted, seen.append).run(pause))
    await rig.until(lambda: len(seen) == len(told), "it looked")
    watching.cancel()
    return seen


def _set_again(rig: Rig) -> list[object]:
    return [item.arguments["secret_token"] for item in rig.front.asked if item.method == "setWebhook"]


UNAUTHORIZED: Final = "Wrong response from the webhook: 401 Unauthorized"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ([_info(allowed_updates=["message"])], "for other kinds of updates"),
        ([_info(), _error(1, UNAUTHORIZED)], "with another secret"),
        ([_error(1), _error(2, UNAUTHORIZED, waiting=0)], "with another secret"),
    ],
)
async def test_a_webhook_that_somebody_changed_is_set_again(
    rig: Rig, told: list[dict[str, object]], words: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The address is ours, and yet nothing comes: with another secret each update would be refused, for ever."""
    assert await _watched(rig, *told, _info()) == [True] * (len(told) + 1)
    assert _set_again(rig) == [HOOK.secret]
    assert words in caplog.text


async def test_a_webhook_that_is_not_reached_is_told(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    """As where the certificate of the web server before it ran out: nothing comes, and nothing here fails."""
    seen = await _watched(rig, _error(1), _error(2), _error(3), _error(4), _info(), _error(6), _error(7, waiting=0))
    assert seen == [True, True, False, False, True, True, True]
    assert caplog.text.count("could not deliver") == 5
    assert rig.noted.errors == ["WebhookNotReached"] * 5
    assert _set_again(rig) == []


async def test_who_a_proxy_serves_is_said_with_each_call(rig: Rig) -> None:
    """In JSON as in forms: the name and the password of TELEGRAM_API_URL, which stand in no path."""
    url = rig.front.url.replace("http://", "http://uk%2Fuk:p%40ss@")
    bot = make_bot(rig.stand_in.token, url)
    try:
        await bot.me()
    finally:
        await bot.session.close()
    wanted = f"Basic {base64.b64encode(b'uk/uk:p@ss').decode()}"
    assert [told for item in rig.front.asked if (told := item.headers.get("authorization"))] == [wanted]

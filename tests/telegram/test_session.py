"""The real session against a real server on this machine: right answers, refusals, and what is no answer."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiogram import Bot
from aiogram.client.telegram import PRODUCTION
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError, TelegramRetryAfter
from aiogram.methods import SendDocument, SendMessage
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from aiogram.utils.token import TokenValidationError
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.telegram.keyboard import WrittenKeyboard
from bot.telegram.session import CONNECTIONS, Session, make_bot
from bot.telegram.updates import GetRawUpdates
from tests.telegram.chats import BOT
from tests.telegram.failures import Failure, cut_body, html_page, refused, too_many
from tests.telegram.house import TOKEN

Answer = Callable[[Failure], None]


@pytest.fixture
async def server() -> AsyncIterator[tuple[str, Answer, list[str]]]:
    """An address, how it answers next, and the paths that were asked for."""
    prepared = [Failure(200, json.dumps({"ok": True, "result": BOT}))]
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=prepared[-1].status, text=prepared[-1].body, content_type="application/json")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    async with TestServer(app) as running:
        yield str(running.make_url("")), prepared.append, asked


async def _ask(address: str, ask: Callable[[Bot], Awaitable[object]]) -> object:
    bot = make_bot(TOKEN, address)
    try:
        return await ask(bot)
    finally:
        await bot.session.close()


async def test_a_right_answer(server: tuple[str, Answer, list[str]]) -> None:
    address, _, asked = server
    me = await _ask(address, lambda bot: bot.me())
    assert getattr(me, "username", "") == BOT["username"]
    assert asked == [f"/bot{TOKEN}/getMe"]


async def test_an_address_with_a_path(server: tuple[str, Answer, list[str]]) -> None:
    address, _, asked = server
    await _ask(f"{address}/proxy/", lambda bot: bot.get_me())
    assert asked == [f"/proxy/bot{TOKEN}/getMe"]


@pytest.mark.parametrize(
    ("failure", "kind"),
    [
        (html_page(), TelegramNetworkError),
        (html_page(503), TelegramNetworkError),
        (cut_body(), TelegramNetworkError),
        (Failure(200, ""), TelegramNetworkError),
        (Failure(200, "[]"), TelegramNetworkError),
        (Failure(200, '{"ok": true, "result": {"id": "менин атым"}}'), TelegramNetworkError),
        (refused("x"), TelegramBadRequest),
        (too_many(3), TelegramRetryAfter),
    ],
)
async def test_what_is_no_answer_says_nothing_of_what_came(
    server: tuple[str, Answer, list[str]], failure: Failure, kind: type[Exception]
) -> None:
    address, answer, _ = server
    answer(failure)
    with pytest.raises(kind) as caught:
        await _ask(address, lambda bot: bot.get_me())
    assert "менин" not in str(caught.value)
    assert "Доступ" not in str(caught.value)
    assert caught.value.__cause__ is None


async def test_updates_come_as_they_are(server: tuple[str, Answer, list[str]]) -> None:
    """A broken one among them is none of the session's business."""
    address, answer, _ = server
    batch = [{"update_id": 1, "message": {"text": "x"}}, {"update_id": 2, "message": ["broken"]}]
    answer(Failure(200, json.dumps({"ok": True, "result": batch})))
    assert await _ask(address, lambda bot: bot(GetRawUpdates(offset=0))) == batch


async def test_nobody_there() -> None:
    with pytest.raises(TelegramNetworkError):
        await _ask("http://127.0.0.1:9", lambda bot: bot.get_me())


async def test_telegram_is_the_server_where_none_is_named() -> None:
    assert make_bot(TOKEN, "").session.api is PRODUCTION


async def test_more_connections_than_updates_at_once() -> None:
    session = make_bot(TOKEN, "").session
    assert getattr(session, "_connector_init", {})["limit"] == CONNECTIONS > 200


@pytest.mark.parametrize("token", ["", "x", "123", "123:", ":abc", "1 2:abc"])
def test_what_is_no_token(token: str) -> None:
    with pytest.raises(TokenValidationError):
        make_bot(token, "")


async def test_a_call_is_json_without_what_is_left_open() -> None:
    heard: list[tuple[str, object]] = []

    async def answer(request: web.Request) -> web.Response:
        heard.append((request.content_type, await request.json()))
        return web.json_response({"ok": True, "result": {"message_id": 5, "chat": {"id": 7}}})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Ө", callback_data="1kyRU0_m")]])
    preview = LinkPreviewOptions(is_disabled=True)
    send = SendMessage(
        chat_id=7, text="Саламатсызбы", disable_notification=False, link_preview_options=preview, reply_markup=keyboard
    )
    async with TestServer(app) as running:
        made = [await _ask(str(running.make_url("")), lambda bot: bot(send)) for _ in range(2)]
    assert [getattr(message, "message_id", None) for message in made] == [5, 5]
    body = {
        "chat_id": 7,
        "text": "Саламатсызбы",
        "disable_notification": False,
        "link_preview_options": {"is_disabled": True},
        "reply_markup": {"inline_keyboard": [[{"text": "Ө", "callback_data": "1kyRU0_m"}]]},
    }
    assert heard == [("application/json", body)] * 2


async def test_a_file_alone_goes_as_a_form() -> None:
    heard: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        heard.append(request.content_type)
        form = await request.post()
        heard.append(getattr(form["document"], "filename", ""))
        message = {"message_id": 5, "date": 1, "chat": {"id": 7, "type": "private"}}
        return web.json_response({"ok": True, "result": message})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    send = SendDocument(chat_id=7, document=BufferedInputFile(b"BEGIN", "day.ics"))
    async with TestServer(app) as running:
        await _ask(str(running.make_url("")), lambda bot: bot(send))
    assert heard[0] == "multipart/form-data"


def test_a_keyboard_of_ours_goes_out_as_it_is_written() -> None:
    session = Session()
    bot = Bot(TOKEN, session=session)
    made = WrittenKeyboard.of([[{"text": "Ө", "callback_data": "1kyRU0_m"}]])
    sent = json.loads(session.encode(bot, SendMessage(chat_id=1, text="x", reply_markup=made), {}))
    assert sent["reply_markup"] == {"inline_keyboard": [[{"text": "Ө", "callback_data": "1kyRU0_m"}]]}


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"ok": "yes"}', "<html>Доступ</html>", '{"ok": true, "result": [}'])
async def test_what_is_no_answer_to_a_message_or_a_poll(server: tuple[str, Answer, list[str]], body: str) -> None:
    address, answer, _ = server
    answer(Failure(200, body))
    for call in (SendMessage(chat_id=1, text="менин атым"), GetRawUpdates()):
        with pytest.raises(TelegramNetworkError) as caught:
            await _ask(address, lambda bot, call=call: bot(call))  # type: ignore[misc]
        assert "Доступ" not in str(caught.value)


@pytest.mark.parametrize("strange", ['"\\ud800"', "NaN", "[1e999]"])
async def test_one_strange_update_keeps_no_others_from_being_read(
    server: tuple[str, Answer, list[str]], strange: str
) -> None:
    address, answer, _ = server
    answer(Failure(200, f'{{"ok": true, "result": [{{"update_id": 1, "message": {strange}}}, {{"update_id": 2}}]}}'))
    batch = await _ask(address, lambda bot: bot(GetRawUpdates()))
    assert isinstance(batch, list)
    assert [update["update_id"] for update in batch] == [1, 2]


@pytest.mark.parametrize("body", ["[" * 200_000, "{", '{"result": 5}', "9" * 5000])
async def test_a_batch_that_is_none(server: tuple[str, Answer, list[str]], body: str) -> None:
    address, answer, _ = server
    answer(Failure(200, body))
    with pytest.raises(TelegramNetworkError):
        await _ask(address, lambda bot: bot(GetRawUpdates()))

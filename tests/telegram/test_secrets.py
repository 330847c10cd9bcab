"""The token and what stands in addresses is in no repr and in no error, whatever goes wrong on the way to Telegram."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import SendDocument, SendMessage, TelegramMethod
from aiogram.types import BufferedInputFile, Message
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.settings import Settings
from bot.storage import Storage
from bot.telegram.inbox import Inbox
from bot.telegram.sender import Sender
from bot.telegram.service import Service
from bot.telegram.session import make_bot
from bot.telegram.trace import Trace
from bot.telegram.watch import Webhook
from tests.support.clock import FakeClock
from tests.telegram.house import TOKEN, House

SECRETS = (TOKEN, TOKEN.partition(":")[2], "Zqproxy", "Zqpath", "Zqhook", "Zqpassword", "Zqprivacy", "Zqoperator")
FILE = SendDocument(chat_id=1, document=BufferedInputFile(b"x", "x.txt"))
WORDS = SendMessage(chat_id=1, text="x")


def assert_silent(text: str) -> None:
    assert [secret for secret in SECRETS if secret in text] == []


async def _redirect(request: web.Request) -> web.StreamResponse:
    raise web.HTTPTemporaryRedirect(request.path_qs)


async def _cut(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def _short(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "100"})
    await response.prepare(request)
    await response.write(b"{")
    assert request.transport is not None
    request.transport.close()
    return response


async def _no_http(request: web.Request) -> web.StreamResponse:
    assert request.transport is not None
    request.transport.write(b"Zqpath is no HTTP\r\n\r\n")
    request.transport.close()
    return web.Response()


async def _says_it_again(request: web.Request) -> web.StreamResponse:
    return web.Response(status=404, text=str(request.url))


async def _hangs(_request: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    return web.Response()


WAYS: dict[str, Callable[[web.Request], Awaitable[web.StreamResponse]]] = {
    way.__name__: way for way in (_redirect, _cut, _short, _no_http, _says_it_again, _hangs)
}


@pytest.fixture
async def server() -> AsyncIterator[str]:
    """An address with all ways to fail under it."""

    async def answer(request: web.Request) -> web.StreamResponse:
        return await WAYS[request.match_info["way"]](request)

    app = web.Application()
    app.router.add_route("*", "/{way}/Zqpath/{rest:.*}", answer)
    async with TestServer(app) as running:
        yield str(running.make_url("")).rstrip("/")


async def failure(address: str, method: TelegramMethod[Message]) -> TelegramAPIError:
    bot = make_bot(TOKEN, address, timeout=0.3)
    try:
        with pytest.raises(TelegramAPIError) as caught:
            await bot(method)
    finally:
        await bot.session.close()
    return caught.value


@pytest.mark.parametrize("method", [WORDS, FILE], ids=["words", "file"])
@pytest.mark.parametrize("way", WAYS)
async def test_no_error_tells_the_address(server: str, way: str, method: TelegramMethod[Message]) -> None:
    error = await failure(f"{server.replace('://', '://user:Zqproxy@')}/{way}/Zqpath", method)
    assert_silent("".join(traceback.format_exception(error)) + repr(error) + str(error))


@pytest.mark.parametrize("method", [WORDS, FILE], ids=["words", "file"])
@pytest.mark.parametrize("address", ["http://u:Zqproxy@127.0.0.1:1/Zqpath", "http://Zqpath.invalid", "http://[::1"])
async def test_nor_where_nobody_answers(address: str, method: TelegramMethod[Message]) -> None:
    error = await failure(address, method)
    assert_silent("".join(traceback.format_exception(error)) + repr(error) + str(error))


def test_an_error_of_aiohttp_would_tell() -> None:
    """What is looked for is there: aiohttp's own error has the address in its words."""
    with pytest.raises(AssertionError):
        assert_silent(f"TooManyRedirects: 0, message='', url='http://u:Zqproxy@x/bot{TOKEN}/getMe'")


async def test_no_repr_tells_anything(house: House) -> None:
    settings = Settings.from_env(
        {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": "https://u:Zqproxy@example.org/Zqpath",
            "WEBHOOK_URL": "https://example.org/Zqpath",
            "WEBHOOK_SECRET": "Zqhook",
            "DATABASE_URL": "postgresql://u:Zqpassword@example.org/x",
            "PRIVACY_SECRET": "Zqprivacy",
            "OPERATOR_TOKEN": "Zqoperator",
        }
    )
    bot: Bot = make_bot(TOKEN, settings.telegram_api_url)
    storage = Storage(
        settings.database_url.get_secret_value(), secret="Zqprivacy", clock=FakeClock(), coarse=lambda _: False
    )
    sender = Sender(bot, Trace(FakeClock()))
    webhook = Webhook("https://example.org/Zqpath", "Zqhook")
    inbox = Inbox(house.dispatcher, bot)
    service = Service(bot, inbox, lambda: house.conversation._edition().library, webhook)
    parts = [settings, bot, bot.session, storage, storage.preferences, sender, webhook, inbox, service, inbox.throttle]
    assert_silent(repr(parts) + str(parts) + str(settings))
    await storage.close()
    await bot.session.close()

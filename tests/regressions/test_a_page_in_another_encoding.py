"""A provider's page in windows-1251 instead of an answer was no TelegramAPIError, and ended polling."""

from __future__ import annotations

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.telegram.session import make_bot
from tests.telegram.house import TOKEN

PAGE = "<html>Доступ ограничен</html>".encode("cp1251")


@pytest.mark.parametrize("headers", [{}, {"Content-Type": "text/html; charset=utf-8"}, {"Content-Encoding": "gzip"}])
async def test_it_is_a_failure_of_the_network(headers: dict[str, str]) -> None:
    async def page(_: web.Request) -> web.Response:
        return web.Response(body=PAGE, headers=headers)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", page)
    async with TestServer(app) as server:
        bot = make_bot(TOKEN, str(server.make_url("/")))
        try:
            with pytest.raises(TelegramNetworkError):
                await bot.get_me()
        finally:
            await bot.session.close()

"""How the Bot API is reached: aiogram's session, with what its errors say kept out of reach.

An answer that is not the Bot API's (a proxy's HTML page, a cut body) becomes an error of the
network, which is tried again; aiogram's own carries the whole body in its text.
"""

from __future__ import annotations

from typing import Any, Final

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType

CONNECTIONS: Final = 300
"""More than the inbox works on at once: polling, and the next person's answer, never wait behind answers that hang."""


class Session(AiohttpSession):
    """A session that treats unreadable answers as a failure of the network."""

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        """The Bot API's answer.

        Raises:
            TelegramNetworkError: the answer is not the Bot API's.
            TelegramAPIError: the Bot API refused.
        """
        try:
            return super().check_response(bot, method, status_code, content)
        except ClientDecodeError:
            words = f"an answer that is not the Bot API's (HTTP {status_code})"
            raise TelegramNetworkError(method=method, message=words) from None

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  # aiogram's name
    ) -> TelegramType:
        """Ask the Bot API.

        Raises:
            TelegramNetworkError: it cannot be reached, or the answer is not the Bot API's; a provider's page may be
                in any encoding.
            TelegramAPIError: the Bot API refused.
        """
        try:
            return await super().make_request(bot, method, timeout)
        except UnicodeDecodeError:
            raise TelegramNetworkError(method=method, message="an answer that is not in UTF-8") from None


def make_bot(token: str, api_url: str, **session_options: Any) -> Bot:
    """A bot that talks to an API server: Telegram's, a local one, a proxy, a test's.

    Raises:
        aiogram.utils.token.TokenValidationError: the token has not the form of one.
    """
    server = PRODUCTION if not api_url else TelegramAPIServer.from_base(api_url.rstrip("/"))
    return Bot(token, session=Session(api=server, **{"limit": CONNECTIONS} | session_options))

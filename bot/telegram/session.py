"""How the Bot API is reached: in JSON, reading of the answers only what is used, and with errors that say nothing.

aiogram sends forms, builds and validates a model of every answer; that is most of what an update costs. Here a call
is one JSON body; files alone go as forms. Whatever comes back, a call gives its result or raises one of aiogram's
errors (`answers.py`). Nothing is sent on to where a redirect points: a call holds what only Telegram is to see.
"""

from __future__ import annotations

from typing import Any, Final, cast

import orjson
from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile, LinkPreviewOptions, TelegramObject
from aiohttp import ClientError, ClientTimeout

from bot.telegram.answers import no_answer, result_of, unreadable
from bot.telegram.http import ANSWER_BYTES, Answer, Client, EndlessError
from bot.telegram.keyboard import WrittenKeyboard

CONNECTIONS: Final = 300
"""More than the inbox works on at once: polling, and the next person's answer, never wait behind answers that hang."""
_JSON: Final = "application/json"
_JSON_BITS: Final = 63
"""Longer numbers go as text, which the Bot API takes for them; nobody of ours has one."""


class Session(AiohttpSession):
    """A session that speaks JSON, and treats unreadable answers as a failure of the network."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._clients: dict[str, Client] = {}
        self._last_preview: tuple[LinkPreviewOptions | None, orjson.Fragment] = None, orjson.Fragment(b"{}")

    async def close(self) -> None:
        """Close all connections."""
        await super().close()
        for client in self._clients.values():
            await client.close()

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str | bytes
    ) -> Response[TelegramType]:
        """The Bot API's answer.

        Raises:
            TelegramNetworkError: the answer is not the Bot API's.
            TelegramAPIError: the Bot API refused.
        """
        result = result_of(bot, method, status_code, content)
        return cast("Response[TelegramType]", Response.model_construct(ok=True, result=result))

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109  # aiogram's name
    ) -> TelegramType:
        """Ask the Bot API.

        Raises:
            TelegramNetworkError: it cannot be reached, or the answer is not the Bot API's.
            TelegramAPIError: the Bot API refused.
        """
        files: dict[str, InputFile] = {}
        body = self.encode(bot, method, files)
        seconds = self.timeout if timeout is None else timeout
        try:
            if files:
                status, content = await self._post_form(bot, method, seconds)
            else:
                status, content = await self._post(bot, method, body, seconds)
        except TimeoutError:
            raise no_answer(method, "Request timeout error") from None
        except EndlessError:
            raise unreadable(method, 0, "too long") from None
        except (ClientError, OSError, ValueError) as error:
            raise no_answer(method, type(error).__name__) from None  # its words hold the address, which is the token
        return cast("TelegramType", result_of(bot, method, status, content))

    async def _post(self, bot: Bot, method: TelegramMethod[Any], body: bytes, seconds: float) -> Answer:
        scheme, _, rest = self.api.api_url(token=bot.token, method=method.__api_method__).partition("://")
        host, _, path = rest.partition("/")
        base = f"{scheme}://{host}"
        client = self._clients.get(base)
        if client is None:
            client = self._clients[base] = Client(base, CONNECTIONS)
        return await client.post(f"/{path}", body, _JSON, seconds)

    async def _post_form(self, bot: Bot, method: TelegramMethod[Any], seconds: float) -> tuple[int, bytes]:
        """A call with files, which are forms; those are rare, and aiohttp's."""
        session = await self.create_session()
        url, form = self.api.api_url(token=bot.token, method=method.__api_method__), self.build_form_data(bot, method)
        async with session.post(url, data=form, timeout=ClientTimeout(seconds), allow_redirects=False) as response:
            content = bytearray()
            async for piece in response.content.iter_any():
                content += piece
                if len(content) > ANSWER_BYTES:
                    response.close()
                    raise unreadable(method, response.status, "too long")
            return response.status, bytes(content)

    def encode(self, bot: Bot, method: TelegramMethod[Any], files: dict[str, InputFile]) -> bytes:
        """A call as JSON, without what it leaves open. Files are put into `files`: those need a form."""
        given = {**method.__dict__, **(method.model_extra or {})}
        values = {name: self._value(bot, value, files) for name, value in given.items()}
        return orjson.dumps({name: value for name, value in values.items() if value is not None})

    def _value(self, bot: Bot, value: Any, files: dict[str, InputFile]) -> Any:
        if isinstance(value, int) and value.bit_length() > _JSON_BITS:
            return str(value)
        if value is None or isinstance(value, str | int | float):
            return value
        if isinstance(value, Default):
            return bot.default[value.name]
        if isinstance(value, WrittenKeyboard):
            return orjson.Fragment(value.json_bytes)
        if isinstance(value, LinkPreviewOptions):
            return self._preview(bot, value, files)
        return self.prepare_value(_plain(value), bot, files, _dumps_json=False)

    def _preview(self, bot: Bot, value: LinkPreviewOptions, files: dict[str, InputFile]) -> orjson.Fragment:
        """The same one goes with every message: made once."""
        kept, written = self._last_preview
        if kept is not value:
            written = orjson.Fragment(orjson.dumps(self.prepare_value(value, bot, files, _dumps_json=False)))
            self._last_preview = value, written
        return written


def _plain(value: Any) -> Any:
    """Lists of Telegram's objects as lists of what they hold."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.model_dump(warnings=False) if isinstance(value, TelegramObject) else value


def make_bot(token: str, api_url: str, **session_options: Any) -> Bot:
    """A bot that talks to an API server: Telegram's, a local one, a proxy, a test's.

    Raises:
        aiogram.utils.token.TokenValidationError: the token has not the form of one.
    """
    server = PRODUCTION if not api_url else TelegramAPIServer.from_base(api_url.rstrip("/"))
    return Bot(token, session=Session(api=server, **{"limit": CONNECTIONS} | session_options))

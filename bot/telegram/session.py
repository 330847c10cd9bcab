"""How the Bot API is reached: in JSON, reading of the answers only what is used, and with errors that say nothing.

aiogram sends forms, builds and validates a model of every answer; that is most of what an update costs. Here a call
is one JSON body; files alone go as forms. An answer that is not the Bot API's (a proxy's HTML page, a cut body)
becomes an error of the network, which is tried again; aiogram's own carries the whole body in its text.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final, cast

import orjson
from aiogram import Bot
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION, TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramNetworkError
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    DeleteMessages,
    EditMessageText,
    Response,
    SendMessage,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType
from aiogram.types import Chat, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, Message, TelegramObject
from aiohttp import ClientError, ClientTimeout

from bot.telegram.updates import GetRawUpdates

CONNECTIONS: Final = 300
"""More than the inbox works on at once: polling, and the next person's answer, never wait behind answers that hang."""
ENCODED: Final = 4096
"""Keyboards whose JSON is kept, at most: some megabytes."""
_SAID_AGAIN: Final = (InlineKeyboardMarkup, LinkPreviewOptions)
"""What is sent again and again, and holds nothing of a person."""
_JSON: Final = {"Content-Type": "application/json"}
_OK: Final = 200
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


def _as_it_is(result: Any) -> Any:
    return result


def _batch(result: Any) -> list[Any]:
    if not isinstance(result, list):
        raise TypeError
    return result


def _sent(result: Any) -> Message:
    """What is used of a sent message: its number, or the one by which one person alone sees it."""
    chat = Chat.model_construct(id=result["chat"]["id"], type="private")
    unseen = result.get("ephemeral_message_id")
    number = result["message_id"]
    return Message.model_construct(message_id=number, date=_LONG_AGO, chat=chat, ephemeral_message_id=unseen)


_READ: Final[dict[type[TelegramMethod[Any]], Callable[[Any], Any]]] = {
    AnswerCallbackQuery: _as_it_is,
    DeleteMessage: _as_it_is,
    DeleteMessages: _as_it_is,
    EditMessageText: bool,
    GetRawUpdates: _batch,
    SendMessage: _sent,
}
"""How answers are read of which less is used than aiogram would validate."""


class Session(AiohttpSession):
    """A session that speaks JSON, and treats unreadable answers as a failure of the network."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._encoded: OrderedDict[int, tuple[TelegramObject, orjson.Fragment]] = OrderedDict()

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
            raise _no_answer(method, f"an answer that is not the Bot API's (HTTP {status_code})") from None

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
        files: dict[str, InputFile] = {}
        body = self.encode(bot, method, files)
        if files:
            return await self._with_files(bot, method, timeout)
        status, content = await self._post(bot, method, body, self.timeout if timeout is None else timeout)
        read = _READ.get(type(method))
        if read is not None and status == _OK:
            try:
                return cast("TelegramType", read(_loaded(content)["result"]))
            except (ValueError, KeyError, TypeError, RecursionError):
                raise _no_answer(method, f"an answer that is not the Bot API's (HTTP {status})") from None
        try:
            text = content.decode()
        except UnicodeDecodeError:
            raise _no_answer(method, "an answer that is not in UTF-8") from None
        return cast("TelegramType", self.check_response(bot, method, status, text).result)

    async def _with_files(self, bot: Bot, method: TelegramMethod[TelegramType], seconds: int | None) -> TelegramType:
        """A call as aiogram makes it, with errors that name no address: it holds the token."""
        try:
            return await super().make_request(bot, method, seconds)
        except UnicodeDecodeError:
            raise _no_answer(method, "an answer that is not in UTF-8") from None
        except TelegramNetworkError as error:
            raise _no_answer(method, type(error.__cause__ or error).__name__) from None

    async def _post(self, bot: Bot, method: TelegramMethod[Any], body: bytes, seconds: float) -> tuple[int, bytes]:
        session = await self.create_session()
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        try:
            # The address holds the token: it follows nobody elsewhere, and stands in no error.
            async with session.post(
                url, data=body, headers=_JSON, timeout=ClientTimeout(seconds), allow_redirects=False
            ) as response:
                return response.status, await response.read()
        except (TimeoutError, ClientError) as error:
            raise _no_answer(method, type(error).__name__) from None

    def encode(self, bot: Bot, method: TelegramMethod[Any], files: dict[str, InputFile]) -> bytes:
        """A call as JSON, without what it leaves open. Files are put into `files`: those need a form."""
        given = {**method.__dict__, **(method.model_extra or {})}
        values = {name: self._value(bot, value, files) for name, value in given.items()}
        return orjson.dumps({name: value for name, value in values.items() if value is not None})

    def _value(self, bot: Bot, value: Any, files: dict[str, InputFile]) -> Any:
        if value is None or isinstance(value, str | int | float):
            return value
        if isinstance(value, Default):
            return bot.default[value.name]
        if not isinstance(value, _SAID_AGAIN):
            return self.prepare_value(_plain(value), bot, files, _dumps_json=False)
        kept = self._encoded.get(id(value))
        if kept is None:
            plain = self.prepare_value(value, bot, files, _dumps_json=False)
            # whose object is kept, its id is nobody else's
            kept = self._encoded[id(value)] = value, orjson.Fragment(orjson.dumps(plain))
            if len(self._encoded) > ENCODED:
                self._encoded.popitem(last=False)
        return kept[1]


def _loaded(content: bytes) -> Any:
    """A body that was JSON.

    orjson refuses what others let pass, such as half of a surrogate pair: one message with it would keep all updates
    that are fetched with it from being read, again and again.

    Raises:
        ValueError: it was none.
        RecursionError: it was too deep.
    """
    try:
        return orjson.loads(content)
    except ValueError:
        return json.loads(content)


def _plain(value: Any) -> Any:
    """Lists of Telegram's objects as lists of what they hold."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.model_dump(warnings=False) if isinstance(value, TelegramObject) else value


def _no_answer(method: TelegramMethod[Any], words: str) -> TelegramNetworkError:
    return TelegramNetworkError(method=method, message=words)


def make_bot(token: str, api_url: str, **session_options: Any) -> Bot:
    """A bot that talks to an API server: Telegram's, a local one, a proxy, a test's.

    Raises:
        aiogram.utils.token.TokenValidationError: the token has not the form of one.
    """
    server = PRODUCTION if not api_url else TelegramAPIServer.from_base(api_url.rstrip("/"))
    return Bot(token, session=Session(api=server, **{"limit": CONNECTIONS} | session_options))

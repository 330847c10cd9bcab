"""What the Bot API's answer means: a result, or one of aiogram's errors, whatever came.

aiogram takes the answer's form for granted: a refusal without a description, or with words where a number belongs,
ends in an error that nobody catches, and what is not JSON is quoted whole. Here anything that is not an answer is an
error of the network, which is tried again and says nothing of what came.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from math import isfinite
from typing import Any, Final, NamedTuple, cast

import orjson
from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    DeleteMessages,
    EditMessageText,
    Response,
    SendContact,
    SendDocument,
    SendMessage,
    SendVenue,
    TelegramMethod,
)
from aiogram.types import Message
from pydantic import ValidationError

from bot.telegram.updates import GetRawUpdates

NO_NUMBER: Final = 0
"""The number of a message that was taken, but of which the answer does not say which it is."""
SHORTEST_WAIT: Final = 1
"""Seconds to wait where Telegram asks to wait, and says no time or none that can be."""
_TAKEN: Final = range(200, 300)
_REFUSED: Final = 400
_FLOODED: Final = frozenset({420, 429})
"""The Bot API says 429; what it stands on says 420, and not every server between hides that."""
_BROKEN: Final = 500
_KINDS: Final[dict[int, type[TelegramAPIError]]] = {
    400: TelegramBadRequest,
    401: TelegramUnauthorizedError,
    403: TelegramForbiddenError,
    404: TelegramNotFound,
    409: TelegramConflictError,
    413: TelegramEntityTooLarge,
}


class UnreadableAnswerError(TelegramNetworkError):
    """Something answered that is not the Bot API, or not as it does."""


def no_answer(method: TelegramMethod[Any], words: str) -> TelegramNetworkError:
    """The error where nothing came."""
    return TelegramNetworkError(method=method, message=words)


def unreadable(method: TelegramMethod[Any], status: int, words: str) -> UnreadableAnswerError:
    """The error where what came cannot be read."""
    return UnreadableAnswerError(method=method, message=f"an answer that is not the Bot API's: {words} (HTTP {status})")


def result_of(bot: Bot, method: TelegramMethod[Any], status: int, content: str | bytes) -> Any:
    """The result of a call.

    Raises:
        UnreadableAnswerError: this is no answer of the Bot API.
        TelegramAPIError: the Bot API refused.
    """
    try:
        answer = _loads(content)
    except (ValueError, RecursionError):
        raise unreadable(method, status, "no JSON") from None
    if not isinstance(answer, dict) or type(answer.get("ok")) is not bool:
        raise unreadable(method, status, "no answer") from None
    if not answer["ok"] or status >= _REFUSED:
        raise _refusal(method, status, answer)
    if status not in _TAKEN:
        raise unreadable(method, status, "not from there")
    read = _READ.get(type(method))
    try:
        return read(answer.get("result")) if read is not None else _validated(bot, method, answer)
    except (TypeError, ValidationError):
        raise unreadable(method, status, "another result") from None


def _loads(content: str | bytes) -> Any:
    """JSON, also with halves of characters in it: they become question marks; and what is no number becomes nothing.

    Telegram sends none; but one update that could not be read at all would make the bot deaf.
    """
    try:
        return orjson.loads(content)
    except ValueError:
        text = content if isinstance(content, str) else content.decode(errors="replace")
        loose = json.loads(text, parse_constant=lambda _: None, parse_float=_finite)
        return orjson.loads(json.dumps(loose, ensure_ascii=False).encode(errors="replace"))


def _finite(written: str) -> float | None:
    number = float(written)
    return number if isfinite(number) else None


def _refusal(method: TelegramMethod[Any], status: int, answer: dict[str, Any]) -> TelegramAPIError:
    """The error that a refusal is. Its status may be a proxy's, which says 200 to everything."""
    words, more = answer.get("description"), answer.get("parameters")
    said = words if isinstance(words, str) else ""
    more = more if isinstance(more, dict) else {}
    named = answer.get("error_code")
    code = named if status < _REFUSED and type(named) is int else status
    if code in _FLOODED or more.get("retry_after") is not None:
        return TelegramRetryAfter(method=method, message=said, retry_after=_seconds(more.get("retry_after")))
    moved = more.get("migrate_to_chat_id")
    if type(moved) is int:
        return TelegramMigrateToChat(method=method, message=said, migrate_to_chat_id=moved)
    kind = TelegramServerError if code >= _BROKEN else _KINDS.get(code, TelegramAPIError)
    return kind(method=method, message=said)


def _seconds(asked: object) -> int:
    """How long Telegram asks to wait; as long as it likes, but a moment at least."""
    try:
        return max(SHORTEST_WAIT, int(float(asked)))  # type: ignore[arg-type]  # whatever it is
    except (TypeError, ValueError, OverflowError):
        return SHORTEST_WAIT


def _validated(bot: Bot, method: TelegramMethod[Any], answer: dict[str, Any]) -> Any:
    kind = Response[method.__returning__]  # type: ignore[name-defined]  # aiogram's own way
    result = kind.model_validate(answer, context={"bot": bot}).result
    if result is None:
        raise TypeError
    return result


def _as_it_is(result: Any) -> Any:
    return result


def _batch(result: Any) -> list[Any]:
    if not isinstance(result, list):
        raise TypeError
    return result


class _Sent(NamedTuple):
    """A sent message, as far as anybody asks: making one of aiogram's takes a twentieth of what a press costs."""

    message_id: int
    ephemeral_message_id: int | None


def _sent(result: Any) -> Message:
    """What is used of a sent message: its number, or the one by which one person alone sees it.

    Where the answer does not say, the message was sent all the same: sent again, it would stand there twice.
    """
    told = result if isinstance(result, dict) else {}
    number, unseen = told.get("message_id"), told.get("ephemeral_message_id")
    sent = _Sent(number if type(number) is int else NO_NUMBER, unseen if type(unseen) is int else None)
    return cast("Message", sent)


_READ: Final[dict[type[TelegramMethod[Any]], Callable[[Any], Any]]] = {
    AnswerCallbackQuery: _as_it_is,
    DeleteMessage: _as_it_is,
    DeleteMessages: _as_it_is,
    EditMessageText: bool,
    GetRawUpdates: _batch,
    SendContact: _sent,
    SendDocument: _sent,
    SendMessage: _sent,
    SendVenue: _sent,
}
"""How answers are read of which less is used than aiogram would validate."""

"""What a server, a proxy or a line can do wrong with an answer: each a value with a name."""

from __future__ import annotations

import asyncio
import gzip
import json
from dataclasses import dataclass
from typing import Any, Final

from tests.faults.front import Exchange, Misdeed

HTML: Final = "<html><body>Доступ ограничен</body></html>".encode()
BIG: Final = 50_000_000
_PIECE: Final = b" " * 1_000_000


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to go wrong. `name` stands in docs/RELIABILITY.md; `error` is the class that operators see."""

    name: str
    does: Misdeed
    error: str = "TelegramNetworkError"
    again: bool = False
    """Whether the call was carried out before, so that a call tried again is done twice."""


def says(status: int, body: Any, **headers: str) -> Misdeed:
    """An answer instead of the right one; what is not bytes, as JSON."""

    async def misdeed(exchange: Exchange) -> None:
        await exchange.say(status, body if isinstance(body, bytes) else json.dumps(body).encode(), **headers)

    return misdeed


def refuses(code: int, words: str | None, status: int | None = None, **parameters: Any) -> Misdeed:
    """A refusal of the Bot API."""
    body: dict[str, Any] = {"ok": False, "error_code": code}
    if words is not None:
        body["description"] = words
    if parameters:
        body["parameters"] = parameters
    return says(status or code, body)


def flood(**parameters: Any) -> Misdeed:
    return refuses(429, "Too Many Requests", **parameters)


async def closes(exchange: Exchange) -> None:
    exchange.hang_up()


async def breaks_off(exchange: Exchange) -> None:
    """In the middle of the head."""
    exchange.line.write(b"HTTP/1.1 200 OK\r\nContent-Le")
    await exchange.line.drain()
    exchange.line.close()


async def stops_in_a_chunk(exchange: Exchange) -> None:
    exchange.line.write(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{"ok":tr\r\nff\r\nue')
    await exchange.line.drain()
    exchange.line.close()


async def promises_more(exchange: Exchange) -> None:
    await exchange.say(200, b'{"ok": true', content_length="4000")
    exchange.line.close()


async def promises_less(exchange: Exchange) -> None:
    await exchange.say(200, json.dumps({"ok": True, "result": {"message_id": 1}}).encode(), content_length="12")


async def never_ends(exchange: Exchange) -> None:
    """Fifty megabytes."""
    exchange.line.write(f"HTTP/1.1 200 OK\r\ncontent-length: {BIG}\r\n\r\n".encode())
    for _ in range(BIG // len(_PIECE)):
        exchange.line.write(_PIECE)
        await exchange.line.drain()


async def bursts(exchange: Exchange) -> None:
    """The same, packed into fifty kilobytes."""
    await exchange.say(200, gzip.compress(_PIECE * (BIG // len(_PIECE)), 1), content_encoding="gzip")


async def hangs(exchange: Exchange) -> None:
    """Takes the call and says nothing."""
    await asyncio.Event().wait()


async def is_slow(exchange: Exchange) -> None:
    answer = await exchange.carry_out()
    await asyncio.sleep(0.05)
    await exchange.say(*answer)


async def loses_the_answer(exchange: Exchange) -> None:
    await exchange.carry_out()
    exchange.hang_up()


async def closes_afterwards(exchange: Exchange) -> None:
    """Answers, and closes the line that both would have used again."""
    await exchange.say(*await exchange.carry_out())
    exchange.line.close()


async def swears(exchange: Exchange) -> None:
    exchange.line.write(b"SSH-2.0-OpenSSH_9.6\r\n\r\n")
    await exchange.line.drain()
    exchange.line.close()


def carried_out(result: Any) -> Misdeed:
    """Carried out, but the answer says it in another way."""

    async def misdeed(exchange: Exchange) -> None:
        await exchange.carry_out()
        await exchange.say(200, json.dumps(result).encode())

    return misdeed


_FLOOD: Final = "TelegramRetryAfter"
_SERVER: Final = "TelegramServerError"
_UNREADABLE: Final = "UnreadableAnswerError"

WAITED_FOR: Final = (
    Fault("retry_after 3", flood(retry_after=3), _FLOOD),
    Fault("retry_after 0", flood(retry_after=0), _FLOOD),
    Fault("retry_after -5", flood(retry_after=-5), _FLOOD),
    Fault("retry_after a text", flood(retry_after="soon"), _FLOOD),
    Fault("retry_after a fraction", flood(retry_after=1.5), _FLOOD),
    Fault("429 without retry_after", flood(), _FLOOD),
    Fault("429 in HTTP 200", refuses(429, "Too Many Requests", 200, retry_after=2), _FLOOD),
)
"""Telegram asks to wait."""

UNREACHED: Final = (
    Fault("500", refuses(500, "Internal Server Error"), _SERVER),
    Fault("502", refuses(502, "Bad Gateway"), _SERVER),
    Fault("503 without words", says(503, {"ok": False}), _SERVER),
    Fault("502 as a page", says(502, HTML, content_type="text/html"), _UNREADABLE),
    Fault("504 with nothing", says(504, b""), _UNREADABLE),
    Fault("a page with 200", says(200, HTML, content_type="text/html"), _UNREADABLE),
    Fault("a page in windows-1251", says(200, HTML.decode().encode("cp1251")), _UNREADABLE),
    Fault("a page with 403", says(403, HTML, content_type="text/html"), _UNREADABLE),
    Fault("a page with 404", says(404, HTML, content_type="text/html"), _UNREADABLE),
    Fault("an empty answer", says(200, b""), _UNREADABLE),
    Fault("JSON cut off", says(200, b'{"ok": true, "result": {"mess'), _UNREADABLE),
    Fault("JSON of another kind", says(200, [1, None]), _UNREADABLE),
    Fault("JSON null", says(200, None), _UNREADABLE),
    Fault("ok is a word", says(200, {"ok": "true", "result": {}}), _UNREADABLE),
    Fault("JSON nested for ever", says(200, b"[" * 100_000), _UNREADABLE),
    Fault("a redirect", says(302, b"", location="http://127.0.0.1:9/elsewhere"), _UNREADABLE),
    Fault("a redirect that keeps the body", says(307, b"", location="/bot0:x/sendMessage"), _UNREADABLE),
    Fault("gzip that is none", says(200, b"\x1f\x8b garbage", content_encoding="gzip"), _UNREADABLE),
    Fault("an unknown encoding", says(200, b"x", content_encoding="br"), _UNREADABLE),
    Fault("50 MB", never_ends, _UNREADABLE),
    Fault("50 MB packed into 50 KB", bursts, _UNREADABLE),
    Fault("the line closed", closes),
    Fault("the line closed in the head", breaks_off),
    Fault("a chunk cut off", stops_in_a_chunk),
    Fault("shorter than promised", promises_more),
    Fault("longer than promised", promises_less, _UNREADABLE),
    Fault("another protocol", swears),
)
"""Nothing, or nothing of the Bot API's, comes back."""

CARRIED_OUT: Final = (
    Fault("a slow answer", is_slow, ""),
    Fault("the line closed after the answer", closes_afterwards, ""),
    Fault("ok without a result", carried_out({"ok": True}), ""),
    Fault("a result of another kind", carried_out({"ok": True, "result": [5]}), ""),
    Fault("a number that is a text", carried_out({"ok": True, "result": {"message_id": "7", "chat": 5}}), ""),
    Fault("the answer lost", loses_the_answer, again=True),
)
"""The call was carried out, whatever the answer looks like."""

REFUSED: Final = (
    Fault("400 unknown", refuses(400, "Bad Request: something new"), "TelegramBadRequest"),
    Fault("400 without words", says(400, {"ok": False}), "TelegramBadRequest"),
    Fault("401 once", refuses(401, "Unauthorized"), "TelegramUnauthorizedError"),
    Fault("404", refuses(404, "Not Found"), "TelegramNotFound"),
    Fault("413", refuses(413, "Request Entity Too Large"), "TelegramEntityTooLarge"),
    Fault("418", refuses(418, "I am a teapot"), "TelegramAPIError"),
)
"""Trying again would change nothing."""

GONE: Final = (
    Fault("blocked", refuses(403, "Forbidden: bot was blocked by the user"), ""),
    Fault("user is deactivated", refuses(403, "Forbidden: user is deactivated"), ""),
    Fault("never pressed Start", refuses(403, "Forbidden: bot can't initiate conversation with a user"), ""),
    Fault("chat not found", refuses(400, "Bad Request: chat not found"), ""),
    Fault("PEER_ID_INVALID", refuses(400, "Bad Request: PEER_ID_INVALID"), ""),
)
"""Nobody is there."""

NO_PLACE: Final = (
    Fault("kicked", refuses(403, "Forbidden: bot was kicked from the supergroup chat"), ""),
    Fault("TOPIC_CLOSED", refuses(400, "Bad Request: TOPIC_CLOSED"), ""),
    Fault("message thread not found", refuses(400, "Bad Request: message thread not found"), ""),
    Fault("not enough rights", refuses(400, "Bad Request: not enough rights to send text messages to the chat"), ""),
)
"""The group takes nothing from the bot."""

OVER: Final = (
    Fault("query is too old", refuses(400, "Bad Request: query is too old and response timeout expired"), ""),
    Fault("press: 429", flood(retry_after=3), _FLOOD),
    Fault("press: 500", refuses(500, "Internal Server Error"), _SERVER),
    Fault("press: line closed", closes),
)
"""The press cannot be answered; the screen stands."""

CONFLICT: Final = Fault(
    "409", refuses(409, "Conflict: terminated by other getUpdates request"), "TelegramConflictError"
)

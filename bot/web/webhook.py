"""POST /telegram: updates as Telegram sends them to a webhook.

The rules are Telegram's (core.telegram.org/bots/api#setwebhook): it repeats the secret given to
setWebhook in a header, and sends an update again until it is answered with 2xx. So 200 is said
only after the update was taken. Nothing of a body is ever logged.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final

import orjson
from aiohttp import web

from bot.web.body import read_body

PATH: Final = "/telegram"
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a name, no secret
FEED_SECONDS: Final = 25.0
"""Seconds that taking an update may last; Telegram itself waits about a minute."""

Update = dict[str, Any]
Feed = Callable[[Update], Awaitable[bytes | None]]
"""Takes an update; gives a call of the Bot API as JSON, to be made by the response, or None."""

_log = logging.getLogger(__name__)


def webhook_routes(feed: Feed, secret: str, *, feed_seconds: float = FEED_SECONDS) -> list[web.RouteDef]:
    """The route /telegram.

    Answers 401 to a wrong or missing secret (before the body is read), 413 to a body over the
    limit, 400 to what is not an update, 500 where `feed` failed or took too long (Telegram sends
    the update again), else 200.

    Raises:
        ValueError: the secret is empty: anybody could then send updates.
    """
    if not secret:
        raise ValueError("a webhook needs a secret")
    wanted = secret.encode()

    async def telegram(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, wanted):
            raise web.HTTPUnauthorized
        update = _update(await read_body(request))
        if update is None:
            raise web.HTTPBadRequest
        taken, call = await _taken(feed, update, feed_seconds)
        if not taken:
            raise web.HTTPInternalServerError
        return web.Response() if call is None else web.Response(body=call, content_type="application/json")

    return [web.post(PATH, telegram)]


def _update(body: bytes) -> Update | None:
    """The update in a body; None where there is none."""
    try:
        update = _loads(body)
    except (ValueError, RecursionError):
        return None
    known = isinstance(update, dict) and type(update.get("update_id")) is int
    return update if known else None


def _loads(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except ValueError:
        return json.loads(body)  # slower; takes half a character, and what is no number, as one update may have them


async def _taken(feed: Feed, update: Update, seconds: float) -> tuple[bool, bytes | None]:
    """Whether the update was taken whole and in time, and what the response is to say."""
    try:
        async with asyncio.timeout(seconds):
            return True, await feed(update)
    except Exception as error:  # noqa: BLE001  # whatever it is, Telegram keeps the update and sends it again
        _log.error("webhook: update not taken (%s)", type(error).__name__)  # tracebacks can hold texts
        return False, None

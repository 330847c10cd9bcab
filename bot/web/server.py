"""The HTTP server: one application made of the parts' routes, and a runner that stops in time.

Nothing here knows what the routes do. Every answer carries the same security headers; an error
nobody foresaw is answered without a word of what it was; no address of anybody is logged.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.web.body import BODY_BYTES
from bot.web.quiet import http_logger

STOP_SECONDS: Final = 2.0
"""Seconds in which the server has stopped, whatever its handlers do."""

IDLE_SECONDS: Final = 75.0
"""Seconds in which the next request has to begin, to the end of its headers: longer than web servers before the bot
keep a line that they may use again (nginx: 60 s), far shorter than aiohttp's hour."""

_GRACE_SECONDS: Final = 0.5
"""aiohttp waits this long twice: for handlers to end, then for cancelled ones to have gone."""

CONTENT_SECURITY_POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
POLICY_HEADER: Final = "Content-Security-Policy"
SECURITY_HEADERS: Final = {
    POLICY_HEADER: CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
    "Server": "ukuk",
}

_log = logging.getLogger(__name__)


def build_app(*parts: Iterable[web.AbstractRouteDef]) -> web.Application:
    """The application made of the routes of its parts; a body over BODY_BYTES is answered 413."""
    app = web.Application(client_max_size=BODY_BYTES, middlewares=[_no_tracebacks])
    app.on_response_prepare.append(_add_headers)
    for routes in parts:
        app.add_routes(routes)
    return app


@asynccontextmanager
async def serve(app: web.Application, host: str, port: int) -> AsyncIterator[int]:
    """Serve while the context lasts; gives the real port, also where 0 asked for any free one.

    On leaving, running handlers get a moment to end and are then cancelled: it takes less than
    STOP_SECONDS.

    Raises:
        OSError: the address cannot be bound.
    """
    runner = web.AppRunner(
        app,
        access_log=None,
        logger=http_logger(),
        handle_signals=False,
        keepalive_timeout=IDLE_SECONDS,
        shutdown_timeout=_GRACE_SECONDS,
    )
    try:
        await runner.setup()
        await web.TCPSite(runner, host, port).start()
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


@web.middleware
async def _no_tracebacks(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception as error:
        if isinstance(error, ConnectionError) and (request.transport is None or request.transport.is_closing()):
            raise  # who hung up is answered nothing, and aiohttp does not call that a failure
        # the last wall: whatever broke, a database that hung up perhaps, the answer tells nothing of it
        _log.error("web: request failed (%s)", type(error).__name__)  # a traceback can hold a text
        return web.Response(status=500, text="500: Internal Server Error")


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """A page that brings a policy of its own keeps it."""
    own = response.headers.get(POLICY_HEADER)
    response.headers.update(SECURITY_HEADERS)
    if own is not None:
        response.headers[POLICY_HEADER] = own

"""The body of a request, read within limits of size and time."""

from __future__ import annotations

import asyncio
from typing import Final

from aiohttp import web

BODY_BYTES: Final = 1024 * 1024
"""Bytes in the body of a request; Telegram's updates and our own calls are far smaller."""

READ_SECONDS: Final = 10.0
"""Seconds in which a body must have arrived whole."""


async def read_body(request: web.Request) -> bytes:
    """The whole body.

    Raises:
        web.HTTPRequestEntityTooLarge: it is longer than BODY_BYTES (the application's limit).
        web.HTTPRequestTimeout: it did not arrive within READ_SECONDS.
        web.HTTPBadRequest: it is not packed or cut up as its headers say.
    """
    if request.content_length is not None and request.content_length > BODY_BYTES:
        raise web.HTTPRequestEntityTooLarge(BODY_BYTES, request.content_length)
    try:
        if request.content.is_eof():
            return await request.read()  # it came with the headers: nothing is waited for
        async with asyncio.timeout(READ_SECONDS):
            return await request.read()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except web.RequestPayloadError:
        raise web.HTTPBadRequest from None

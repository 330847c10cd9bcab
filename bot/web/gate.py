"""Who may see what is for operators: whoever has the token; without a token, this machine alone.

A stranger learns nothing: without a token the answer is that of a page that is not there.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Final

from aiohttp import HttpVersion11, web

from bot.web.hosts import Hosts, is_loopback

_LOOPBACK: Final = "127.0.0.1"
_FORWARDED: Final = frozenset(
    {"forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip", "x-cluster-client-ip"}
)
"""What proxies add for whoever they ask for; and everything that begins with _X_FORWARDED."""
_X_FORWARDED: Final = "x-forwarded"
_SCHEME: Final = "bearer"

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Gate:
    """Lets operators pass."""

    def __init__(self, token: str | None) -> None:
        self._token = token.encode() if token else None
        self._hosts = Hosts(_LOOPBACK)

    def guarded(self, answer: Answer) -> Answer:
        """A handler that answers operators, and nobody else.

        Raises (the handler, not this):
            web.HTTPUnauthorized: the token is missing or wrong.
            web.HTTPNotFound: there is no token to have, and the request is from elsewhere.
        """

        async def handle(request: web.Request) -> web.StreamResponse:
            if self._token is None:
                if not self._is_at_home(request):
                    raise web.HTTPNotFound
            elif not hmac.compare_digest(_bearer(request), self._token):
                raise web.HTTPUnauthorized(headers={"WWW-Authenticate": "Bearer"})
            return await answer(request)

        return handle

    def _is_at_home(self, request: web.Request) -> bool:
        """From this machine, and for nobody else.

        A proxy on this machine comes from loopback, too: it is known by what it adds, or by HTTP/1.0, which is what
        nginx speaks unless it is told otherwise. A page in a browser here, whose name was made to point here, is known
        by its Host.
        """
        peer = request.transport.get_extra_info("peername") if request.transport is not None else None
        here = isinstance(peer, tuple) and is_loopback(str(next(iter(peer), "")))
        added = {name.lower() for name in request.headers}
        forwarded = bool(added & _FORWARDED) or any(name.startswith(_X_FORWARDED) for name in added)
        return (
            here
            and not forwarded
            and request.version >= HttpVersion11
            and self._hosts.allows(request.headers.get("Host"))
        )


def _bearer(request: web.Request) -> bytes:
    """The token of an `Authorization: Bearer …`; nothing where there is none."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip().encode(errors="surrogateescape") if scheme.lower() == _SCHEME else b""

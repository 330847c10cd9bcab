"""Which Host headers are served, against DNS rebinding.

A page anywhere can let its own name point at 127.0.0.1 and then talk to what listens there as if
it were itself; only the Host header gives it away.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from ipaddress import ip_address
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_HOST = re.compile(r"(\[[0-9a-fA-F:.]+\]|[^:\[\]\s]+)(?::[0-9]{1,5})?", re.ASCII)


class Hosts:
    """The names under which a server bound to `bound` may be asked.

    Bound to loopback: the local names, `bound` itself and `also`. Bound to anything else it can be
    reached without tricks, and every name is served.
    """

    def __init__(self, bound: str, also: Collection[str] = ()) -> None:
        self._open = not is_loopback(bound)
        self._names = LOCAL_NAMES | {item.lower() for item in (bound, *also)}

    def allows(self, header: str | None) -> bool:
        """Whether a request with this Host header is served."""
        match = _HOST.fullmatch(header or "")
        return self._open or (match is not None and match[1].lower() in self._names)


def is_loopback(host: str) -> bool:
    """Whether an address to bind is reached from this machine only."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def guarded(routes: Iterable[web.RouteDef], hosts: Hosts) -> list[web.RouteDef]:
    """The same routes, where a Host header that `hosts` does not allow is answered 403."""
    return [web.RouteDef(item.method, item.path, _guarded(hosts, item.handler), item.kwargs) for item in routes]


def _guarded(hosts: Hosts, handler: Handler) -> Handler:
    async def handle(request: web.Request) -> web.StreamResponse:
        if not hosts.allows(request.headers.get("Host")):
            raise web.HTTPForbidden
        return await handler(request)

    return handle

"""GET /healthz: whether all is well, for whoever watches the process. No person in it.

The answer is 200 also when something is missing: without its database Ukuk still answers people,
so nothing should restart it for that. Whoever watches reads `status`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from aiohttp import web

HEALTH_SECONDS: Final = 2.0
"""Seconds that finding out may take."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """The revision of the content being served, and which parts work: `{"storage": True}`."""

    revision: str = ""
    parts: Mapping[str, bool] = field(default_factory=dict)
    known: bool = True


def health_routes(health: Callable[[], Awaitable[Health]]) -> list[web.RouteDef]:
    """The route /healthz, answered from what `health` finds."""

    async def healthz(_request: web.Request) -> web.Response:
        found = await _within_time(health)
        well = found.known and all(found.parts.values())
        status = "ok" if well else "degraded"
        return web.json_response({"status": status, "revision": found.revision, "parts": dict(found.parts)})

    return [web.get("/healthz", healthz)]


async def _within_time(health: Callable[[], Awaitable[Health]]) -> Health:
    try:
        async with asyncio.timeout(HEALTH_SECONDS):
            return await health()
    except Exception as error:  # noqa: BLE001  # whatever fails here means degraded, and must not break the page
        _log.warning("health: not known (%s)", type(error).__name__)
        return Health(known=False)

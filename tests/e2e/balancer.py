"""What stands before several replicas: each request goes to the next of them, as nginx does it without more words.

Whoever does not listen is passed over. A request that somebody had in hand when he died is answered 502, and not given
to another one: only who sent it knows whether it may be sent twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import aiohttp
from aiohttp import web

from tests.e2e.process import BotProcess
from tests.e2e.stand_in import LOOPBACK

_PASSED_ON: Final = ("X-Telegram-Bot-Api-Secret-Token", "Content-Type")


class Balancer:
    """Round robin over the bots of a list that may change while it runs."""

    def __init__(self, bots: Sequence[BotProcess]) -> None:
        self.bots = list(bots)
        self.taken: Counter[int] = Counter()
        """The port of a replica → how many requests it answered."""
        self.broken = 0
        """How many were answered 502."""
        self.port = 0
        self._turn = 0
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None

    @property
    def url(self) -> str:
        """WEBHOOK_URL of all replicas."""
        return f"http://{LOOPBACK}:{self.port}"

    async def start(self) -> None:
        """Listen on any free port."""
        app = web.Application()
        app.router.add_post("/telegram", self._pass)
        self._runner = web.AppRunner(app, access_log=None, handle_signals=False, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, LOOPBACK, 0).start()
        self.port = int(self._runner.addresses[0][1])
        self._session = aiohttp.ClientSession()

    async def stop(self) -> None:
        """Listen no more."""
        if self._session is not None and self._runner is not None:
            await self._session.close()
            await self._runner.cleanup()

    async def _pass(self, request: web.Request) -> web.Response:
        assert self._session is not None
        body = await request.read()
        headers = {name: request.headers[name] for name in _PASSED_ON if name in request.headers}
        for _ in self.bots:
            bot = self.bots[self._turn % len(self.bots)]
            self._turn += 1
            try:
                async with self._session.post(bot.webhook, data=body, headers=headers) as answer:
                    said = await answer.read()
                    self.taken[bot.port] += 1
                    return web.Response(status=answer.status, body=said, content_type=answer.content_type)
            except aiohttp.ClientConnectorError:
                continue
            except aiohttp.ClientError:
                break
        self.broken += 1
        return web.Response(status=502)

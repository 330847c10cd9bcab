"""Updates pushed to the bot's webhook, as the real server does it: again and again, until it says 2xx."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any, Final

import aiohttp

from tests.e2e.mailbox import Mailbox

SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # a name, no secret
CONNECTIONS: Final = 40
"""Where the bot asks for no other number."""
FIRST_PAUSE_SECONDS: Final = 0.1
LONGEST_PAUSE_SECONDS: Final = 1.0
"""The pauses before an update is pushed again; the real ones grow to a minute."""
PUSH_SECONDS: Final = 60.0


Call = Callable[[str, dict[str, Any]], Awaitable[None]]
OK: Final = 200


class Pusher:
    """Owns one task for each update that waits, as long as a webhook is set."""

    def __init__(self, mailbox: Mailbox, call: Call) -> None:
        """`call` carries out what a response asks for, as the real server does; nobody is told how it ended."""
        self._call = call
        self.url = ""
        self.secret = ""
        self.tries: dict[int, list[int]] = defaultdict(list)
        """Update → the statuses it was answered with; 0 where nobody answered."""
        self._mailbox = mailbox
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._in_order: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._room = asyncio.Semaphore(CONNECTIONS)
        self._session: aiohttp.ClientSession | None = None

    async def aim(self, url: str, secret: str, connections: int = CONNECTIONS) -> None:
        """Push to this address from now on; to none where it is empty."""
        await self.close()
        self._room = asyncio.Semaphore(connections)
        self.url, self.secret = url, secret
        if url:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=PUSH_SECONDS))
            self.push()

    def push(self) -> None:
        """Begin with whatever waits and is not on its way yet."""
        if self._session is None:
            return
        for number, update in self._mailbox.waiting.items():
            if number not in self._tasks:
                work = self._deliver(self._session, number, update)
                self._tasks[number] = asyncio.get_running_loop().create_task(work)

    async def close(self) -> None:
        """Stop pushing; what was not taken goes on waiting."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._tasks.clear()
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def _deliver(self, session: aiohttp.ClientSession, number: int, update: dict[str, Any]) -> None:
        pause = FIRST_PAUSE_SECONDS
        async with self._in_order[_queue_of(update)]:
            while number in self._mailbox.waiting:
                async with self._room:
                    status = await self._post(session, update)
                self.tries[number].append(status)
                if 200 <= status < 300:
                    self._mailbox.confirm(number)
                else:
                    await asyncio.sleep(pause)
                    pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    async def _post(self, session: aiohttp.ClientSession, update: dict[str, Any]) -> int:
        headers = {SECRET_HEADER: self.secret} if self.secret else {}
        try:
            async with session.post(self.url, json=update, headers=headers) as answer:
                said = await answer.read()
                if answer.status == OK and said:
                    arguments = json.loads(said)
                    await self._call(arguments.pop("method"), arguments)
                return answer.status
        except (aiohttp.ClientError, TimeoutError):
            return 0


def _queue_of(update: dict[str, Any]) -> str:
    """What is pushed in order: the messages of a chat, the presses of a person."""
    press = update.get("callback_query")
    if isinstance(press, dict):
        return f"press {press.get('from', {}).get('id')}"
    message = update.get("message")
    return f"chat {message.get('chat', {}).get('id')}" if isinstance(message, dict) else "rest"

"""The process: one line of JSON in is an order, one line out what came of it. The first line out names the port.

Run by the benchmark: python -m benchmarks.stand_in
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any, Final

import orjson
import uvloop

from benchmarks.stand_in.loads import Load
from benchmarks.stand_in.server import Server
from benchmarks.stand_in.world import World

LOOPBACK: Final = "127.0.0.1"
LONGEST_ORDER: Final = 2**24
"""Bytes: an order may bring all questions that people are to ask."""


class StandIn:
    """The worlds, and the orders that are given to them."""

    def __init__(self) -> None:
        self.worlds: dict[str, World] = {}

    async def obey(self, order: dict[str, Any]) -> dict[str, Any]:
        """Carry out one order: {"do": …, "token": …, and what it needs}."""
        do, token = order.pop("do"), order.pop("token")
        if do == "open":
            self.worlds[token] = World(token, order.get("not_pressed", ""))
            return {}
        if do == "close":
            world = self.worlds.pop(token)
            world.pusher.aim("", "")
            return {"unknown": dict(world.unknown), "failed_pushes": world.pusher.failed, "calls": dict(world.calls)}
        world = self.worlds[token]
        if do == "state":
            return {"ready_at": world.ready_at, "answered_at": world.answered_at}
        if do == "write":
            world.act(world.person(order["person"]), 0.0)
            return {}
        return await _load(world, do, order)


async def _load(world: World, kind: str, order: dict[str, Any]) -> dict[str, Any]:
    load = Load(world)
    match kind:
        case "closed":
            seconds = await load.closed(**order)
        case "rate":
            seconds = await load.open(**order)
        case _:
            seconds = await load.distinct(**order)
    return {
        "seconds": seconds,
        "updates": len(load.latencies),
        "latencies": load.latencies,
        "without_screen": load.without_screen,
        "lost": load.lost,
    }


async def main() -> None:
    """Serve until standard input ends."""
    loop = asyncio.get_running_loop()
    stand_in = StandIn()
    server = await loop.create_server(lambda: Server(stand_in.worlds), LOOPBACK, 0, backlog=512)
    lines = asyncio.StreamReader(LONGEST_ORDER)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    _say({"port": server.sockets[0].getsockname()[1]})
    while line := await lines.readline():
        _say(await stand_in.obey(orjson.loads(line)))
    server.close()


def _say(what: dict[str, Any]) -> None:
    sys.stdout.buffer.write(orjson.dumps(what) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main())

"""Calls over HTTP against a server that answers with whatever bytes a test wants, in whatever pieces."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise
from socket import gaierror
from ssl import SSLError
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram import http
from bot.telegram.http import Answer, BrokenError, Client

PATIENCE: Final = 10.0
BODY: Final = b'{"ok":true}'
OK: Final = b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n" + BODY
CHUNKED: Final = b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{"ok\r\n7\r\n":true}\r\n0\r\n\r\n'
CONTINUE: Final = b"HTTP/1.1 100 Continue\r\n\r\n"


class Server:
    """Gives each request the next of its answers, each a row of pieces; None hangs up."""

    def __init__(self, answers: Sequence[Sequence[bytes] | None]) -> None:
        self._answers = list(answers)
        self.connections = 0
        self.requests: list[bytes] = []
        self.url = ""
        self._writers: list[asyncio.StreamWriter] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.append(writer)
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
                self.requests.append(head + await reader.readexactly(length))
                answer = self._answers.pop(0)
                if answer is None:
                    writer.transport.abort()
                    return
                for piece in answer:
                    writer.write(piece)
                    await asyncio.sleep(0)
        except (asyncio.IncompleteReadError, ConnectionError):
            return

    def hang_up(self) -> None:
        """End all connections, as a server does with those that are idle."""
        for writer in self._writers:
            writer.transport.abort()


@asynccontextmanager
async def serving(*answers: Sequence[bytes] | None, limit: int = 10) -> AsyncIterator[tuple[Server, Client]]:
    server = Server(answers)
    listening = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    server.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    client = Client(server.url, limit)
    try:
        yield server, client
    finally:
        await client.close()
        server.hang_up()
        listening.close()


async def post(client: Client, seconds: float = PATIENCE) -> Answer:
    return await client.post("/bot1:x/getMe", b'{"a":1}', "application/json", seconds)


async def test_what_is_sent_and_what_is_answered() -> None:
    async with serving([OK]) as (server, client):
        assert await post(client) == Answer(200, BODY)
        head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert body == b'{"a":1}'
    assert head.split(b"\r\n") == [
        b"POST /bot1:x/getMe HTTP/1.1",
        f"Host: {server.url.removeprefix('http://')}".encode(),
        b"User-Agent: Ukuk",
        b"Content-Type: application/json",
        b"Content-Length: 7",
    ]


async def test_calls_after_each_other_use_one_connection() -> None:
    async with serving(*[[OK]] * 5) as (server, client):
        for _ in range(5):
            assert await post(client) == Answer(200, BODY)
        assert server.connections == 1


async def test_calls_at_once_use_as_many_connections_and_no_more_than_allowed() -> None:
    async with serving(*[[OK]] * 12, limit=3) as (server, client):
        answers = await asyncio.gather(*(post(client) for _ in range(12)))
        assert answers == [Answer(200, BODY)] * 12
        assert server.connections == 3


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([OK, CHUNKED, CONTINUE + OK]), st.lists(st.integers(1, 120), max_size=6))
def test_an_answer_may_come_in_any_pieces(raw: bytes, cuts: list[int]) -> None:
    places = [0, *sorted({cut for cut in cuts if cut < len(raw)}), len(raw)]
    pieces = [raw[start:end] for start, end in pairwise(places)]

    async def twice() -> list[Answer]:
        async with serving(pieces, pieces) as (_, client):
            return [await post(client), await post(client)]

    assert asyncio.run(twice()) == [Answer(200, BODY)] * 2


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="this system cannot be told")
async def test_a_line_whose_other_end_is_gone_is_noticed() -> None:
    """That the system is told so; that it then does was seen in a network whose packets were dropped."""
    async with serving([OK]) as (_, client):
        await post(client)
        (line,) = [connection._transport for connection in client._open]
        assert line is not None
        told = line.get_extra_info("socket")
        assert told.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == http.DEAD_SECONDS * 1000
        assert told.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1


BROKEN: Final[dict[str, Sequence[bytes] | None]] = {
    "hangs up": None,
    "no HTTP": [b"<html>Welcome to the free network</html>\r\n\r\n"],
    "another protocol": [b"HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"],
    "a bad length": [b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n"],
    "a bad chunk": [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
}


@pytest.mark.parametrize("name", BROKEN)
async def test_what_is_no_answer_is_an_error_and_the_next_call_goes_well(name: str) -> None:
    async with serving(BROKEN[name], [OK]) as (server, client):
        with pytest.raises(BrokenError):
            await post(client)
        assert await post(client) == Answer(200, BODY)
        assert server.connections == 2


@pytest.mark.parametrize("head", [b"Content-Length: 100000\r\n\r\n", b"X: "])
async def test_an_answer_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch, head: bytes) -> None:
    monkeypatch.setattr(http, "ANSWER_BYTES", 1000)
    long = b"HTTP/1.1 200 OK\r\n" + head + b"x" * 1001
    async with serving([long]) as (_, client):
        with pytest.raises(BrokenError, match="without end"):
            await post(client)


async def cut_short(server: Server, client: Client) -> None:
    waiting = asyncio.ensure_future(post(client))
    while not server.requests:  # noqa: ASYNC110  # nobody tells when a request has come
        await asyncio.sleep(0)
    server.hang_up()
    with pytest.raises(BrokenError):
        await waiting


async def given_up(server: Server, client: Client) -> None:
    with pytest.raises(TimeoutError):
        await post(client, seconds=0.05)


async def cancelled(server: Server, client: Client) -> None:
    waiting = asyncio.ensure_future(post(client))
    while not server.requests:  # noqa: ASYNC110  # nobody tells when a request has come
        await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


@pytest.mark.parametrize("how", [cut_short, given_up, cancelled])
async def test_a_call_that_has_no_answer_takes_its_connection_along(
    how: Callable[[Server, Client], Awaitable[None]],
) -> None:
    async with serving([OK[:40]], [OK]) as (server, client):
        await how(server, client)
        assert await post(client) == Answer(200, BODY)
        assert server.connections == 2


async def test_a_connection_that_was_idle_for_long_or_is_closed_is_not_used_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with serving([OK], [OK], [OK]) as (server, client):
        await post(client)
        server.hang_up()
        await asyncio.sleep(0.02)
        await post(client)
        monkeypatch.setattr(http, "IDLE_SECONDS", 0.0)
        await post(client)
        assert server.connections == 3


@pytest.mark.parametrize("more", [OK, b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", b"x"])
async def test_what_nobody_asked_for_is_no_answer_to_the_next_call(more: bytes) -> None:
    async with serving([OK + more], [OK]) as (_, client):
        assert await post(client) == Answer(200, BODY)
        assert await post(client) == Answer(200, BODY)


async def test_a_server_that_closes_after_each_answer() -> None:
    last = OK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
    async with serving([last], [last]) as (server, client):
        assert [await post(client), await post(client)] == [Answer(200, BODY)] * 2
        assert server.connections == 2


async def test_nobody_listens_and_no_such_host() -> None:
    async with serving() as (server, _):
        pass
    with pytest.raises(ConnectionRefusedError):
        await post(Client(server.url, 1))
    with pytest.raises(gaierror):
        await post(Client("http://no-such-host.invalid", 1))


async def test_nothing_is_said_before_the_server_has_proved_who_it_is() -> None:
    async with serving([OK]) as (server, _):
        with pytest.raises((SSLError, ConnectionError, TimeoutError)):
            await post(Client(server.url.replace("http:", "https:"), 1), seconds=0.3)
        assert server.requests == []


async def test_closing_ends_what_is_under_way() -> None:
    async with serving([]) as (server, client):
        waiting = asyncio.ensure_future(post(client))
        while not server.requests:  # noqa: ASYNC110  # nobody tells when a request has come
            await asyncio.sleep(0)
        await client.close()
        with pytest.raises(BrokenError):
            await waiting
